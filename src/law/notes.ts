// Review notes of the law room: what an editor or a monitor should look at. Each can be answered by an act: a count
// never brought by a charge, an unnamed withdrawal by its correction, a ground that ended by a release or a report.
import type { Day } from '../time/day.ts';
import { isPending } from './appeals.ts';
import { having, isOpenOrSuspected } from './counts.ts';
import type { CustodyPosition, HeldMeasure } from './custody.ts';
import { prisonLeft } from './grounds.ts';
import { lastDayOfTerm, readTerm } from './lengths.ts';
import { isCustody } from './measures.ts';
import type { NoteName, Remark } from './note-names.ts';
import { isPrison, type JudgedPart } from './part-states.ts';
import type { Proceeding } from './proceeding.ts';
import { actOfPart } from './references.ts';
import type { ToServe } from './to-serve.ts';

/** What stands about one accused on a day. */
export interface Stood {
  readonly asOf: Day;
  readonly proceedings: readonly Proceeding[];
  readonly parts: readonly JudgedPart[];
  readonly toServe: readonly ToServe[];
  readonly custody: CustodyPosition;
  readonly isDead: boolean;
  /** The latest day of an act. */
  readonly dayOf: (act: string) => Day | undefined;
  /** The newest day on which custody was recorded to end; null: none. */
  readonly endedOn: Day | null;
}

/** Notes on the state of things; those that single acts raise come with the replay. */
export function notesOn(stood: Stood): Remark[] {
  return [
    ...stood.proceedings.flatMap((proceeding) => notesOnCounts(proceeding, stood)),
    ...notesOnParts(stood),
    ...stood.custody.measures.flatMap((held) => notesOnMeasure(held, stood)),
    ...noteUnknownCustody(stood),
  ];
}

function notesOnCounts(proceeding: Proceeding, { isDead, asOf, parts, dayOf }: Stood): Remark[] {
  return [
    ...proceeding.counts.flatMap((count): Remark[] => {
      const { case: caseId, name, portions } = count;
      const isLeftOpen = portions.some(isOpenOrSuspected);
      const isClosed = proceeding.closed.includes(caseId);
      const isSentenced = parts.some(({ part }) => part.case === caseId);
      const isWaiting = portions.some(({ label, conviction, isPardoned }) => {
        const day = label === 'convicted' && !isPardoned && conviction !== null ? dayOf(conviction) : undefined;
        return day !== undefined && isLongerThan('P1Y', day, asOf);
      });
      return [
        ...(isLeftOpen && isClosed ? [note('count_open_after_closing', caseId, name)] : []),
        ...(isLeftOpen && isDead ? [note('pending_after_death', caseId, name)] : []),
        ...(isWaiting && !isSentenced ? [note('convicted_without_sentence', caseId, name)] : []),
      ];
    }),
    ...proceeding.appeals
      .filter((appeal) => isDead && isPending(appeal))
      .map(({ case: caseId, id }) => note('pending_after_death', caseId, id)),
  ];
}

function notesOnParts({ parts, toServe }: Stood): Remark[] {
  const endedByReckoning = new Set(
    toServe.flatMap(({ answer, lastDay, parts: keys }) => (answer.is === 'nothing' && lastDay ? keys : [])),
  );
  return parts.flatMap(({ part, state, rests: [standing, of] }) => [
    ...(state !== 'fallen' && state !== 'replaced' && standing > 0 && standing < of
      ? [note('part_rests_on_some', part.case, part.key)]
      : []),
    ...(state === 'ran_out' || endedByReckoning.has(part.key)
      ? [note('sentence_past_its_end', part.case, part.key)]
      : []),
  ]);
}

function notesOnMeasure({ measure, kind, holding, isInferred }: HeldMeasure, stood: Stood): Remark[] {
  const { asOf, parts } = stood;
  const { case: caseId, id } = measure;
  if (!isCustody(measure.kind)) return holding === 'ground_ended' ? [note('ground_ended', caseId, id)] : [];
  const isServing = kind === 'serving';
  const isRemand = kind === 'remanded' && !hasVerdict(stood, caseId);
  const isSentenced = parts.some(({ part }) => isPrison(part.kind));
  return [
    ...(holding === 'holds' ? [] : [note('ground_ended', caseId, id)]),
    ...(isRemand && isLongerThan('P1Y', measure.heldSince.latest, asOf)
      ? [note('remand_over_a_year', caseId, id)]
      : []),
    ...(!isServing && isLongerThan('P6M', measure.lastReported.latest, asOf)
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
function noteUnknownCustody({ parts, toServe, custody, isDead, endedOn, dayOf }: Stood): Remark[] {
  if (isDead || prisonLeft(toServe) !== 'yes' || custody.measures.some(isInformative)) return [];
  const prison = parts.filter(({ part, state }) => isPrison(part.kind) && state === 'in_force');
  return prison.flatMap(({ part }) => {
    const imposedOn = dayOf(actOfPart(part.key));
    const isOlder = endedOn === null || (imposedOn !== undefined && endedOn < imposedOn);
    return isOlder ? [note('custody_unknown_after_sentence', part.case, part.key)] : [];
  });
}

function isInformative({ measure }: HeldMeasure): boolean {
  return (
    isCustody(measure.kind) || measure.kind === 'bail' || measure.kind === 'house_arrest' || measure.kind === 'parole'
  );
}

/** Whether more than a term has passed since a day. */
function isLongerThan(term: string, since: Day, asOf: Day): boolean {
  const last = lastDayOfTerm(since, readTerm(term));
  return last !== undefined && last < asOf;
}

function note(name: NoteName, caseId: string | null, about: string): Remark {
  return { note: name, case: caseId, act: null, about };
}
