/** Two states of a subject, track by track: what differs. */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { attribute, attributeNames } from '../catalogue/attributes.ts';
import { isInternal } from '../catalogue/points.ts';
import { type PlacedPoint, trackKey } from '../facts/placed-point.ts';
import type { Day } from '../time/day.ts';
import { type AttributedValue, endingValueSchema, toPossibleValue, toStatedValue } from './attributed-value.ts';
import { faceOf } from './derived-tracks.ts';
import type { JudgedTrack } from './judged-track.ts';
import type { SubjectFacts } from './state.ts';
import { judgeTracks } from './tracks.ts';

/** A value, or (`holds` false) its end, with what it rests on. */
export interface SideValue extends AttributedValue {
  readonly holds: boolean;
}

const sideSchema = z
  .strictObject({
    stated: endingValueSchema.nullable().meta({ description: 'Null: nothing is stated.' }),
    possible: z.array(endingValueSchema).meta({ description: 'What else may hold, or may have ended.' }),
  })
  .meta({ id: 'Side', description: 'What a track says at one of the two moments.' });

/** What a track says at one of the two moments. */
export interface Side {
  readonly stated: SideValue | null;
  readonly possible: readonly SideValue[];
}

const kinds = ['added', 'removed', 'replaced', 'kept', 'none'] as const;

export const differenceFields = {
  attribute: z.enum(attributeNames),
  key: z.string(),
  change: z.enum(kinds).meta({
    description:
      'What happened to the stated value. `kept`: the same value, but its developments, its certainty, or what ' +
      'else is possible differ. `none`: no value on either side, but its end or what is possible differs, or a ' +
      'value began and ended in between.',
  }),
  before: sideSchema,
  after: sideSchema,
};

export interface TrackDifference {
  readonly attribute: string;
  readonly key: string;
  readonly change: (typeof kinds)[number];
  readonly before: Side;
  readonly after: Side;
}

/** A subject's facts that are known at a moment, and the day they are judged on. */
export interface Known extends Pick<SubjectFacts, 'facts' | 'lives'> {
  readonly asOf: Day;
}

/** The tracks on which two moments of one subject differ, and those of `anyway`, attribute by attribute. */
export function compareSides(before: Known, after: Known, anyway: readonly PlacedPoint[] = []): TrackDifference[] {
  const wanted = new Set(anyway.map(trackKey));
  const [old, young] = [sidesOf(before), sidesOf(after)];
  const recorded = [...before.facts, ...after.facts, ...anyway].filter(({ attribute }) => !isInternal(attribute));
  const tracks = new Map<string, Pick<PlacedPoint, 'attribute' | 'key'>>(
    recorded.map((fact) => [trackKey(fact), fact] as const),
  );
  for (const sides of [old, young]) for (const [name, { track }] of sides) tracks.set(name, track);
  return [...tracks]
    .map(([name, fact]) => {
      const [was, is] = [old.get(name)?.side ?? NOTHING, young.get(name)?.side ?? NOTHING];
      const { attribute, key } = fact;
      return { name, difference: { attribute, key, change: kindOf(attribute, was, is), before: was, after: is } };
    })
    .filter(({ name, difference }) => wanted.has(name) || !isDeepStrictEqual(difference.before, difference.after))
    .map(({ difference }) => difference)
    .sort((a, b) => placeOf(a) - placeOf(b) || (a.key < b.key ? -1 : 1));
}

const NOTHING: Side = { stated: null, possible: [] };

/** What each track says. */
function sidesOf({ facts, lives, asOf }: Known): Map<string, { readonly track: JudgedTrack; readonly side: Side }> {
  const subject = facts[0]?.subject ?? '*';
  return new Map(
    judgeTracks(facts, asOf, lives).map((track) => [
      trackKey({ ...track, subject }),
      { track, side: sideOf(track, asOf) },
    ]),
  );
}

function sideOf({ stated, possible }: JudgedTrack, asOf: Day): Side {
  return {
    stated: stated ? { holds: stated.point.holds, ...toStatedValue(stated) } : null,
    possible: possible.map((fact) => ({ holds: fact.holds, ...toPossibleValue(fact, asOf) })),
  };
}

function kindOf(attribute: string, before: Side, after: Side): TrackDifference['change'] {
  const [was, is] = [before.stated?.holds === true, after.stated?.holds === true];
  if (was && is) return isSame(attribute, before.stated?.value, after.stated?.value) ? 'kept' : 'replaced';
  if (is) return 'added';
  return was ? 'removed' : 'none';
}

/** Whether two values say the same; of derived ones, which hold dates too, whether lists and pictures show the same. */
function isSame(name: string, before: unknown, after: unknown): boolean {
  if (!attribute(name).derivation) return isDeepStrictEqual(before, after);
  return isDeepStrictEqual(faceOf(name, before), faceOf(name, after));
}

const inOrder: readonly string[] = attributeNames;

function placeOf({ attribute }: TrackDifference): number {
  return inOrder.indexOf(attribute);
}
