/** What a rule of review notes looks at: one subject on one day; and what it finds. */
import type { z } from 'zod';
import { isOfPlace } from '../catalogue/acts.ts';
import type { Attribute } from '../catalogue/attribute.ts';
import { findAttribute } from '../catalogue/attributes.ts';
import { sayAttribute } from '../catalogue/catalogue-words.ts';
import { office } from '../catalogue/office.ts';
import { ACT, COURSE, COURT, DOCKET } from '../catalogue/points.ts';
import { proceedings } from '../catalogue/proceedings.ts';
import { registry } from '../catalogue/registry.ts';
import { kindOf, type SubjectId } from '../catalogue/subject.ts';
import type { PlacedPoint } from '../facts/placed-point.ts';
import { comparePlacements } from '../facts/placement.ts';
import { judgeTrack } from '../facts/track.ts';
import type { Day } from '../time/day.ts';
import type { Message } from '../words/message.ts';
import { isDerivedPoint } from './derived-tracks.ts';
import type { JudgedTrack } from './judged-track.ts';
import type { ReadLaw } from './law.ts';
import { judgeDeaths, judgeSubject } from './tracks.ts';

/** A fact that holds a value of one attribute. */
export type ValueFact<Value> = PlacedPoint & { readonly value: Value };

/** All that a rule looks at: one subject, as of one day. More facts that are superseded change nothing. */
export class RuleContext {
  readonly subject: SubjectId;
  readonly asOf: Day;
  /** Of the subject, begun by then. */
  readonly begun: readonly PlacedPoint[];
  readonly tracks: readonly JudgedTrack[];
  /** What stands, values and ends alike, once death has ended what it ends; also what follows from acts. */
  readonly stated: readonly PlacedPoint[];
  /** What developments say themselves: what stands of that, and every act that has begun. */
  readonly recorded: readonly PlacedPoint[];
  /** What is looked into here, development by development: an act in a case is looked into on the page of the case. */
  readonly atHome: readonly PlacedPoint[];
  /** What follows from the acts; undefined where there are none. */
  readonly law: ReadLaw | undefined;
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
    const { tracks, law } = judgeSubject(facts, asOf, { lives });
    this.tracks = tracks;
    this.law = law;
    this.stated = tracks.flatMap(({ stated }) => (stated ? [stated.point] : []));
    this.recorded = [
      ...this.stated.filter((fact) => !isDerivedPoint(fact)),
      ...this.begun.filter((fact) => fact.latest <= asOf && isAct(fact)),
      ...lastOfCourse(this.begun, asOf),
    ];
    const ofCase = law?.facts.filter(
      (fact) => fact.subject !== subject && fact.latest <= asOf && homeOf(fact) === subject,
    );
    this.atHome = [...this.recorded.filter((fact) => this.isHome(homeOf(fact))), ...(ofCase ?? [])];
    this.death = judgeDeaths(this.begun, asOf).get(subject)?.stated?.point;
  }

  get isPerson(): boolean {
    return kindOf(this.subject) === 'person';
  }

  get isCase(): boolean {
    return kindOf(this.subject) === 'case';
  }

  /** Whether what is in that case is looked into here; null: it is in no case. */
  isHome(caseId: string | null): boolean {
    return this.isCase ? caseId === null || caseId === this.subject : caseId === null;
  }

  /** What stands of one attribute, but for what has ended. */
  holding<Value extends z.ZodType>(attribute: Attribute<string, Value>): ValueFact<z.infer<Value>>[] {
    return this.stated.filter(
      (fact): fact is ValueFact<z.infer<Value>> => fact.attribute === attribute.name && fact.holds,
    );
  }

  /** What else a track may hold, beside what is stated. */
  mayBe<Value extends z.ZodType>({ name }: Attribute<string, Value>, key: string): z.infer<Value>[] {
    const track = this.tracks.find((it) => it.attribute === name && it.key === key);
    return (track?.possible ?? []).flatMap(({ holds, value }) => (holds ? [value as z.infer<Value>] : []));
  }

  /** What was ever said of one attribute, begun by then, in order; of one key where that is given. */
  history({ name }: Pick<Attribute, 'name'>, key?: string): PlacedPoint[] {
    this.#byAttribute ??= Map.groupBy(this.begun, ({ attribute: own }) => own);
    const own = this.#byAttribute.get(name) ?? [];
    return own.filter((fact) => key === undefined || fact.key === key).sort(comparePlacements);
  }

  /** What comes right before `point` on its track. */
  predecessorOf(point: PlacedPoint): PlacedPoint | undefined {
    return this.history({ name: point.attribute }, point.key)
      .filter((other) => comparePlacements(other, point) < 0)
      .at(-1);
  }
}

/**
 * The case whose page looks into a fact; null: the page of its subject does. Where a person is, is looked into on the
 * page of the person, whatever the case.
 */
export function homeOf(fact: PlacedPoint): string | null {
  const { value, label, attribute: name } = fact;
  const isOfCases = isAct(fact) ? !isOfPlace(label) : findAttribute(name)?.of.includes('case') === true;
  if (!isOfCases || typeof value !== 'object' || value === null || !('case' in value)) return null;
  return typeof value.case === 'string' ? value.case : null;
}

/** What a rule has found: the facts that it rests on, and a sentence. */
export interface Found {
  readonly facts: readonly PlacedPoint[];
  readonly message: Message;
  /** On the page of a case: the persons that it is about; left out: the case as a whole. */
  readonly persons?: readonly string[];
}

export type Rule = (context: RuleContext) => Found[];

/** A rule that looks at each value of an attribute by itself; `find` gives a sentence where there is something. */
export function eachValue<Value extends z.ZodType>(
  attribute: Attribute<string, Value>,
  find: (fact: ValueFact<z.infer<Value>>, context: RuleContext) => Message | undefined,
): Rule {
  return (context) => context.holding(attribute).flatMap((fact) => toFound(fact, find(fact, context)));
}

/** A rule that looks at each development by itself, with all that it says here; an act in a case on the case’s page. */
export function eachDevelopment(
  isMeant: (fact: PlacedPoint) => boolean,
  sayIt: (what: readonly Message[]) => Message,
): Rule {
  return ({ atHome }) =>
    [...Map.groupBy(atHome.filter(isMeant), ({ cause }) => cause.development).values()].map((facts) => ({
      facts,
      message: sayIt(sayFacts(facts)),
    }));
}

/** What facts are called, each once; a development that reports acts is called by these. */
export function sayFacts(facts: readonly PlacedPoint[]): Message[] {
  const acting = new Set(facts.filter(isAct).map(({ cause }) => cause.development));
  const meant = facts.filter((fact) => isAct(fact) || !acting.has(fact.cause.development));
  return [...new Map(meant.map(sayFact).map((name) => [name.key, name])).values()];
}

/** A rule that looks at each claim or question once: on the page of whoever it names first. */
export function ofFirstNamed<Value extends z.ZodType>(
  attribute: Attribute<string, Value>,
  find: (fact: ValueFact<z.infer<Value>>) => Message | undefined,
): Rule {
  return eachValue(attribute, (fact) => (fact.index === 0 ? find(fact) : undefined));
}

function toFound(fact: PlacedPoint, message: Message | undefined): Found[] {
  return message === undefined ? [] : [{ facts: [fact], message }];
}

/** Both rules, one after the other. */
export function bothRules(one: Rule, other: Rule): Rule {
  return (context) => [...one(context), ...other(context)];
}

/** The rule where it is about a person: what it would say of a case stands with its accused. */
export function ofPersons(rule: Rule): Rule {
  return (context) => (context.isPerson ? rule(context) : []);
}

/** How far a case is said to have come, apart from its accused. */
function lastOfCourse(begun: readonly PlacedPoint[], asOf: Day): PlacedPoint[] {
  const { stated } = judgeTrack(
    begun.filter(({ attribute }) => attribute === COURSE),
    asOf,
  );
  return stated ? [stated.point] : [];
}

/** Whether a fact holds an act. */
export function isAct({ attribute: name }: PlacedPoint): boolean {
  return name === ACT;
}

/** What a fact is called, as part of a message. */
export function sayFact(fact: PlacedPoint): Message {
  if (fact.attribute === COURSE) return sayAttribute(proceedings.stage.name);
  if (fact.attribute === COURT) return sayAttribute(registry.court.name);
  const [kind = ''] = fact.label.split('/');
  if (fact.attribute === DOCKET) return sayAttribute(kind);
  if (!isAct(fact)) return sayAttribute(fact.attribute);
  return { key: `acts.${kind}` as Message['key'], values: {} };
}

/** Whether `later` surely began after `earlier` had. */
export function isSurelyAfter(later: PlacedPoint, earlier: PlacedPoint): boolean {
  return later.earliest > earlier.latest;
}

/** Whether it decides on a legal position. Who holds an office is looked into on the page of that person. */
export function isLegal(fact: PlacedPoint): boolean {
  const { attribute: name } = fact;
  return isAct(fact) || name === COURSE || (name !== office.holder.name && findAttribute(name)?.isLegal === true);
}

/** Whether two facts rest on one source. */
export function shareSource(a: PlacedPoint, b: PlacedPoint): boolean {
  return a.cause.sources.some((source) => b.cause.sources.includes(source));
}
