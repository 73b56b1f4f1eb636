/** What tracks are about, in English: one and many, descriptions, labels, and what is said where nothing is recorded. */
export const attributes = {
  custody: {
    label: 'Custody',
    many: 'Custody',
    description: 'How a person is held or restricted; null: no record.',
    none: 'No record of custody',
    labels: {
      detained: 'detained',
      remanded: 'remanded in custody',
      house_arrest: 'house arrest',
      bail: 'bail',
    },
  },
  transfer: {
    label: 'Transfer',
    many: 'Transfers',
    description: 'Where a person in custody was taken; null: not stated.',
    none: 'No record of a transfer',
    labels: { transfer: 'transfer' },
  },
  wanted: {
    label: 'Wanted',
    many: 'Wanted',
    description: 'Sought, by authority.',
    none: 'No record of a search',
    labels: { wanted: 'wanted' },
  },
} as const;
