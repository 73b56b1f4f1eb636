import type { AttributeName } from '../catalogue/attributes.ts';
import { attribute } from '../catalogue/attributes.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { PlacedPoint } from '../facts/placed-point.ts';
import { comparePlacements } from '../facts/placement.ts';
import { judgeTrack } from '../facts/track.ts';
import type { Day } from '../time/day.ts';
import { type JudgedTrack, judgeTracks } from './tracks.ts';

/** All that a rule looks at: one subject, as of one day. More facts that are superseded change nothing. */
export class RuleContext {
  readonly subject: SubjectId;
  readonly asOf: Day;
  /** Of the subject, begun by then. */
  readonly begun: readonly PlacedPoint[];
  readonly tracks: readonly JudgedTrack[];
  /** What stands, values and ends alike, once death has ended what it ends. */
  readonly stated: readonly PlacedPoint[];
  /** By which the subject has surely died. */
  readonly death: PlacedPoint | undefined;
  #byAttribute: Map<string, PlacedPoint[]> | undefined;

  constructor({
    subject,
    asOf,
    facts,
    lives = [],
  }: {
    readonly subject: SubjectId;
    readonly asOf: Day;
    readonly facts: readonly PlacedPoint[];
    readonly lives?: readonly PlacedPoint[] | undefined;
  }) {
    this.subject = subject;
    this.asOf = asOf;
    this.begun = facts.filter(({ earliest }) => earliest <= asOf);
    this.tracks = judgeTracks(this.begun, asOf, lives);
    this.stated = this.tracks.flatMap(({ stated }) => (stated ? [stated.point] : []));
    this.death = judgeTrack(
      this.begun.filter((fact) => fact.attribute === 'life'),
      asOf,
    ).stated?.point;
  }

  /** What stands of one attribute, but for what has ended. */
  holding(name: AttributeName): PlacedPoint[] {
    return this.stated.filter((fact) => fact.attribute === name && fact.holds);
  }

  /** What was ever said of one attribute, begun by then, in order; of one key where that is given. */
  history(name: AttributeName, key?: string): PlacedPoint[] {
    this.#byAttribute ??= Map.groupBy(this.begun, ({ attribute: own }) => own);
    const own = this.#byAttribute.get(name) ?? [];
    return own.filter((fact) => key === undefined || fact.key === key).sort(comparePlacements);
  }

  /** What comes right before `point` on its track. */
  predecessorOf(point: PlacedPoint): PlacedPoint | undefined {
    return this.history(point.attribute as AttributeName, point.key)
      .filter((other) => comparePlacements(other, point) < 0)
      .at(-1);
  }
}

/** What a rule has found: the facts that it rests on, and a sentence. */
export interface Found {
  readonly facts: readonly PlacedPoint[];
  readonly message: string;
}

export type Rule = (context: RuleContext) => Found[];

/** A rule that looks at each fact that stands by itself; `find` gives a sentence where there is something. */
export function each(find: (fact: PlacedPoint, context: RuleContext) => string | undefined): Rule {
  return (context) =>
    context.stated.flatMap((fact) => {
      const message = find(fact, context);
      return message === undefined ? [] : [{ facts: [fact], message }];
    });
}

/** Whether `later` surely began after `earlier` had. */
export function isSurelyAfter(later: PlacedPoint, earlier: PlacedPoint): boolean {
  return later.earliest > earlier.latest;
}

/** Whether it decides on somebody’s legal position. Who holds an office is queried on the person who does. */
export function isLegal({ attribute: name }: PlacedPoint): boolean {
  return name !== 'holder' && attribute(name as AttributeName)?.legal === true;
}

/** As a sentence calls an attribute. */
export function inWords(name: string): string {
  return name.replaceAll('_', ' ');
}
