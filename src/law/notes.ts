// Review notes of the law room: what an editor or a monitor should look at. Each can be answered by an act: a count
// never brought by a charge, an unnamed withdrawal by its correction, a ground that ended by a release or a report.
import type { Day } from '../time/day.ts';
import type { Act } from './acts.ts';
import { isPending } from './appeals.ts';
import { having, isOpenOrSuspected } from './counts.ts';
import type { HeldMeasure } from './custody.ts';
import { prisonLeft } from './grounds.ts';
import { type Length, lastDayOfTerm } from './lengths.ts';
import { isCustody } from './measures.ts';
import type { NoteName, Remark } from './note-names.ts';
import { isPrison, type JudgedPart, type PartState } from './part-states.ts';
import type { ImposedPart, Proceeding } from './proceeding.ts';
import { actOfPart } from './references.ts';
import type { ToServe } from './to-serve.ts';

/** What stands about one accused on a day. */
export interface Stood {
  readonly asOf: Day;
  readonly proceedings: readonly Proceeding[];
  readonly parts: readonly JudgedPart[];
  readonly toServe: readonly ToServe[];
  /** What holds, or may hold. */
  readonly held: readonly HeldMeasure[];
  readonly isDead: boolean;
  /** The latest day of an act. */
  readonly dayOf: (act: string) => Day | undefined;
  /** The newest day on which custody was recorded to end; null: none. */
  readonly endedOn: Day | null;
  /** The acts of trials, verdicts and sentences in absentia. */
  readonly inAbsentia: readonly Act[];
  /** It ended by escape. */
  readonly isAtLarge: boolean;
}

/** Notes on the state of things; those that single acts raise come with the replay. */
export function notesOn(stood: Stood): Remark[] {
  return [
    ...stood.proceedings.flatMap((proceeding) => notesOnCounts(proceeding, stood)),
    ...notesOnParts(stood),
    ...stood.held.flatMap((held) => notesOnMeasure(held, stood)),
    ...noteUnknownCustody(stood),
  ];
}

function notesOnCounts(proceeding: Proceeding, { isDead, asOf, parts, dayOf }: Stood): Remark[] {
  return [
    ...proceeding.counts.flatMap((count): Remark[] => {
      const { case: caseId, name, portions } = count;
      const isLeftOpen = portions.some(isOpenOrSuspected);
      const isClosed = proceeding.closed.includes(caseId);
      const isSentenced = (conviction: string) =>
        parts.some(({ part }) =>
          part.imposedFor.some((it) => it.conviction === conviction && it.count === name && it.case === caseId),
        );
      const isWaiting = portions.some(({ label, conviction, isPardoned }) => {
        const day = label === 'convicted' && !isPardoned && conviction !== null ? dayOf(conviction) : undefined;
        return day !== undefined && isLongerThan(A_YEAR, day, asOf) && !isSentenced(conviction ?? '');
      });
      return [
        ...(isLeftOpen && isClosed ? [note('count_open_after_closing', caseId, name)] : []),
        ...(isLeftOpen && isDead ? [note('pending_after_death', caseId, name)] : []),
        ...(isWaiting && !isDead ? [note('convicted_without_sentence', caseId, name)] : []),
      ];
    }),
    ...proceeding.appeals
      .filter((appeal) => isDead && isPending(appeal))
      .map(({ case: caseId, id }) => note('pending_after_death', caseId, id)),
  ];
}

function notesOnParts({ parts, toServe, isDead }: Stood): Remark[] {
  const endedByReckoning = new Set(
    toServe.flatMap(({ answer, parts: keys }) => (answer.is === 'nothing' && !isDead ? keys : [])),
  );
  return parts.flatMap(({ part, state, rests: [standing] }) => [
    ...(isToBeServed.includes(state) && standing > 0 && standing < part.carriedBy
      ? [note('conviction_partly_gone', part.case, part.key)]
      : []),
    ...(endedByReckoning.has(part.key) ? [note('sentence_past_its_end', part.case, part.key)] : []),
  ]);
}

/** States in which it matters what a part rests on. */
const isToBeServed: readonly PartState[] = ['in_force', 'stayed', 'suspended', 'ran_out'];

function notesOnMeasure({ measure, kind, holding, isInferred }: HeldMeasure, stood: Stood): Remark[] {
  const { asOf, parts } = stood;
  const { case: caseId, id } = measure;
  if (measure.isImplied && !isCustody(measure.kind)) return [];
  if (!isCustody(measure.kind)) return holding === 'holds' ? [] : [note('ground_ended', caseId, id)];
  const isServing = kind === 'serving';
  const isRemand = (kind === 'remanded' || kind === 'arrested' || kind === 'detained') && !hasVerdict(stood, caseId);
  const isSentenced = parts.some(({ part }) => isPrison(part.kind));
  return [
    ...(holding === 'holds' ? [] : [note('ground_ended', caseId, id)]),
    ...(isRemand && isLongerThan(A_YEAR, measure.heldSince.latest, asOf)
      ? [note('remand_over_a_year', caseId, id)]
      : []),
    ...(!isServing && isLongerThan(HALF_A_YEAR, measure.lastReported.latest, asOf)
      ? [note('no_word_for_six_months', caseId, id)]
      : []),
    ...(isServing && !isInferred && !isSentenced ? [note('serving_without_sentence', caseId, id)] : []),
  ];
}

const isJudged = having('convicted', 'acquitted', 'not_responsible');

function hasVerdict({ proceedings }: Stood, caseId: string | null): boolean {
  const counts = proceedings.flatMap((it) => it.counts.filter((count) => caseId === null || count.case === caseId));
  return counts.some(({ portions }) => portions.some(isJudged));
}

/** Prison was imposed, and nothing since says where the person is. */
function noteUnknownCustody(stood: Stood): Remark[] {
  const { parts, toServe, held, isDead, endedOn, isAtLarge, dayOf, inAbsentia } = stood;
  const left = prisonLeft(toServe);
  const mayBeLeft = left === 'yes' || left === 'not_clear';
  if (isDead || isAtLarge || !mayBeLeft || held.some(isInformative)) return [];
  const prison = parts.filter(
    ({ part, state }) => isPrison(part.kind) && state === 'in_force' && !inAbsentia.some((act) => leadsTo(act, part)),
  );
  return prison.flatMap(({ part }) => {
    const imposedOn = dayOf(actOfPart(part.key));
    const isOlder = endedOn === null || (imposedOn !== undefined && endedOn < imposedOn);
    return isOlder ? [note('custody_unknown_after_sentence', part.case, part.key)] : [];
  });
}

/** Whether an act is the trial, a verdict or the sentence behind a part. */
function leadsTo(act: Act, { key, case: caseId, imposedFor }: ImposedPart): boolean {
  if (act.act === 'trial_opened') return act.case === caseId;
  return act.id === actOfPart(key) || imposedFor.some(({ conviction }) => conviction === act.id);
}

/** Whether a measure says where the person is; bans do not. */
function isInformative({ measure }: HeldMeasure): boolean {
  const isPart = measure.isImplied && !isCustody(measure.kind);
  return !isPart && measure.kind !== 'travel_ban' && measure.kind !== 'ban_on_actions';
}

/** Whether more than a term has passed since a day. */
function isLongerThan({ months, days }: Length, since: Day, asOf: Day): boolean {
  const last = lastDayOfTerm(since, { months, days: days + 1 });
  return last !== undefined && last < asOf;
}

const A_YEAR: Length = { months: 12, days: 0 };
const HALF_A_YEAR: Length = { months: 6, days: 0 };

function note(name: NoteName, caseId: string | null, about: string): Remark {
  return { note: name, case: caseId, act: null, about };
}
