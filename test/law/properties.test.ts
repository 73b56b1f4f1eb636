// What holds of all stories, tried on random ones; and every world, tried one by one.
import fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import type { Act } from '../../src/law/acts.ts';
import { type AccusedPosition, readLaw } from '../../src/law/positions.ts';
import type { Day } from '../../src/time/day.ts';
import { days, randomActs, randomDay } from './random-acts.ts';
import { actsOf } from './story.ts';

const numRuns = Math.ceil(500 * inject('effort').rest);

/** What the positions say, without the notes and the order in which things were first seen. */
function summarize(positions: ReadonlyMap<string, AccusedPosition>): unknown {
  return [...positions.values()].map(({ cases, sentences, toServe, custody }) => ({
    cases: [...cases.values()]
      .map((it) => ({ ...it, counts: it.counts.toSorted((a, b) => (a.name < b.name ? -1 : 1)) }))
      .sort((a, b) => (a.case < b.case ? -1 : 1)),
    sentences: sentences.map(({ part, state }) => [part.key, state]).sort(),
    toServe,
    custody: [custody.headline, custody.kind, custody.groups],
  }));
}

test('the order of arrival does not matter', () => {
  fc.assert(
    fc.property(randomActs(10), randomDay, fc.nat(), (acts, asOf, seed) => {
      const shuffled = acts.toSorted((a, b) => ((a.order * 7919 + seed) % 101) - ((b.order * 7919 + seed) % 101));
      expect(summarize(readLaw({ acts: shuffled, asOf }))).toEqual(summarize(readLaw({ acts, asOf })));
    }),
    { numRuns },
  );
});

test('an act that is added and retracted changes nothing', () => {
  const toEntries = (acts: readonly Act[]) =>
    acts.map((act) => ({ id: act.id, occurred: `[${act.earliest}..${act.latest}]`, acts: [act] }));
  fc.assert(
    fc.property(randomActs(8), randomActs(1), randomDay, (acts, [extra], asOf) => {
      const entries = toEntries(acts);
      const added = toEntries(extra ? [{ ...extra, id: 'extra' }] : []);
      const retracted = [...entries, ...added, { id: 'retraction', retracts: 'extra' }];
      const before = summarize(readLaw({ acts: actsOf(entries), asOf }));
      expect(summarize(readLaw({ acts: actsOf(retracted), asOf }))).toEqual(before);
    }),
    { numRuns },
  );
});

test('a wider date never makes an answer certain that was not', () => {
  fc.assert(
    fc.property(randomActs(6), randomDay, fc.nat(5), (acts, asOf, which) => {
      const wider = acts.map((act, index): Act => (index === which ? { ...act, earliest: null } : act));
      const before = readLaw({ acts, asOf }).get('ada');
      const after = readLaw({ acts: wider, asOf }).get('ada');
      for (const [caseId, { status }] of before?.cases ?? []) {
        if (!status.isCertain) expect(after?.cases.get(caseId)?.status.isCertain).toBe(false);
      }
      if (before?.custody.headline === 'not_clear') expect(after?.custody.headline).toBe('not_clear');
    }),
    { numRuns },
  );
});

test('every world that the dates allow is among those that the answers rest on', () => {
  fc.assert(
    fc.property(randomActs(5), fc.constantFrom(...days), (acts, asOf) => {
      const answers = answersOf(acts, asOf);
      for (const world of worldsOf(acts)) {
        for (const [name, { stated }] of answersOf(world, asOf)) {
          const { possible, isCertain } = answers.get(name) ?? NOTHING;
          const isAmong = stated === null || [answers.get(name)?.stated, ...possible].includes(stated);
          expect({ name, stated, isAmong }).toEqual({ name, stated, isAmong: true });
          if (isCertain) expect(stated).toBe(answers.get(name)?.stated ?? null);
        }
      }
    }),
    { numRuns },
  );
});

interface Answered {
  readonly stated: string | null;
  readonly possible: readonly (string | null)[];
  readonly isCertain: boolean;
}

const NOTHING: Answered = { stated: null, possible: [], isCertain: true };

/** The status of each case, what is to serve, and the group of custody, by name. */
function answersOf(acts: readonly Act[], asOf: Day): Map<string, Answered> {
  const position = readLaw({ acts, asOf }).get('ada');
  if (!position) return new Map();
  const { headline, groups } = position.custody;
  const custody = {
    stated: headline === 'not_clear' ? null : headline,
    possible: groups,
    isCertain: groups.length === 1,
  };
  return new Map<string, Answered>([
    ...[...position.cases].map(([caseId, { status }]): [string, Answered] => [
      caseId,
      { ...status, stated: status.stated?.label ?? null, possible: status.possible.map(({ label }) => label) },
    ]),
    ...position.toServe.map((answer): [string, Answered] => {
      const kind = (answer.stated ?? answer.possible[0])?.kind ?? '';
      const write = (own: typeof answer.stated) => own && JSON.stringify(own.answer);
      return [kind, { ...answer, stated: write(answer.stated), possible: answer.possible.map(write) }];
    }),
    ['custody', custody],
  ]);
}

/** Every world: each act on every day that its bounds allow. */
function worldsOf(acts: readonly Act[]): readonly (readonly Act[])[] {
  return acts.reduce<readonly (readonly Act[])[]>(
    (worlds, act) =>
      worlds.flatMap((world) =>
        days
          .filter((day) => (act.earliest === null || day >= act.earliest) && day <= act.latest)
          .map((day) => [...world, { ...act, earliest: day, latest: day }]),
      ),
    [[]],
  );
}

test('nothing is too absurd to be read', () => {
  const accused = 'ada';
  const at = (day: string, order: number) =>
    ({ id: `d${order}`, earliest: day as Day, latest: day as Day, timeOfDayMs: null, order, follows: [] }) as const;
  const circle = { kind: 'consecutive', after: ['d1/1'] } as const;
  const acts: Act[] = [
    { ...at('2024-03-01', 1), act: 'sentence', case: 'mill', accused, parts: [selfish(1, circle), selfish(2, circle)] },
    { ...at('2024-03-02', 2), act: 'joined', case: 'mill', with: 'mill' },
    { ...at('2024-03-03', 3), act: 'moved', case: 'mill', accused, change: 'moved', to: 'mill' },
    {
      ...at('2024-03-04', 4),
      act: 'charge',
      case: 'mill',
      accused,
      counts: [],
      supersedes: { documents: ['d4', 'd9'] },
    },
    { ...at('2024-03-05', 5), act: 'decision', case: 'mill', accused, result: 'restored', restores: 'd5' },
    { ...at('2024-03-06', 6), act: 'death', accused },
    { ...at('2024-03-07', 7), act: 'death', accused },
  ];
  const position = readLaw({ acts, asOf: '2024-04-01' as Day }).get(accused);
  expect(position?.custody.headline).toBe('no_record');
  expect(position?.cases.get('mill')?.status.stated?.label).toBe('convicted');
});

function selfish(number: number, relation: { readonly kind: 'consecutive'; readonly after: readonly string[] }) {
  return { number, kind: 'imprisonment', term: 'P1Y', relation } as const;
}
