/** Counts, legal status and stage, as they follow from the acts. */
import { z } from 'zod';
import type { Act, BroughtCount, DayBounds } from '../law/acts.ts';
import { isAgainstJudgment } from '../law/appeals.ts';
import { type CountTrait, countLabels, ended } from '../law/counts.ts';
import { NO_CASE } from '../law/documents.ts';
import { type AccusedPosition, readCase } from '../law/positions.ts';
import { type Stage, stageLabels, stageOf } from '../law/stage.ts';
import type { CaseStanding, CountPosition } from '../law/standings.ts';
import { type CaseKind, inKind, type LegalStatus, type StatusLabel, statusLabels } from '../law/status.ts';
import type { Day } from '../time/day.ts';
import { actLabels } from './acts.ts';
import {
  actsOn,
  boundsOfLast,
  type Derivation,
  type Derived,
  type DerivedTrack,
  idsOf,
  isOfPerson,
  type LawReading,
  pickBounds,
  possiblyBy,
} from './derivation.ts';
import { UNSTATED } from './points.ts';
import { standing as standingSchema } from './standing.ts';
import { inEach } from './texts.ts';
import { nullableText, text } from './value-schemas.ts';

/** A standing with the accused whose it is. */
interface Standing {
  readonly position: AccusedPosition;
  readonly standing: CaseStanding;
}

/** The standings that a reading is about: of a person in all cases, of a case those of its accused in it. */
function standingsOf(reading: LawReading): Standing[] {
  const { subject, positions } = reading;
  return positions.flatMap((position) =>
    [...position.cases.values()]
      .filter(({ case: caseId }) => isOfPerson(reading) || caseId === subject)
      .map((standing) => ({ position, standing })),
  );
}

/** The key of a track that tells one accused from another, or one case from another. */
function keyOf(reading: LawReading, { position, standing }: Standing): string {
  return isOfPerson(reading) ? standing.case || UNSTATED : position.accused;
}

export const statusValue = z.strictObject({
  status: z.enum(statusLabels),
  stage: z.enum(stageLabels).nullable(),
  sums: z.record(text, z.number().int()),
  final: z.boolean(),
});
type StatusValue = z.infer<typeof statusValue>;

const MOVING = [...actLabels.bringing, ...actLabels.clemency, 'moved', 'closed', 'became_final', ...actLabels.remedies];

/** The status of an accused in a case, with the stage and the sums behind it. */
export const statusDerivation: Derivation<StatusValue> = {
  derive: (reading) =>
    standingsOf(reading).flatMap((it): DerivedTrack<StatusValue>[] => {
      const { status, stage, counts } = it.standing;
      const toValue = ({ label, sums, isFinal }: LegalStatus, own: Stage | null): StatusValue => ({
        status: label,
        stage: own,
        sums: sumsInKind(sums, it.standing.kind),
        final: isFinal,
      });
      const acts = actsOn(reading, it.position.accused, it.standing.case);
      const stated = status.stated && {
        value: toValue(status.stated, stage.stated),
        ...beginningOf(status.stated.label, counts, boundsOfLast(acts, reading.asOf)),
        because: [...new Set(counts.flatMap(({ because }) => because))],
      };
      const possible = status.possible.map((own) => ({
        value: toValue(own, stageOf(own, it.standing.appeals.stated ?? [])),
        ...perhapsBy(acts, neededForStatus(own.label), reading.asOf),
      }));
      if (!stated && possible.length === 0) return [];
      return [{ key: keyOf(reading, it), stated, isCertain: status.isCertain, possible }];
    }),
  comesFrom: () => [...actLabels.bringing],
  needs: neededForStatus,
};

/** So many counts of each label, as cases of that kind say it. */
function sumsInKind(sums: Readonly<Record<string, number>>, kind: CaseKind): Record<string, number> {
  return Object.fromEntries(Object.entries(sums).map(([label, number]) => [inKind(label, kind), number]));
}

/** What may make a label possible: the acts that it needs; if none of them may have begun, any that moves a count. */
function perhapsBy(acts: readonly Act[], needed: readonly string[] | undefined, asOf: Day) {
  const own = possiblyBy(acts, needed ?? [], asOf);
  return own.because.length > 0 ? own : possiblyBy(acts, MOVING, asOf);
}

const decisions = actLabels.bringing.filter((label) => label.startsWith('decision/'));

/**
 * No count is judged, tried or suspected without one of these; many may bring one, or supersede it. Clemency that names
 * no case may end one, and stands on no case.
 */
function neededForStatus(label: string): readonly string[] | undefined {
  switch (label) {
    case 'convicted_final':
    case 'convicted':
    case 'liable':
    case 'pardoned':
      return ['outcome/convicted', 'sentence', ...decisions];
    case 'on_trial':
      return ['trial_opened', ...decisions];
    case 'suspect':
      return ['suspicion'];
    case 'acquitted':
    case 'not_liable':
      return ['outcome/acquitted', ...decisions];
    default:
      return undefined;
  }
}

/** Since when a status has been so, and by which act: the first count that makes it so, or the last where all must. */
function beginningOf(label: StatusLabel, counts: readonly CountPosition[], otherwise: DayBounds): Beginning {
  const [traits, which] = decisive(label);
  const began = counts.flatMap(({ count }) => traits.flatMap((trait) => count?.began.get(trait) ?? []));
  const since = pickBounds(
    began.map(({ on }) => on),
    which,
  );
  return { since: since ?? otherwise, by: began.find(({ on }) => on === since)?.by ?? null };
}

type Beginning = Required<Pick<Derived, 'since' | 'by'>>;

/** What of counts makes a status, and whether the first of them does, or only the last. */
function decisive(label: StatusLabel): readonly [readonly CountTrait[], 'first' | 'last'] {
  switch (label) {
    case 'convicted':
    case 'liable':
      return [['convicted'], 'first'];
    case 'on_trial':
      return [['on_trial'], 'first'];
    case 'accused':
      return [['pending', 'no_verdict'], 'first'];
    case 'suspect':
      return [['suspected'], 'first'];
    case 'convicted_final':
      return [['final'], 'last'];
    case 'pardoned':
      return [['pardoned'], 'last'];
    case 'acquitted':
    case 'not_liable':
      return [['acquitted', ...ended], 'last'];
    case 'ended_by_death':
    case 'discontinued':
      return [ended, 'last'];
    case 'moved':
      return [['moved', 'superseded'], 'last'];
  }
}

/** What counts can be: of a case that convicts of nothing, liable or not. */
export const countStatuses = [...countLabels, 'liable', 'not_liable'] as const;
export type CountStatus = (typeof countStatuses)[number];

export const countValue = z.strictObject({
  case: nullableText,
  person: text,
  count: text,
  number: nullableText,
  offence: nullableText,
  offences: inEach,
  law: nullableText,
  laws: inEach,
  convictedOf: nullableText,
  liableFor: nullableText,
  plea: nullableText,
  status: z.enum(countStatuses),
  sums: z.record(text, z.number().int()),
  final: z.boolean(),
  pardoned: z.boolean(),
  claim: z.strictObject({ by: text, standing: standingSchema }).nullable(),
});
type CountValue = z.infer<typeof countValue>;

/** The counts against an accused in a case. */
export const countsDerivation: Derivation<CountValue> = {
  derive: (reading) =>
    standingsOf(reading).flatMap((it) => {
      const acts = actsOn(reading, it.position.accused, it.standing.case);
      return it.standing.counts.map((position): DerivedTrack<CountValue> => {
        const { name, count, isCertain } = position;
        const stated: Derived<CountValue> | null = count && {
          value: describeCount(reading, it, position),
          since: count.movedOn,
          by: count.movedBy,
          because: position.because.length > 0 ? position.because : idsOf(acts),
        };
        const possible = position.possible.map((label) => {
          const status = inKind(label, it.standing.kind);
          const value = { ...describeCount(reading, it, position), status, sums: { [status]: 1 } };
          return { value, ...perhapsBy(acts, neededForCount(label), reading.asOf) };
        });
        return { key: `${keyOf(reading, it)}/${name}`, stated, isCertain, possible };
      });
    }),
  comesFrom: () => [...actLabels.bringing],
  needs: neededForCount,
};

function neededForCount(label: string): readonly string[] | undefined {
  switch (label) {
    case 'convicted':
    case 'liable':
      return neededForStatus('convicted');
    case 'acquitted':
    case 'not_liable':
      return neededForStatus('acquitted');
    case 'suspected':
      return neededForStatus('suspect');
    case 'no_verdict':
    case 'withdrawn':
    case 'dismissed':
    case 'set_aside':
    case 'not_responsible':
      return [`outcome/${label}`, ...decisions];
    default:
      return undefined;
  }
}

function describeCount(
  reading: LawReading,
  { position, standing }: Standing,
  { name, count }: CountPosition,
): CountValue {
  const portions = count?.portions ?? [];
  const sums: Record<string, number> = {};
  for (const { label, number } of portions) {
    const status = inKind(label, standing.kind);
    sums[status] = (sums[status] ?? 0) + number;
  }
  const document = count?.documents.at(-1);
  const first = document === undefined ? broughtBy(reading, standing.case, { accused: position.accused, name }) : null;
  const brought = count ?? first;
  const claimedBy = document ?? first?.document;
  const found = count?.convictedOf === brought?.offence ? null : (count?.convictedOf ?? null);
  const isLiability = inKind('convicted', standing.kind) === 'liable';
  return {
    case: standing.case === NO_CASE ? null : standing.case,
    person: position.accused,
    count: name,
    number: count?.printedNumber ?? null,
    offence: brought?.offence ?? null,
    law: brought?.law ?? null,
    ...textsBehind(reading, brought ?? {}),
    convictedOf: isLiability ? null : found,
    liableFor: isLiability ? found : null,
    plea: count?.plea ?? null,
    status: countsByWeight.find((label) => label in sums) ?? 'pending',
    sums,
    final: portions.length > 0 && portions.every(({ isFinal }) => isFinal),
    pardoned: portions.length > 0 && portions.every(({ isPardoned }) => isPardoned),
    claim: claimedBy === undefined ? null : reading.claimOf(claimedBy),
  };
}

/** The offence and the law in every language, if any document or change of a charge that names them so has several. */
function textsBehind(
  { acts }: LawReading,
  { offence, law }: { readonly offence?: string | null; readonly law?: string | null },
): Pick<CountValue, 'offences' | 'laws'> {
  const named = acts.flatMap((act): readonly Omit<BroughtCount, 'count'>[] => {
    if (act.act === 'charge' || act.act === 'suspicion') return act.counts;
    return act.act === 'reworded' ? [{ ...act, offence: act.offence ?? null }] : [];
  });
  const offences = named.findLast((it) => it.offences && it.offence === offence)?.offences;
  const laws = named.findLast((it) => it.laws && it.law === law)?.laws;
  return { ...(offences ? { offences: [...offences] } : {}), ...(laws ? { laws: [...laws] } : {}) };
}

/** A count that is only possible so far, or superseded, as the document says it that brought it. */
function broughtBy(
  { acts }: LawReading,
  inCase: string,
  { accused, name }: { readonly accused: string; readonly name: string },
) {
  for (const act of acts) {
    if ((act.act !== 'charge' && act.act !== 'suspicion') || act.accused !== accused) continue;
    const found = (act.case ?? NO_CASE) === inCase ? act.counts.find(({ count }) => count === name) : undefined;
    if (found) return { document: act.id, offence: found.offence, law: found.law ?? null };
  }
  return undefined;
}

/** Of the counts of a bundle the first of these gives the bundle its label. */
export const countsByWeight = [
  'convicted',
  'liable',
  'pending',
  'suspected',
  'no_verdict',
  'acquitted',
  'not_liable',
  'not_responsible',
  'set_aside',
  'dismissed',
  'withdrawn',
  'discontinued',
  'superseded',
  'moved',
] as const satisfies readonly CountStatus[];

/** What sums say beside the labels of counts. */
export const marksInSums = ['final', 'pardoned'] as const;

/** Stages of cases, with those of unrest. */
export const allStages = ['unfolding', 'order_restored', 'ended', ...stageLabels] as const;
type AnyStage = (typeof allStages)[number];

/** How far a case has come, in one word: as far as its accused, else as it is said to be. */
export const stageDerivation: Derivation<AnyStage> = {
  derive: (reading) => {
    const { subject, course, positions, asOf } = reading;
    const own = standingsOf(reading);
    const { stage } = readCase(subject, new Map(positions.map((it) => [it.accused, it])));
    if (stage === null) return course ? [{ key: '', ...(course as Omit<DerivedTrack<AnyStage>, 'key'>) }] : [];
    const others = new Set(own.flatMap(({ standing }) => standing.stage.possible));
    others.delete(stage);
    const stated = {
      value: stage,
      ...beginningOfStage(stage, own, reading),
      because: [...new Set(own.flatMap(({ standing }) => standing.counts.flatMap(({ because }) => because)))],
    };
    const acts = others.size === 0 ? [] : own.flatMap(({ position }) => actsOn(reading, position.accused, subject));
    const possible = [...others].map((value) => ({ value, ...possiblyBy(acts, MOVING, asOf) }));
    return [{ key: '', stated, isCertain: own.every(({ standing }) => standing.stage.isCertain), possible }];
  },
  comesFrom: (label) => [...actLabels.bringing, label],
};

/** Since when a case has come so far: since the last of the accused who stand there has. */
function beginningOfStage(stage: Stage, own: readonly Standing[], { acts, asOf }: LawReading): Beginning {
  const otherwise = { earliest: null, latest: asOf };
  const there = own.filter(({ standing }) => standing.stage.stated === stage);
  const began = there.map((it) => beginningOfOwn(stage, it, { acts, otherwise }));
  const since = pickBounds(
    began.map((it) => it.since),
    'last',
  );
  return began.findLast((it) => it.since === since) ?? { since: otherwise, by: null };
}

interface Besides {
  readonly acts: readonly Act[];
  readonly otherwise: DayBounds;
}

function beginningOfOwn(stage: Stage, { standing }: Standing, { acts, otherwise }: Besides): Beginning {
  const { status, counts, appeals } = standing;
  const isFiled = ({ id }: Act) => appeals.stated?.some((it) => isAgainstJudgment(it) && it.id === id);
  const filed = stage === 'appeal' ? acts.find(isFiled) : undefined;
  if (filed) return { since: { earliest: filed.earliest, latest: filed.latest }, by: filed.id };
  if (stage === 'final') return beginningOf('convicted_final', counts, otherwise);
  return status.stated ? beginningOf(status.stated.label, counts, otherwise) : { since: otherwise, by: null };
}
