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
  /** So many counts of a kind. */
  sum: '{count} {label}',
  sumOf: { final: '{count} final', pardoned: '{count} pardoned' },
  /** What is to serve, and how that is known. */
  reckoning: {
    life: 'for life',
    death: 'death',
    not_stated: 'term not stated',
    nothing: 'nothing left, by the stated terms',
    not_clear: 'not clear on this date',
    term: '{term}{known, select, total { (the court’s total)} other {}}',
    range: '{least} to {most} (how the terms combine is not stated)',
    atLeast: 'at least {least}',
  },
  /** One of those that something is based on: its page says which. */
  development: 'development {number}',
  /** Kinds of claims that are no option of a field. */
  claimKinds: { conduct: 'conduct', statement: 'statement' },
} as const;
