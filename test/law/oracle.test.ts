// What holds of the oracle itself, which tries every world, over random proceedings.
import fc from 'fast-check';
import { describe, expect, inject, test } from 'vitest';
import { judge } from './oracle/judge.ts';
import { allWorlds, countUnsettled, orderOfDay, TooManyWorlds } from './oracle/order.ts';
import { type Placed, readRecord } from './oracle/record.ts';
import type { Answer, Ask, Entry } from './oracle/vector.ts';
import { randomAsk, randomProceedings } from './random-proceedings.ts';

describe('over random proceedings the oracle', () => {
  const effort = inject('effort');
  const numRuns = Math.ceil(300 * effort.rest);

  test('answers every question', () => {
    const check = (entries: readonly Entry[], ask: Ask): void => {
      const answer = judgeOrSkip(entries, ask);
      const isCertain = answer.statusCertainty === 'certain';
      expect(isCertain && (answer.statusPossible?.length ?? 0) > 0).toBe(false);
      const own = readRecord(entries).acts.filter(
        ({ content }) => !('accused' in content) || content.accused === ask.accused,
      );
      const isSettled = countUnsettled(own, ask.asOf) === 0 && !answer.notes?.includes('count_not_stated');
      if (isSettled && ask.case !== undefined) expect(isCertain).toBe(true);
    };
    fc.assert(fc.property(randomProceedings(), randomAsk, check), { numRuns });
  });

  test('does not mind in which order the record came in, but for ties', () => {
    const check = (entries: readonly Entry[], ask: Ask): void => {
      fc.pre(new Set(entries.map(({ occurred }) => occurred?.slice(0, 10))).size === entries.length);
      // Two that say the same may be two reports of one act: which of them says it is a tie, too.
      fc.pre(new Set(entries.map(({ acts }) => JSON.stringify(acts))).size === entries.length);
      expect(judgeOrSkip(entries.toReversed(), ask)).toEqual(judgeOrSkip(entries, ask));
    };
    const plain = randomProceedings().map((entries) => entries.filter((it) => !it.corrects && !it.retracts));
    fc.assert(fc.property(plain, randomAsk, check), { numRuns });
  });

  test('looks at every order that some choice of days gives, and at no other', () => {
    const check = (entries: readonly Entry[], asOf: string): void => {
      const { acts } = readRecord(entries.filter((it) => !it.corrects && !it.retracts).slice(-4));
      const orders = [...allWorlds(acts, asOf)].map((world) => [...new Set(world.map(({ entry }) => entry))].join(' '));
      expect([...new Set(orders)].sort()).toEqual([...ordersByDay(acts, asOf)].sort());
    };
    const single = randomProceedings().map((entries) =>
      entries.map((it) => ({ ...it, acts: it.acts?.slice(0, 1) ?? [] })),
    );
    const asOf = randomAsk.map((ask) => ask.asOf);
    fc.assert(fc.property(single, asOf, check), { numRuns });
  });

  test('answers without what is retracted, and with what is corrected, as if it had been so from the beginning', () => {
    const check = (entries: readonly Entry[], ask: Ask): void => {
      expect(judgeOrSkip(settle(entries), ask)).toEqual(judgeOrSkip(entries, ask));
    };
    fc.assert(fc.property(randomProceedings(), randomAsk, check), { numRuns });
  });
});

function judgeOrSkip(entries: readonly Entry[], ask: Ask): Partial<Answer> {
  try {
    return judge(entries, ask);
  } catch (error) {
    fc.pre(!(error instanceof TooManyWorlds));
    throw error;
  }
}

/** The record without amendments: each development is amended at most once, or retracted and restored. */
function settle(entries: readonly Entry[]): readonly Entry[] {
  const hidden = new Set(
    entries.flatMap(({ id, retracts }) => (retracts && !isRetracted(entries, id) ? [retracts] : [])),
  );
  return entries.flatMap((entry) => {
    if (entry.corrects || entry.retracts || hidden.has(entry.id)) return [];
    const correction = entries.find((it) => it.corrects === entry.id);
    return [correction ? { ...withoutTarget(correction), id: entry.id } : entry];
  });
}

function isRetracted(entries: readonly Entry[], id: string): boolean {
  return entries.some(({ retracts }) => retracts === id);
}

function withoutTarget({ corrects: _, ...words }: Entry): Entry {
  return words;
}

/** Each act on some day within its bounds, every order of one day, and of that what has come by `asOf`. */
function ordersByDay(acts: readonly Placed[], asOf: string): ReadonlySet<string> {
  const days = [...new Set([asOf, ...acts.flatMap(({ earliest, latest }) => [earliest, latest])])];
  const orders = new Set<string>();
  const place = (rest: readonly Placed[], line: readonly { readonly act: Placed; readonly day: string }[]): void => {
    const [act, ...others] = rest;
    if (act === undefined) {
      const begun = line.filter(({ day }) => day <= asOf).map((it) => it.act.entry);
      if (isAllowed(line.map((it) => it.act))) orders.add(begun.join(' '));
      return;
    }
    for (const day of days.filter((it) => act.earliest <= it && it <= act.latest))
      for (let index = 0; index <= line.length; index++) {
        const isBehind = index === 0 || (line[index - 1]?.day ?? '') <= day;
        const isBefore = index === line.length || day <= (line[index]?.day ?? '');
        if (isBehind && isBefore) place(others, [...line.slice(0, index), { act, day }, ...line.slice(index)]);
      }
  };
  place(acts, []);
  return orders;
}

/** What follows comes behind; acts of one exact day have one order (its rules have vectors of their own). */
function isAllowed(line: readonly Placed[]): boolean {
  return line.every((act, index) => {
    const behind = line.slice(index + 1);
    const sameDay = line.filter(
      (it) => it.earliest === it.latest && it.earliest === act.earliest && it.latest === act.latest,
    );
    const ordered = orderOfDay(sameDay);
    return !behind.some(({ entry }) => act.follows.has(entry)) && ordered.every((it, at) => it === sameDay[at]);
  });
}
