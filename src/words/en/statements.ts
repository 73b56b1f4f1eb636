/**
 * How something is said, in English: kind of statement, who says so, how clear a date is, and where it comes from. The
 * kind and who says so stand before each sentence, so that no claim reads as a fact.
 */
import { sharedLabels } from './labels.ts';

const implied = '{isImplied, select, yes { (implied, at least in part)} other {}}';
const wording = '{hasHedge, select, yes { (source’s wording: “{hedge}”)} other {}}';

export const statements = {
  /** Kind of statement; none of them is proof. */
  kinds: sharedLabels.standings,
  /** Who says so; `by` is left out where the source does not say. */
  leads: {
    reported: 'Reported{hasBy, select, yes { by {by}} other { (the source does not say who reports it)}}',
    official: 'Official{hasBy, select, yes {, according to {by}} other { (the source does not name the authority)}}',
    alleged: 'Alleged{hasBy, select, yes { by {by}} other { (the source does not say who alleges it)}}',
    speculation: 'Speculation{hasBy, select, yes { by {by}} other { (the source does not say whose)}}',
    opinion: 'Opinion{hasBy, select, yes { of {by}} other { (the source does not say whose)}}',
    unknown: 'Open question{hasBy, select, yes { raised by {by}} other { (the source does not say who raises it)}}',
  },
  /** `act`: who says so; `content`: whose claim it is, where that differs; `hedge`: the source’s own cautious words. */
  sentence: `{act}${implied}${wording}{hasContent, select, yes {. {content}} other {}}: {sentence}`,
  correction: 'Correction. {sentence}',
  /** Whether a value had begun by the date, and may have changed since. */
  certainties: {
    certain: 'By then',
    stated: 'By then; may have changed',
    possible: 'Perhaps by then',
    unknown: 'Date not known',
  },
  /** Begun by the date, though reports of it disagree on when. */
  datesDisagree: 'By then; reports give different dates',
  /** A report of the same event that disagrees on its date. */
  otherDate: 'Another report gives {date}.',
  by: 'by {who}',
  byAuthor: 'by the source’s author',
  byUnstated: 'source does not say who',
  implied: 'implied',
  quote: '“{text}”',
  quoteAt: '“{text}” ({place})',
  erased: 'This was erased.',
  instant: '{day}, {time} UTC',
  /** The quiet mark behind a statement, and what a screen reader says of it. */
  marks: {
    paragraph: '¶{number}',
    basis: 'What this rests on',
    source: 'Source',
    place: 'Source: {place}',
    sources: 'Source: {sources}',
  },
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
