// When the ground of a measure has ended (law.md, “Liberty”: its end date, its term, its case).
//
// Decisions where law.md is silent:
// - A case is over for a measure where all its counts are acquitted or ended; or decided, with a sentence of which no
//   prison, arrest or treatment is left (a stayed one is left); or where all convictions are pardoned.
// - “Serving” rests on prison terms of any case; it ends only where one was recorded.
// - Prison in force in any case makes an arrest or a remand read as serving; its own ground is then of no account.
// - A term or end with bounds has perhaps ended behind its first possible day: not clear, as if it had.

import { addTo, maxDay, minus, readTerm } from './terms.ts';
import { isHeldFor, labelOf, lastDayFor, serviceByKind } from './to-serve.ts';
import { ENDED, hasFallen, type Measure, type Part, standsConvicted, type World } from './world.ts';

/** All counts acquitted or ended, or sentenced and nothing left to serve. */
function isCaseOver(world: World, name: string, asOf: string): boolean {
  const counts = world.counts.filter((it) => it.case === name && !['superseded', 'moved'].includes(it.label));
  if (counts.length === 0) return false;
  const convicted = counts.filter(({ label }) => label === 'convicted');
  const isDecided = counts.every(
    ({ label }) => label === 'convicted' || label === 'acquitted' || ENDED.includes(label),
  );
  if (!isDecided) return false;
  const imposed = imposedIn(world, name);
  const isSentenced = convicted.every(
    ({ pardoned, conviction }) => pardoned || imposed.some(({ convictions }) => convictions.includes(conviction ?? '')),
  );
  return isSentenced && !imposed.some((part) => isHeldFor(world, part, asOf));
}

/** The standing parts that were imposed for convictions in a case, or in it without any. */
function imposedIn(world: World, name: string): Part[] {
  const convicted = world.counts.filter((it) => it.case === name && it.label === 'convicted');
  return world.parts.filter(
    (part) =>
      !hasFallen(world, part) &&
      !part.isReplaced &&
      (part.convictions.length === 0
        ? part.case === name
        : convicted.some(({ conviction }) => conviction !== null && part.convictions.includes(conviction))),
  );
}

/** Whether the ground has ended by `asOf`, or may have, and nobody reported the person held since. */
export function hasGroundEnded(world: World, measure: Measure, asOf: string): boolean {
  // What reads as serving rests on the prison term, not on the order of remand.
  if (measure.kind !== 'serving' && kindOf(world, measure, asOf) === 'serving') return false;
  return hasDateEnded(measure, asOf) || hasCaseEnded(world, measure, asOf);
}

function hasDateEnded({ until, term, since, reports }: Measure, asOf: string): boolean {
  const ends = until ? [until] : [];
  // A stated end goes before a term: reports of one measure may give both.
  if (term && !until) {
    const length = minus(readTerm(term), { months: 0, days: 1 });
    const from = (day: string): string => (day === '-infinity' ? day : addTo(day, length));
    ends.push({ earliest: from(since.earliest), latest: from(since.latest) });
  }
  return ends.some((end) => end.earliest < asOf && !reports.some(({ earliest }) => earliest > end.latest));
}

/** Its ground is gone, and nobody reported the person held behind the day on which it went. */
function hasCaseEnded(world: World, measure: Measure, asOf: string): boolean {
  const isServing = measure.kind === 'serving';
  if (!isServing && (measure.case === null || !isCaseOver(world, measure.case, asOf))) return false;
  const prison = world.parts.filter(({ content }) => ['imprisonment', 'life', 'death'].includes(content.kind));
  if (isServing && (prison.length === 0 || prison.some((part) => isHeldFor(world, part, asOf)))) return false;
  const over = lastDayOfGround(world, isServing ? prison : imposedIn(world, measure.case ?? ''), {
    asOf,
    inCase: isServing ? null : measure.case,
  });
  return !measure.reports.some(({ earliest }) => earliest > over);
}

interface Ground {
  readonly asOf: string;
  /** Null: the prison terms of all cases. */
  readonly inCase: string | null;
}

/** The day on which the last of what a measure rests on was decided, changed, or ran out. */
function lastDayOfGround(world: World, parts: readonly Part[], { asOf, inCase }: Ground): string {
  const counts = world.counts.filter((count) =>
    inCase === null
      ? parts.some(({ counts: own }) => own.includes(count))
      : count.case === inCase && !['superseded', 'moved'].includes(count.label),
  );
  const days = [...counts.map(({ movedOn }) => movedOn.latest), ...parts.map((it) => lastDayFor(world, it, asOf))];
  return days.reduce(maxDay, '-infinity');
}

/** Arrest or remand with a prison term in force reads as serving. */
export function kindOf(world: World, { kind }: Measure, asOf: string): string {
  if (serviceByKind(world, { asOf }).get('imprisonment')?.toServe === 'not_clear') return kind;
  const isBefore = ['arrested', 'detained', 'remanded'].includes(kind);
  return isBefore && world.parts.some((part) => isPrisonInForce(world, part, asOf)) ? 'serving' : kind;
}

/** Final, or said to be in force. */
function isPrisonInForce(world: World, part: Part, asOf: string): boolean {
  if (!['imprisonment', 'life'].includes(part.content.kind) || labelOf(world, part, asOf) !== 'in_force') return false;
  const standing = part.convictions.filter((it) => standsConvicted(world, it));
  const isFinal = standing.every((it) => world.counts.every(({ conviction, final }) => conviction !== it || final));
  return part.isSaidInForce || (standing.length > 0 && isFinal);
}
