/** Appeals that are pending, as they follow from the acts. */
import { z } from 'zod';
import { remedyKinds, remedyTargets } from '../law/acts.ts';
import type { Appeal } from '../law/proceeding.ts';
import { actLabels } from './acts.ts';
import {
  actsOn,
  boundsOfLast,
  type Derivation,
  type DerivedTrack,
  idsOf,
  isOfPerson,
  possiblyBy,
} from './derivation.ts';
import { nullableText, text } from './value-schemas.ts';

export const appealValue = z.strictObject({
  case: text,
  person: text,
  remedy: z.enum(remedyKinds),
  against: z.enum(remedyTargets).nullable(),
  by: nullableText,
  court: nullableText,
  status: z.enum(['pending', 'maybe_withdrawn']),
});
type AppealValue = z.infer<typeof appealValue>;

/** Each appeal of each accused, until it is decided or withdrawn. */
export const appealsDerivation: Derivation<AppealValue> = {
  derive: (reading) =>
    reading.positions.flatMap(({ accused, cases }) =>
      [...cases.values()]
        .filter(({ case: caseId }) => isOfPerson(reading) || caseId === reading.subject)
        .flatMap(({ case: caseId, appeals: { stated, isCertain, possible } }) => {
          const acts = actsOn(reading, accused, caseId);
          const toValue = ({ remedy, against, by, court, state }: Appeal): AppealValue => ({
            case: caseId,
            person: accused,
            remedy,
            against,
            by,
            court,
            status: state === 'maybe_withdrawn' ? state : 'pending',
          });
          const own = new Map((stated ?? []).map((it) => [it.id, it]));
          const others = new Map(possible.flat().map((it) => [`${it.id} ${it.state}`, it]));
          const ids = new Set([...own.keys(), ...[...others.values()].map(({ id }) => id)]);
          return [...ids].map((id): DerivedTrack<AppealValue> => {
            const now = own.get(id);
            const may = [...others.values()].filter((it) => it.id === id && it.state !== now?.state);
            const filed = acts.filter((it) => it.id === id);
            const by = possiblyBy(acts, [...actLabels.remedies, 'remedy_withdrawn'], reading.asOf);
            return {
              key: isOfPerson(reading) ? id : `${accused}/${id}`,
              isCertain,
              stated: now
                ? { value: toValue(now), since: boundsOfLast(filed, reading.asOf), because: idsOf(filed) }
                : null,
              possible: may.map((it) => ({ value: toValue(it), ...by })),
            };
          });
        }),
    ),
  comesFrom: () => actLabels.remedies,
};
