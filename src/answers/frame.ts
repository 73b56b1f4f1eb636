/** What the sentences of one answer share: whom they are about, the day, the tense, and what leads each of them. */
import { office } from '../catalogue/office.ts';
import { particulars } from '../catalogue/particulars.ts';
import type { Since } from '../state/attributed-value.ts';
import type { SubjectState } from '../state/state.ts';
import type { Day } from '../time/day.ts';
import { type Message, type Referent, type SectionName, say, type When } from '../words/message.ts';
import type { AnswerQuestion } from './answer.ts';
import { saysOf } from './values.ts';

export interface Frame {
  readonly subject: string;
  readonly asOf: Day;
  readonly tense: 'past' | 'present';
  /** The day that the first sentence names; null: today. */
  readonly day: { readonly day: Day } | null;
  /** As it is recorded; `other`: not known, or neither. */
  readonly sex: 'male' | 'female' | 'other';
  readonly name: { readonly subject: string };
  /** The name, with the office in the first sentence. */
  readonly who: Message;
}

/** How a sentence begins: the first one with the name and the day, others with a pronoun where the sex is recorded. */
export interface Lead {
  readonly lead: 'name' | 'he' | 'she';
  readonly who: Referent;
  readonly name: Referent;
  readonly sex: Frame['sex'];
  readonly tense: Frame['tense'];
  readonly day: Referent | null;
  /** Several predicates follow one another: what belongs to one of them stands in brackets. */
  readonly inList: 'yes' | 'no';
}

export function makeFrame(state: SubjectState, { asOf, knownOn }: AnswerQuestion): Frame {
  const isPast = knownOn !== undefined && asOf < knownOn;
  const name = { subject: state.id };
  const [sex, ...otherSexes] = saysOf(state, particulars.sex).held.map(({ value }) => value);
  return {
    subject: state.id,
    asOf,
    tense: isPast ? 'past' : 'present',
    day: isPast ? { day: asOf } : null,
    sex: otherSexes.length === 0 && sex !== undefined ? sex : 'other',
    name,
    who: say('answers.who', { name, ...officeOf(state) }),
  };
}

/** The office that tells who a person is: the one held, else the last one; none while that is not clear. */
function officeOf(state: SubjectState) {
  const { held, ended, possible } = saysOf(state, office.office);
  const clear = <Item extends { readonly key: string }>(all: readonly Item[]) =>
    all.findLast(({ key }) => !possible.some((it) => it.key === key));
  const [now, last] = [clear(held), clear(ended)];
  const own = now ?? (held.length > 0 ? undefined : last);
  if (!own) return { when: 'now', title: null, organization: '' };
  const { title, titles, organization } = own.value;
  return { when: now ? 'now' : 'former', title: { texts: titles ?? title }, organization: { subject: organization } };
}

export function leadIn(frame: Frame, isFirst: boolean): Lead {
  const { sex, name, tense, day, who } = frame;
  const lead = isFirst || sex === 'other' ? 'name' : sex === 'male' ? 'he' : 'she';
  return { lead, name, sex, tense, who: isFirst ? who : name, day: isFirst ? day : null, inList: 'no' };
}

/** The same of what is clear: where its source only says “before”, no first day is said. */
export function datedBefore(since: Since, form: When['form'], lead: Pick<Lead, 'day'>): When {
  const isOpen = /^(?:\[?\.\.|\/)/.test(since.edtf ?? '');
  return dated(isOpen ? { ...since, earliest: null } : since, form, lead);
}

/** A date in a sentence; days of the year that the sentence names are written without it. */
export function dated(since: Since, form: When['form'], { day }: Pick<Lead, 'day'>): When {
  const within = day && 'day' in day ? day.day.slice(0, 4) : undefined;
  return { when: since, form, within };
}

export function clause(says: Message, section: SectionName, because: readonly string[]) {
  return { says, section, because };
}
