/** Messages and what they speak of, in the words of a language. */
import { formatCountry } from './countries.ts';
import { formatDate, formatDay, formatWhen } from './dates.ts';
import type { Language } from './language.ts';
import type { Clause, Message, Referent } from './message.ts';
import { type Languages, type Texts, textIn } from './texts.ts';

export interface Speaker {
  readonly language: Language;
  /** In which texts are wanted that stand in several; left out: in that of the messages. */
  readonly languages?: Languages | undefined;
  /** What a subject is called; its id where it has no name. */
  readonly nameOf: (subject: string) => string;
  /** Marks the words of a clause; left out: they stand as they are. */
  readonly mark?: ((clause: Clause, text: string) => string) | undefined;
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

/** A clause in words. */
export interface DescribedClause {
  readonly clause: Clause;
  readonly text: string;
}

/** A message as texts and clauses, in the order in which they are read: for pages, which make links of clauses. */
export function describePieces(message: Message, speaker: Speaker): readonly (string | DescribedClause)[] {
  const clauses: Clause[] = [];
  const mark = (clause: Clause, text: string) => `${OPEN}${clauses.push(clause) - 1}${NUMBERED}${text}${CLOSE}`;
  const text = describe(message, { ...speaker, mark });
  return text.split(OPEN).flatMap((piece, index): (string | DescribedClause)[] => {
    if (index === 0) return piece === '' ? [] : [piece];
    const [number = '', rest = ''] = piece.split(NUMBERED);
    const [said = '', after = ''] = rest.split(CLOSE);
    const clause = clauses[Number(number)];
    return [...(clause ? [{ clause, text: said }] : []), ...(after === '' ? [] : [after])];
  });
}

/** Noncharacters of Unicode: no text has them. */
const [OPEN, NUMBERED, CLOSE] = ['\ufdd0', '\ufdd1', '\ufdd2'];

function describeReferent(referent: Referent, speaker: Speaker): string {
  const { language, nameOf } = speaker;
  if ('key' in referent) return describe(referent, speaker);
  if ('subject' in referent) return nameOf(referent.subject);
  if ('term' in referent) return formatTerm(referent.term, language);
  if ('day' in referent) return formatDay(referent.day, language);
  if ('date' in referent) return formatDate(referent.date, language);
  if ('country' in referent) return formatCountry(referent.country, language);
  if ('when' in referent) return formatWhen(referent.when, referent, language);
  if ('says' in referent) return describeClause(referent, speaker);
  if ('either' in referent) return language.either(itemsOf(referent.either, speaker));
  if ('claim' in referent) return describeClaim(referent, speaker);
  if ('texts' in referent) return textIn(referent.texts, languagesOf(speaker));
  return language.list(itemsOf(referent, speaker));
}

function itemsOf(referents: readonly (string | Referent)[], speaker: Speaker): string[] {
  const items = referents.filter((item, at) => !referents.slice(0, at).some((other) => isSameSubject(other, item)));
  return items.map((item) => (typeof item === 'string' ? item : describeReferent(item, speaker)));
}

/** A claim in its own words where they begin with who asserts it; else behind that. */
function describeClaim({ claim, by }: { readonly claim: Texts; readonly by: string }, speaker: Speaker): string {
  const words = speaker.language.words.answers.claims;
  const text = textIn(claim, languagesOf(speaker));
  if (by === 'author' || by === 'unstated') return words.by[by]({ claim: text });
  const name = speaker.nameOf(by);
  const behind = text.startsWith(`${name} `) ? text.slice(name.length + 1) : undefined;
  const isAttributed = behind !== undefined && words.verbs.split(' ').some((verb) => behind.startsWith(`${verb} `));
  return isAttributed ? text : words.by.other({ by: name, claim: text });
}

/** A clause within a clause is part of its words. */
function describeClause(clause: Clause, { mark, ...speaker }: Speaker): string {
  const text = describe(clause.says, speaker);
  return mark ? mark(clause, text) : text;
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
