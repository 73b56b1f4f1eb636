/** Values of attributes and fields, in English. */
export const values = {
  /** A value with the name of its field or attribute. */
  field: '{field}: {value}',
  /** A subject in a file. */
  withId: '{name} ({id})',
  yes: 'yes',
  no: 'no',
  notStated: 'not stated',
  exactly: '{count}',
  atLeast: 'at least {least}',
  between: '{least} to {most}',
  /** One of those that something is based on: its page says which. */
  development: 'development {number}',
  /** Kinds of claims that are no option of a field. */
  claimKinds: { conduct: 'conduct', statement: 'statement' },
} as const;
