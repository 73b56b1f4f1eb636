// One case as it goes on: each method says what happened on its day, and beside it from when to when it is true.
import type { Dice } from '../dice.ts';
import type { Bodies } from './bodies.ts';
import { shift } from './days.ts';
import type { Draft, Pen, Spell, Truth } from './pen.ts';
import type { Term } from './terms.ts';

/** All that stories are about. */
export interface World {
  readonly pen: Pen;
  readonly dice: Dice;
  readonly person: () => string;
  readonly bodies: Bodies;
  readonly terms: readonly Term[];
}

/** What is so from which day on, the last of it for good: label, day, label, day, … `OVER`: nothing any more. */
export type Course = readonly string[];
export const OVER = '';

/** That of what never began. */
const ALWAYS = '0001-01-01';

interface Opening {
  readonly kind: string;
  readonly title: string;
  readonly court?: string;
  readonly day: string;
}

interface Joining {
  readonly actsFor?: string;
  /** The last day of the role, and how that is said. */
  readonly leaves?: readonly [last: string, how: 'until' | 'lastDay' | 'left'];
  readonly loosely?: string;
}

export class CaseStory {
  readonly id: string;
  readonly court: string | undefined;
  /** The day that the story has come to. */
  day: string;
  readonly #world: World;

  constructor(world: World, { kind, title, court, day }: Opening) {
    this.#world = world;
    this.court = court;
    this.day = day;
    const number = `${kind.slice(0, 3).toUpperCase()} ${day.slice(0, 4)}`;
    const slug = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
    this.id = world.pen.enter('case', slug, { kind, title, number, ...(court ? { court } : {}) });
    this.holds(this.id, 'kind', [kind], { first: ALWAYS, last: null });
  }

  /** Goes on to another day. */
  wait(least = 10, most = 150): string {
    this.day = shift(this.day, this.#world.dice.from(least, most));
    return this.day;
  }

  tell(type: string, data: object, how: Parameters<Pen['tell']>[3] = {}): Draft['id'] {
    return this.#world.pen.tell(type, this.day, { case: this.id, ...data }, how);
  }

  /** Each of these labels is true of a subject for a time. */
  holds(...[subject, filter, labels, spell]: readonly [string, string, readonly string[], Spell]): void {
    const list = `${subject.slice(0, subject.indexOf(':'))}s` as Truth['list'];
    this.#world.pen.holds([list, filter, subject], labels, spell);
  }

  /** True from today on. */
  isNow(filter: string, labels: readonly string[], subjects: readonly string[] = [this.id]): void {
    for (const subject of subjects) this.holds(subject, filter, labels, { first: this.day, last: null });
  }

  /** Each label is true from its day to the day before that of the next. The last is known late, if so said. */
  course(of: readonly [filter: string, ...subjects: string[]], course: Course, isLastLate = false): void {
    const [filter, ...subjects] = of;
    if (!isLastLate) this.#course(filter, subjects, { course });
    else {
      this.#course(filter, subjects, { course: course.slice(0, -2), known: 'before' });
      this.#course(filter, subjects, { course, known: 'after' });
    }
  }

  #course(filter: string, subjects: readonly string[], { course, known }: { course: Course; known?: Truth['known'] }) {
    for (let at = 0; at < course.length; at += 2) {
      const [label = OVER, first = '', , next] = course.slice(at, at + 4);
      const spell = { first, last: next ? shift(next, -1) : null, known };
      if (label !== OVER) for (const subject of subjects) this.holds(subject, filter, [label], spell);
    }
  }

  /** In which court the case is: that of its registration always, until it goes to others. */
  courts(...moves: Course): void {
    if (!this.court) return;
    this.course(['court', this.id], [this.court, ALWAYS, ...moves]);
    this.dealtWith(this.court, ALWAYS);
    for (let at = 0; at < moves.length; at += 2) this.dealtWith(moves[at] ?? '', moves[at + 1]);
  }

  /** A court has dealt with the case from a day on, for good. */
  dealtWith(court: string, first: string = this.day): void {
    this.holds(this.id, 'courts', [court], { first, last: null });
  }

  /** A person, an organization or a State takes a role, for a time. */
  joins(party: string, role: string, { actsFor, leaves, ...how }: Joining = {}): void {
    const [last = null, ending = null] = leaves ?? [];
    const own = { party, role, ...(actsFor ? { actsFor: [actsFor] } : {}) };
    this.tell('case.party_added', { ...own, ...(ending === 'until' ? { until: last } : {}) }, how);
    if (last && (ending === 'lastDay' || ending === 'left')) {
      const data = { case: this.id, ...own, ...(ending === 'lastDay' ? { lastDay: true } : {}) };
      this.#world.pen.tell('case.party_left', ending === 'lastDay' ? last : shift(last, 1), data, how);
    }
    const behind = (other: string) => [other, `${other}/${role}`, ...(actsFor ? [`${other}/${role}/${actsFor}`] : [])];
    this.holds(this.id, 'party', [role, ...behind(party)], { first: this.day, last });
    this.holds(party, 'party', [role, ...behind(this.id)], { first: this.day, last });
  }

  /** A document is put on file; without a title it is sealed. */
  file(kind: string, title: string | null, by?: string): void {
    this.tell('document.filed', { kind, ...(title ? { title } : { sealed: true }), ...(by ? { by } : {}) });
    this.isNow('document', [kind]);
  }

  /** A motion is filed, and after a while decided: with the late facts, if so said. */
  move(request: string, by: string, { step, isLate = false }: { step: string; isLate?: boolean }): void {
    const filed = this.day;
    const motion = this.tell('motion.progressed', { step: 'filed', request, by });
    this.wait(5, 60);
    this.tell('motion.progressed', { step, motion }, { isLate });
    this.course(['motion', this.id], ['pending', filed, step, this.day], isLate);
  }

  /** An order is made; `then`: what becomes of it after a while. It stands with those that it names, too. */
  order(
    kind: string,
    said: { decision?: string; persons?: string[]; by?: string; content?: string },
    then?: string,
  ): void {
    const { persons = [], decision } = said;
    const made = this.day;
    const order = this.tell('order.progressed', { kind, step: 'made', ...said });
    this.isNow('order', [kind, ...(decision ? [decision] : [])], [this.id, ...persons]);
    const course = ['in_force', made];
    if (then) {
      this.wait(20, 200);
      this.tell('order.progressed', { kind, step: then, order, ...(persons.length > 0 ? { persons } : {}) });
      course.push(then === 'amended' ? 'in_force' : then, this.day);
    }
    this.course(['order', this.id, ...persons], course);
  }

  /** A petition goes from step to step; it stands with those who petition and those it is against, too. */
  petition(sides: Sides, first: object, steps: readonly string[]): void {
    const { persons, against, referredTo, isLastLate = false } = sides;
    const course = ['pending', this.day];
    const petition = this.tell('petition.progressed', { step: 'filed', persons, against, ...first });
    for (const step of steps) {
      this.wait(40, 300);
      const to = step === 'referred' ? { court: referredTo } : {};
      const how = { isLate: isLastLate && step === steps.at(-1) };
      this.tell('petition.progressed', { step, petition, persons, against, ...to }, how);
      course.push(step, this.day);
    }
    this.course(['petition', this.id, ...persons, ...against], course, isLastLate);
  }

  /** A tag under which an archive sorts the case, and that it may take away again. */
  tag(tag: string, by: string, last: string | null = null): void {
    const own = { subject: this.id, tag, kind: 'theme', by };
    const { pen } = this.#world;
    pen.tell('tag.changed', this.day, { ...own, change: 'added' });
    if (last) pen.tell('tag.changed', last, { ...own, change: 'removed', lastDay: true });
    this.holds(this.id, 'tag', [tag], { first: this.day, last });
  }

  /** Who holds an office of an organization today, as the story has it. */
  inOffice(organization: string, title: string): string[] {
    return this.#world.terms
      .filter((it) => it.organization === organization && it.title === title)
      .filter(({ first, last }) => first <= this.day && (last === null || this.day <= last))
      .map(({ person }) => person);
  }
}

interface Sides {
  readonly persons: readonly string[];
  readonly against: readonly string[];
  readonly referredTo?: string;
  readonly isLastLate?: boolean;
}
