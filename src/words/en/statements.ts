/** How something is said, in English: kind of statement, how clear a date is, who says so, and where it comes from. */
export const statements = {
  /** Kind of statement; none of them is proof. */
  kinds: {
    reported: 'Reported',
    official: 'Official',
    alleged: 'Alleged',
    speculation: 'Speculation',
    opinion: 'Opinion',
    unknown: 'Open question',
  },
  /** Whether a value had begun by the date, and may have changed since. */
  certainties: {
    certain: 'By then',
    stated: 'By then; may have changed',
    possible: 'Perhaps by then',
  },
  by: 'by {who}',
  byAuthor: 'by the source’s author',
  byUnstated: 'source does not say who',
  /** Who says so, where that is no person or organization. */
  asserters: { author: 'the source’s author', unstated: 'not stated' },
  implied: 'implied',
  quote: '“{text}”',
  quoteAt: '“{text}” ({place})',
  erased: 'This was erased.',
  yes: 'yes',
  no: 'no',
  notStated: 'not stated',
  instant: '{day}, {time} UTC',
  provenance: {
    show: 'Show source',
    entry: 'Log entry {entry}, recorded on {recorded}.',
    entryBy: 'Log entry {entry}, recorded on {recorded} by {name}.',
    receipt: 'Receipt',
    corrected: 'Corrected since:',
    retracted: 'Retracted:',
    translation: 'Translation: {text}',
    cited: '{source}, {place}',
  },
} as const;
