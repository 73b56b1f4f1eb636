/** What a development says, as sentences for people. */
import { describe, languagesOf, type Speaker } from '../words/describe.ts';
import { type Message, say } from '../words/message.ts';
import { chooseText, eachText, type Languages, type TextInLanguage } from '../words/texts.ts';
import { contentOf } from './amending.ts';
import type { Envelope } from './development.ts';
import { UNSTATED } from './points.ts';
import type { Standing } from './standing.ts';
import { tell } from './told.ts';
import { typeOf } from './types.ts';

/**
 * What a development says, for people. It begins with who says so and the kind of statement, so that it cannot be
 * read, or cut, as more than is known.
 */
export function describeDevelopment(development: Envelope, speaker: Speaker): string {
  const { sentence, amends, data: schema } = typeOf(development);
  if (amends === 'corrects') {
    const corrected = describeDevelopment(contentOf(development), speaker);
    return describe(say('statements.correction', { sentence: corrected }), speaker);
  }
  const { occurred, data } = development;
  const messages = [sentence(tellLastDay(tell(schema, data), occurred), data)].flat();
  const whole = messages.map((message) => describe(message, speaker)).join(' ');
  return withLead(development, whole, speaker);
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

/** The editor’s summary for readers of these languages; undefined where there is none. */
export function summaryFor(
  { summary, lang }: Pick<Envelope, 'summary' | 'lang'>,
  languages: Languages,
): TextInLanguage | undefined {
  return summary === undefined ? undefined : chooseText(eachText(summary, lang), languages);
}

/** A sentence with who says so before it, and whose claim its content is where that differs. */
function withLead(development: Envelope, sentence: string, speaker: Speaker): string {
  const { attribution, claim, data } = development;
  if (!attribution) return sentence;
  const { claims } = typeOf(development);
  const isClaim = typeof claims === 'function' ? claims(data) : claims;
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

/** Who says so, and the kind of statement. */
export function leadOf({ standing, by }: { readonly standing: Standing; readonly by: string }): Message {
  return say(`statements.leads.${standing}`, { by: toAsserter(by) });
}

function toAsserter(by: string) {
  if (by === UNSTATED) return null;
  return by === 'author' ? say('options.by.author') : { subject: by };
}
