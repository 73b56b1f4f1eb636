// Random acts against one accused in two cases, on a handful of days, some of them fuzzy.
import fc from 'fast-check';
import {
  type Act,
  type ActContent,
  clemencyKinds,
  custodyKinds,
  decisionResults,
  outcomes,
  partChanges,
  releaseKinds,
  remedyKinds,
  restrictionKinds,
  type SentencePart,
} from '../../src/law/acts.ts';
import type { Day } from '../../src/time/day.ts';

/** Days of the stories, in order; all in one month, and one long after. */
export const days = ['01', '02', '03', '04', '05', '06'].map((day) => `2024-03-${day}` as Day);

const place = { case: fc.constantFrom('mill', 'bread'), accused: fc.constant('ada') };
const caseOrNone = fc.constantFrom('mill', 'bread', null);
const scope = fc.constantFrom(
  undefined,
  'all' as const,
  [{ count: 'arson' }],
  [{ count: 'theft' }],
  [{ count: 'fraud', number: 2 }],
);
const parts: fc.Arbitrary<readonly SentencePart[]> = fc
  .constantFrom('P1Y', 'P2Y', 'P6M', null)
  .map((term) => [{ number: 1, kind: 'imprisonment' as const, term }]);

const brought = fc.constantFrom(
  [{ count: 'arson', offence: 'arson' }],
  [{ count: 'theft', offence: 'theft' }],
  [
    { count: 'arson', offence: 'arson' },
    { count: 'fraud', offence: 'fraud', counts: 4 },
  ],
);

const contents = {
  suspicion: fc.record({ act: fc.constant('suspicion'), accused: place.accused, case: caseOrNone, counts: brought }),
  charge: fc.record({ act: fc.constant('charge'), ...place, counts: brought }),
  trial: fc.record({ act: fc.constant('trial_opened'), ...place }),
  outcome: fc.record({
    act: fc.constant('outcome'),
    ...place,
    outcome: fc.constantFrom(...outcomes),
    how: fc.constantFrom('verdict', 'dismissal', 'closing'),
    scope,
    final: fc.boolean(),
  }),
  sentence: fc.record({ act: fc.constant('sentence'), ...place, scope, parts }),
  change: fc.record({ act: fc.constant('sentence_change'), ...place, change: fc.constantFrom(...partChanges) }),
  filed: fc.record({
    act: fc.constant('remedy_filed'),
    ...place,
    remedy: fc.constantFrom(...remedyKinds),
    stays: fc.boolean(),
  }),
  withdrawn: fc.record({ act: fc.constant('remedy_withdrawn'), ...place }),
  decision: fc.record({
    act: fc.constant('decision'),
    ...place,
    result: fc.constantFrom(...decisionResults),
    outcome: fc.constantFrom(undefined, 'convicted', 'acquitted', 'discontinued'),
    scope,
  }),
  final: fc.record({ act: fc.constant('became_final'), ...place, scope }),
  clemency: fc.record({
    act: fc.constant('clemency'),
    ...place,
    clemency: fc.constantFrom(...clemencyKinds),
    step: fc.constantFrom('granted', 'refused', 'annulled'),
  }),
  reopened: fc.record({ act: fc.constant('reopened'), ...place }),
  moved: fc.record({ act: fc.constant('moved'), ...place, change: fc.constant('severed'), to: fc.constant('bread') }),
  joined: fc.record({ act: fc.constant('joined'), case: fc.constant('mill'), with: fc.constant('bread') }),
  measure: fc.record({
    act: fc.constant('measure'),
    accused: place.accused,
    case: caseOrNone,
    kind: fc.constantFrom(...custodyKinds, ...restrictionKinds),
    besides: fc.boolean(),
  }),
  held: fc.record({ act: fc.constant('reported_held'), accused: place.accused }),
  released: fc.record({
    act: fc.constant('released'),
    accused: place.accused,
    how: fc.constantFrom(...releaseKinds),
  }),
  death: fc.record({ act: fc.constant('death'), accused: place.accused }),
};

/** What a random act says. `undefined` stands for what is left out. */
const randomContent: fc.Arbitrary<ActContent> = fc
  .oneof(...Object.values(contents).map((content) => content as fc.Arbitrary<unknown>))
  .map((content) => JSON.parse(JSON.stringify(content)) as ActContent);

const randomBounds = fc
  .tuple(fc.nat(days.length - 1), fc.nat(days.length - 1), fc.boolean())
  .map(([a, b, isExact]): Pick<Act, 'earliest' | 'latest'> => {
    const first = days[Math.min(a, b)] ?? null;
    return { earliest: first, latest: (isExact ? first : days[Math.max(a, b)]) ?? ('2024-03-06' as Day) };
  });

/** Acts with distinct places in the engine’s order. */
export function randomActs(maxLength: number): fc.Arbitrary<Act[]> {
  return fc.array(fc.tuple(randomContent, randomBounds), { minLength: 1, maxLength }).map((all) =>
    all.map(([content, bounds], order) => ({
      ...content,
      ...bounds,
      id: `d${order + 1}`,
      timeOfDayMs: null,
      order,
      follows: [],
    })),
  );
}

export const randomDay = fc.constantFrom<Day>(...days, '2026-01-01' as Day);
