// Terms of office: who held which office from which day to which, and how that came to be known.
import type { Dice } from '../dice.ts';
import type { Body } from './bodies.ts';
import { shift } from './days.ts';
import type { Pen, Spell } from './pen.ts';

/** One term. `last`: its last day, included; null: no end is known. */
export interface Term {
  readonly person: string;
  readonly organization: string;
  readonly title: string;
  readonly first: string;
  readonly last: string | null;
}

type Ended = Term & { readonly last: string };

/** How a term ends, and what the sources say of its end. Each gives the last day on which the office was held. */
const endings = {
  /** Its last day is stated when it begins. */
  until: (pen: Pen, term: Ended) => {
    assume(pen, term, { until: term.last });
    return hold(pen, term);
  },
  /** Its end is reported with the last day. */
  lastDay: (pen: Pen, term: Ended) => {
    assume(pen, term);
    leave(pen, term, { on: term.last, manner: 'term_ended', lastDay: true });
    return hold(pen, term);
  },
  /** Its end is reported with the first day on which it was over, before the last day that was stated. */
  resigned: (pen: Pen, term: Ended) => {
    const last = shift(term.last, -200);
    assume(pen, term, { until: term.last });
    leave(pen, term, { on: shift(last, 1), manner: 'resigned' });
    return hold(pen, { ...term, last });
  },
  /** On the day of a death the office is over. */
  died: (pen: Pen, term: Ended) => {
    const last = shift(term.last, -300);
    assume(pen, term, { until: term.last });
    pen.tell('person.died', shift(last, 1), { person: term.person, cause: 'an illness' });
    return hold(pen, { ...term, last });
  },
  removed: (pen: Pen, term: Ended) => {
    const last = shift(term.last, -100);
    assume(pen, term);
    change(pen, term, { on: shift(last, 1), step: 'removed' });
    holdMandate(pen, term, { step: 'removed', first: shift(last, 1), last: null });
    return hold(pen, { ...term, last });
  },
  /** A suspension ends by itself and leaves the office as it is. */
  suspended: (pen: Pen, term: Ended) => {
    const [first, last] = [shift(term.first, 100), shift(term.first, 190)];
    assume(pen, term, { until: term.last });
    change(pen, term, { on: first, step: 'suspended', until: last });
    holdMandate(pen, term, { step: 'suspended', first, last });
    return hold(pen, term);
  },
  reinstated: (pen: Pen, term: Ended) => {
    const [first, last] = [shift(term.first, 50), shift(term.first, 80)];
    assume(pen, term, { until: term.last });
    change(pen, term, { on: first, step: 'suspended' });
    change(pen, term, { on: shift(last, 1), step: 'reinstated' });
    holdMandate(pen, term, { step: 'suspended', first, last });
    holdMandate(pen, term, { step: 'reinstated', first: shift(last, 1), last: null });
    return hold(pen, term);
  },
  /** The end is known only later: until then it seems to go on. */
  endKnownLate: (pen: Pen, term: Ended) => {
    assume(pen, term);
    leave(pen, term, { on: term.last, manner: 'term_ended', lastDay: true, isLate: true });
    hold(pen, { ...term, last: null }, 'before');
    return hold(pen, term, 'after');
  },
  /** The last day turns out to be another one. */
  corrected: (pen: Pen, term: Ended) => {
    const wrong = shift(term.last, 31);
    const id = assume(pen, term, { until: wrong });
    pen.amend(id, { type: 'office.assumed', occurred: term.first, data: { ...officeOf(term), until: term.last } });
    hold(pen, { ...term, last: wrong }, 'before');
    return hold(pen, term, 'after');
  },
  /** It turns out that there was no such term. */
  retracted: (pen: Pen, term: Ended) => {
    pen.amend(assume(pen, term, { until: term.last }));
    return hold(pen, term, 'before');
  },
  /** The whole term becomes known only later. */
  knownLate: (pen: Pen, term: Ended) => {
    assume(pen, term, { until: term.last, isLate: true });
    return hold(pen, term, 'after');
  },
} as const satisfies Record<string, (pen: Pen, term: Ended) => string | null>;

type Ending = keyof typeof endings;
/** The first three are common; the others come in turn. */
const order: readonly Ending[] = [
  'until',
  'lastDay',
  'until',
  ...(Object.keys(endings) as Ending[]).filter((it) => it !== 'until' && it !== 'lastDay'),
];

const NOW = '2026-06-30';

/** Fills the seats of every office, term after term, up to today and in part beyond. */
export function makeTerms(pen: Pen, { dice, person }: Casting, bodies: readonly Body[]): Term[] {
  const terms: Term[] = [];
  for (const { id: organization, offices } of bodies)
    for (const [title, seats, years, from] of offices)
      for (let seat = 0; seat < seats; seat += 1) {
        const isHead = seats === 1;
        let first = seat % 2 === 0 ? from : addYears(from, Math.ceil(years / 2));
        let holder = person();
        let isSecond = false;
        for (; first <= NOW; first = addYears(first, years)) {
          const term = { person: holder, organization, title, first, last: shift(addYears(first, years), -1) };
          terms.push(term);
          // Some are appointed again: they held the office to the last day, and go on without a gap.
          const goesOn: boolean = !isSecond && dice.in(25);
          const ending: Ending | undefined = goesOn
            ? dice.of(['until', 'lastDay'] as const)
            : order[terms.length % order.length];
          const served = write(pen, term, ending ?? 'until');
          if (isHead && served !== null && served < term.last) terms.push(act(pen, term, { served, person: person() }));
          if (!goesOn) holder = person();
          isSecond = goesOn;
        }
      }
  return terms;
}

interface Casting {
  readonly dice: Dice;
  readonly person: () => string;
}

/** A term that goes on beyond today has a last day that is stated, if it is a new one; else none is known. */
function write(pen: Pen, term: Ended, ending: Ending): string | null {
  if (term.last <= NOW) return endings[ending](pen, term);
  if (term.first >= '2024') return endings.until(pen, term);
  assume(pen, term);
  return hold(pen, { ...term, last: null });
}

/** Until the end of the term another person acts in the office of a head who is gone. */
function act(pen: Pen, term: Ended, { served, person }: { served: string; person: string }): Term {
  const acting = { ...term, person, title: `acting ${term.title}`, first: shift(served, 1) };
  endings.until(pen, acting);
  return acting;
}

function addYears(day: string, years: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year + years, month - 1, date)).toISOString().slice(0, 10);
}

/** An office says in its title only that its holder acts. */
function looselyIn({ title }: Term) {
  return title.startsWith('acting') ? { loosely: 'acting in an office' } : {};
}

function officeOf({ person, organization, title }: Term) {
  return { person, organization, title };
}

/** What a development says of a term beside the office. */
interface Said {
  /** Its date; the first day of the term where left out. */
  readonly on?: string;
  /** It is recorded with the late facts. */
  readonly isLate?: true;
  readonly until?: string;
  readonly manner?: string;
  readonly lastDay?: true;
  readonly step?: string;
}

const teller =
  (type: string) =>
  (pen: Pen, term: Term, { on = term.first, isLate, ...said }: Said = {}): string =>
    pen.tell(type, on, { ...officeOf(term), ...said }, { isLate: isLate === true, ...looselyIn(term) });

const assume = teller('office.assumed');
const leave = teller('office.left');
const change = teller('mandate.changed');

/** True of the person, by organization and by office, and of the organization, by person and by office. */
function hold(pen: Pen, { person, organization, title, first, last }: Term, known?: 'before' | 'after'): string | null {
  const office = title.replaceAll(' ', '-');
  pen.holds(['persons', 'office', person], [organization, `${organization}/${office}`], { first, last, known });
  pen.holds(['organizations', 'holder', organization], [person, `${office}/${person}`], { first, last, known });
  return last;
}

function holdMandate(pen: Pen, { person }: Term, { step, ...spell }: Spell & { readonly step: string }): void {
  pen.holds(['persons', 'mandate', person], [step], spell);
}
