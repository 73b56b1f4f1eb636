/**
 * Kinds of statements and who makes them, in English. They stand before each sentence, so that no claim reads as a
 * fact.
 */
import { sharedLabels } from './labels.ts';

const implied = '{isImplied, select, yes { (implied, not said outright)} other {}}';
const wording = '{hasHedge, select, yes { (source’s wording: “{hedge}”)} other {}}';

export const statements = {
  kinds: sharedLabels.standings,
  /** Who asserts something, where that is no subject. */
  author: 'the source’s author',
  unstated: 'not stated',
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
} as const;
