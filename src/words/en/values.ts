/** Values of attributes and fields, in English. */
export const values = {
  /** A value with the name of its field. */
  named: '{field}: {value}',
  yes: 'yes',
  no: 'no',
  notStated: 'not stated',
  exactly: '{count}',
  atLeast: 'at least {least}',
  /** What a claim is about; others are what a development would say. */
  claimKinds: {
    conduct: 'conduct',
    statement: 'statement',
    motive: 'motive',
    influence: 'influence',
    character: 'character',
  },
  between: '{least} to {most}',
} as const;
