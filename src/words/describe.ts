/** Messages and what they speak of, in the words of a language. */
import { formatCountry } from './countries.ts';
import { formatDate, formatDay } from './dates.ts';
import type { Language } from './language.ts';
import type { Message, Referent } from './message.ts';
import { type Languages, textIn } from './texts.ts';

export interface Speaker {
  readonly language: Language;
  /** In which texts are wanted that stand in several; left out: in that of the messages. */
  readonly languages?: Languages | undefined;
  /** What a subject is called; its id where it has no name. */
  readonly nameOf: (subject: string) => string;
}

/** The languages that a speaker uses where a text stands in several. */
export function languagesOf({ languages, language }: Pick<Speaker, 'language' | 'languages'>): Languages {
  return languages ?? [language.tag];
}

/** A message as a text. */
export function describe(message: Message, speaker: Speaker): string {
  const values = Object.entries(message.values).map(([name, value]) => [
    name,
    typeof value === 'object' && value !== null ? describeReferent(value, speaker) : value,
  ]);
  return speaker.language.format(message.key, Object.fromEntries(values));
}

function describeReferent(referent: Referent, speaker: Speaker): string {
  const { language, nameOf } = speaker;
  if ('key' in referent) return describe(referent, speaker);
  if ('subject' in referent) return nameOf(referent.subject);
  if ('term' in referent) return formatTerm(referent.term, language);
  if ('day' in referent) return formatDay(referent.day, language);
  if ('date' in referent) return formatDate(referent.date, language);
  if ('country' in referent) return formatCountry(referent.country, language);
  if ('texts' in referent) return textIn(referent.texts, languagesOf(speaker));
  const items = referent.filter((item, at) => !referent.slice(0, at).some((other) => isSameSubject(other, item)));
  return language.list(items.map((item) => (typeof item === 'string' ? item : describeReferent(item, speaker))));
}

function isSameSubject(one: string | Referent, other: string | Referent): boolean {
  const [first, second] = [one, other].map((it) =>
    typeof it === 'object' && 'subject' in it ? it.subject : undefined,
  );
  return first !== undefined && first === second;
}

/**
 * “18 years”, “1 year and 6 months”, “life”. `term`: an ISO 8601 duration in whole years, months, weeks and days, or
 * `life`.
 */
export function formatTerm(term: string, { words, list }: Language): string {
  const { terms } = words;
  if (term === 'life') return terms.life;
  const units = { Y: terms.years, M: terms.months, W: terms.weeks, D: terms.days } as const;
  const parts = [...term.matchAll(/(\d+)([YMWD])/g)].map(([, count = '', unit = 'D']) =>
    units[unit as keyof typeof units]({ count: Number(count) }),
  );
  return list(parts);
}

/** “120000 KZT”: as recorded, with the currency where it is stated. */
export function formatAmount(amount: string, currency: string | null | undefined): string {
  return currency ? `${amount} ${currency}` : amount;
}
