// The stories in test/vectors/law show every act: before and after it, recorded late, corrected and retracted.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  type ActContent,
  clemencyKinds,
  custodyKinds,
  decisionResults,
  outcomes,
  partChanges,
  partKinds,
  releaseKinds,
  remedyKinds,
  restrictionKinds,
} from '../../src/law/acts.ts';
import { actNames } from './act-names.ts';
import type { Entry, Vector } from './oracle/vector.ts';

const folder = join(import.meta.dirname, '../vectors/law');
const stories = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Vector);

/** The first day that a date names; its end may be later. */
const dayOf = ({ occurred = '' }: Entry) => /\d{4}(-\d\d)?(-\d\d)?/.exec(occurred)?.[0];

/** What the stories show of an act, by the names of `shown`. */
function whatIsShown(act: string): string[] {
  return stories.flatMap(({ entries, asks }) =>
    entries.flatMap((entry, index) => {
      const day = dayOf(entry);
      if (day === undefined || !entry.acts?.some((it) => it.act === act)) return [];
      const knowing = asks.filter(({ known = entries.length }) => known > index);
      const isLate = !entry.corrects && entries.slice(0, index).some((it) => (dayOf(it) ?? '') > day);
      return [
        ...(knowing.some(({ asOf }) => asOf < day) ? ['before'] : []),
        ...(knowing.some(({ asOf }) => asOf >= day) ? ['after'] : []),
        ...(isLate ? ['late'] : []),
        ...(entry.corrects ? ['corrected'] : []),
        ...(entries.some(({ retracts }) => retracts === entry.id) ? ['retracted'] : []),
      ];
    }),
  );
}

test.each(actNames)('the stories show “%s” before and after, late, corrected and retracted', (act) => {
  const shown = new Set(whatIsShown(act));
  expect([...shown].sort()).toEqual(['after', 'before', 'corrected', 'late', 'retracted']);
});

test('the stories show every outcome, decision, change, part, measure, release, remedy and clemency', () => {
  const acts = stories.flatMap(({ entries }) => entries.flatMap((entry) => entry.acts ?? []));
  const parts = acts.flatMap((act) => (act.act === 'sentence' || act.act === 'decision' ? (act.parts ?? []) : []));
  const shown = new Set(acts.map(labelOf));
  const kinds = new Set(parts.map(({ kind }) => kind));
  const relations = new Set(parts.flatMap(({ relation }) => relation?.kind ?? []));
  const wanted = [
    ...outcomes.map((it) => `outcome ${it}`),
    ...decisionResults.map((it) => `decision ${it}`),
    ...partChanges.map((it) => `sentence_change ${it}`),
    ...[...custodyKinds, ...restrictionKinds].map((it) => `measure ${it}`),
    ...releaseKinds.map((it) => `released ${it}`),
    ...remedyKinds.map((it) => `remedy_filed ${it}`),
    ...clemencyKinds.map((it) => `clemency ${it} granted`),
    'clemency pardon refused',
    'clemency pardon annulled',
  ];
  expect(wanted.filter((it) => !shown.has(it))).toEqual([]);
  expect(partKinds.filter((it) => !kinds.has(it))).toEqual([]);
  expect([...relations].sort()).toEqual(['absorbed', 'concurrent', 'consecutive', 'partly', 'total']);
});

function labelOf(act: ActContent): string {
  switch (act.act) {
    case 'outcome':
      return `outcome ${act.outcome}`;
    case 'decision':
      return `decision ${act.result}`;
    case 'sentence_change':
      return `sentence_change ${act.change}`;
    case 'measure':
      return `measure ${act.kind}`;
    case 'released':
      return `released ${act.how}`;
    case 'remedy_filed':
      return `remedy_filed ${act.remedy}`;
    case 'clemency':
      return `clemency ${act.clemency} ${act.step}`;
    default:
      return act.act;
  }
}
