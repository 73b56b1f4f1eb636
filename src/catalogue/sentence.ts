/** What a development says, as sentences for people. */
import { describe, languagesOf, type Speaker } from '../words/describe.ts';
import { type Message, say } from '../words/message.ts';
import { chooseText, eachText, type Languages, type TextInLanguage } from '../words/texts.ts';
import { contentOf } from './amending.ts';
import type { Envelope } from './development.ts';
import { UNSTATED } from './points.ts';
import { isFirm, type Standing } from './standing.ts';
import { tell } from './told.ts';
import { typeOf } from './types.ts';

/**
 * What a development says, for people. It begins with who says so and the kind of statement, so that it cannot be
 * read, or cut, as more than is known.
 */
export function describeDevelopment(development: Envelope, speaker: Speaker): string {
  if (typeOf(development).amends === 'corrects') {
    const corrected = describeDevelopment(contentOf(development), speaker);
    return describe(say('statements.correction', { sentence: corrected }), speaker);
  }
  return withLead(development, sentenceOf(development, speaker), speaker);
}

function sentenceOf(development: Envelope, speaker: Speaker): string {
  const { sentence, data: schema } = typeOf(development);
  const { occurred, data } = development;
  const messages = [sentence(tellLastDay(tell(schema, data), occurred), data)].flat();
  return messages.map((message) => describe(message, speaker)).join(' ');
}

/** The last day of what ended is its date. Without one nothing is said of it. */
function tellLastDay<Data extends object>(told: Data, occurred: string | undefined): Data {
  if (!('lastDay' in told)) return told;
  const { lastDay, ...others } = told;
  return { ...others, ...(lastDay === true && occurred ? { lastDay: { date: occurred } } : {}) } as unknown as Data;
}

/** Its summary in the editor’s words, which begins likewise; what it says where there is none. */
export function describeSummary(development: Envelope, speaker: Speaker): string {
  const summary = summaryFor(development, languagesOf(speaker));
  return summary ? withLead(development, summary.text, speaker) : describeDevelopment(development, speaker);
}

/** The same without who says so: that stands beside it. */
export function describeBare(development: Envelope, speaker: Speaker): string {
  if (typeOf(development).amends === 'corrects') return describeBare(contentOf(development), speaker);
  const summary = summaryFor(development, languagesOf(speaker));
  return summary ? summary.text : sentenceOf(development, speaker);
}

/** The editor’s summary for readers of these languages; undefined where there is none. */
export function summaryFor(
  { summary, lang }: Pick<Envelope, 'summary' | 'lang'>,
  languages: Languages,
): TextInLanguage | undefined {
  return summary === undefined ? undefined : chooseText(eachText(summary, lang), languages);
}

/** A sentence with who says so before it, and whose claim its content is where that differs. */
function withLead(development: Envelope, sentence: string, speaker: Speaker): string {
  const { attribution, claim } = development;
  if (!attribution) return sentence;
  const isClaim = makesClaim(development);
  const { standing, by, hedge, inferred } = attribution;
  const differs = claim && isClaim && (claim.standing !== standing || claim.by !== by);
  const lead = say('statements.sentence', {
    act: leadOf(attribution),
    isImplied: inferred ? 'yes' : 'no',
    hedge: hedge ?? null,
    content: differs ? leadOf(claim) : null,
    sentence,
  });
  return describe(lead, speaker);
}

function makesClaim(development: Envelope): boolean {
  const { claims } = typeOf(development);
  return typeof claims === 'function' ? claims(development.data) : claims === true;
}

/** Who asserts what it says, and as what: its content is a claim where it makes one. Undefined: the registry. */
export function assertionOf(development: Envelope): Attributed | undefined {
  const { attribution, claim } = development;
  return claim && makesClaim(development) && isFirm(attribution?.standing) ? claim : attribution;
}

interface Attributed {
  readonly standing: Standing;
  readonly by: string;
}

/** Who says so, and the kind of statement. */
export function leadOf({ standing, by }: Attributed): Message {
  return say(`statements.leads.${standing}`, { by: toAsserter(by) });
}

function toAsserter(by: string) {
  if (by === UNSTATED) return null;
  return by === 'author' ? say('options.by.author') : { subject: by };
}
