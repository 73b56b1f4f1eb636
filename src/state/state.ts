import { z } from 'zod';
import { type AttributeName, attribute, attributesOf } from '../catalogue/attributes.ts';
import { kindOf, type SubjectId, type SubjectKind, subjectKinds } from '../catalogue/subject.ts';
import { type PlacedPoint, trackKey } from '../facts/chronicle.ts';
import { judgeTrack } from '../facts/track.ts';
import type { Day } from '../time/day.ts';
import { findFindings, findingSchema } from './findings.ts';
import { type Certainty, endedSchema, keyedLeafSchema, leafSchema, possibleSchema, toLeaf } from './leaf.ts';

/** Attributes that stand beside the state: they say nothing of it. */
const ASIDE: readonly AttributeName[] = ['claim', 'unknown'];

function stateAttributes(kind: SubjectKind): AttributeName[] {
  return attributesOf(kind).filter((name) => !ASIDE.includes(name));
}

/** The published schema of what a subject of one kind is, as of a date. */
function makeSubjectSchema(kind: SubjectKind) {
  const properties = stateAttributes(kind).map((name) => {
    const { property, shape, value, description } = attribute(name);
    const leaf = shape === 'list' ? keyedLeafSchema(value) : leafSchema(value);
    const whole = { one: leaf.nullable(), map: z.record(z.string(), leaf), list: z.array(leaf) }[shape];
    return [property, whole.meta({ description })] as const;
  });
  const title = kind[0]?.toUpperCase() + kind.slice(1);
  return z
    .strictObject({
      id: z.string(),
      name: z.string().meta({ description: 'The first name registered.' }),
      state: z
        .strictObject(Object.fromEntries(properties))
        .meta({ id: `${title}Facts`, description: 'Null or empty: none recorded.' }),
      possible: z.array(possibleSchema),
      ended: z.array(endedSchema),
      claims: z.array(keyedLeafSchema(attribute('claim').value)),
      unknowns: z.array(keyedLeafSchema(attribute('unknown').value)),
      findings: z.array(findingSchema),
    })
    .meta({ id: `${title}State` });
}

export const subjectSchemas = Object.fromEntries(subjectKinds.map((kind) => [kind, makeSubjectSchema(kind)])) as Record<
  SubjectKind,
  ReturnType<typeof makeSubjectSchema>
>;
export type SubjectState = z.infer<ReturnType<typeof makeSubjectSchema>>;

export interface StateQuestion {
  readonly asOf: Day;
  /** The least certainty that is shown: `possible` shows all. */
  readonly certainty: Certainty;
}

/** What a subject is, as of a date; undefined where it is not registered. `facts`: those of the subject that are known. */
export function assembleState(
  subject: SubjectId,
  facts: readonly PlacedPoint[],
  { asOf, certainty }: StateQuestion,
): SubjectState | undefined {
  const judged = [...Map.groupBy(facts, trackKey).values()].map((track) => judgeTrack(track, asOf));
  const stated = judged
    .flatMap(({ stated }) => (stated ? [stated] : []))
    .filter(({ certain }) => certain || certainty !== 'certain');
  const possible = certainty === 'possible' ? judged.flatMap((track) => track.possible) : [];
  const standing = stated.filter(({ point }) => point.holds);
  const leavesOf = (name: AttributeName) =>
    standing
      .filter(({ point }) => point.attribute === name)
      .map(({ point, certain }) => ({ key: point.key, leaf: toLeaf(point, certain ? 'certain' : 'stated') }));
  const name = firstNameIn(facts);
  if (name === undefined) return undefined;
  const state = stateAttributes(kindOf(subject)).map((attributeName) => {
    const { property, shape } = attribute(attributeName);
    const leaves = leavesOf(attributeName);
    const byShape = {
      one: () => leaves[0]?.leaf ?? null,
      map: () => Object.fromEntries(leaves.map(({ key, leaf }) => [key, leaf])),
      list: () => leaves.map(({ key, leaf }) => ({ key, ...leaf })),
    };
    return [property, byShape[shape]()];
  });
  return {
    id: subject,
    name,
    state: Object.fromEntries(state),
    possible: possible.map((point) => ({ ...placeOf(point), holds: point.holds, ...toLeaf(point, 'possible') })),
    ended: stated
      .filter(({ point }) => !point.holds)
      .map(({ point, certain }) => ({ ...placeOf(point), ...toLeaf(point, certain ? 'certain' : 'stated') })),
    claims: leavesOf('claim').map(({ key, leaf }) => ({ key, ...leaf })),
    unknowns: leavesOf('unknown').map(({ key, leaf }) => ({ key, ...leaf })),
    findings: findFindings(stated.map(({ point }) => point)),
  } as SubjectState;
}

/** The first name registered; undefined where none is among the facts. */
export function firstNameIn(facts: readonly PlacedPoint[]): string | undefined {
  const [name] = facts
    .filter(({ attribute }) => attribute === 'name')
    .sort((a, b) => a.position - b.position || a.index - b.index);
  return name?.label;
}

function placeOf({ attribute, key }: PlacedPoint): { attribute: AttributeName; key: string } {
  return { attribute: attribute as AttributeName, key };
}
