// The oracle: answers a question by trying every world that the dates allow.
import type { ActContent } from '../../../src/law/acts.ts';
import { headlineOf } from './headline.ts';
import { notesOf } from './notes.ts';
import { allWorlds, statedWorld } from './order.ts';
import { appealsOf, countsOf, stageOf, stageOfCase, statusOf, sumsOf } from './positions.ts';
import { type Placed, readRecord } from './record.ts';
import { replayStated, replays } from './replay.ts';
import { labelOf, serviceByKind } from './to-serve.ts';
import type { Answer, Ask, Entry } from './vector.ts';
import type { World } from './world.ts';

/** What is to be answered; throws TooManyWorlds where a story leaves too much open. */
export function judge(entries: readonly Entry[], ask: Ask, kinds: Kinds = {}): Partial<Answer> {
  const { acts, contradicted } = readRecord(entries.slice(0, ask.known));
  if (ask.accused === undefined) return judgeCase(acts, ask);
  const own = acts.filter(({ content }) => isOf(content, ask.accused ?? ''));
  const stated = replayStated(statedWorld(own, ask.asOf), ask.accused);
  const open = own.filter(({ earliest, latest }) => earliest <= ask.asOf && latest > ask.asOf);
  const notes = notesOf(stated, { asOf: ask.asOf, acts: statedWorld(own, ask.asOf), open });
  if (own.some(({ entry }) => contradicted.has(entry))) notes.push('order_contradicts_dates');
  return {
    ...judgeStatus(own, stated, { ask, kinds }),
    ...judgeSentences(stated, ask),
    ...judgeCustody(own, stated, ask),
    notes: notes.sort(),
  };
}

function isOf(content: ActContent, accused: string): boolean {
  return !('accused' in content) || content.accused === accused;
}

type Kinds = Readonly<Record<string, string>>;

interface Asked {
  readonly ask: Ask;
  readonly kinds: Kinds;
}

/** Cases of some kinds say liable and not liable, never convicted or acquitted. */
function wordIn(kind: string | undefined, status: string | null): string | null {
  if (!['administrative', 'civil', 'impeachment'].includes(kind ?? 'criminal')) return status;
  if (status === 'convicted' || status === 'convicted_final') return 'liable';
  return status === 'acquitted' ? 'not_liable' : status;
}

/** The one-word stage of a case. */
function judgeCase(acts: readonly Placed[], { asOf, case: name }: Ask): Partial<Answer> {
  const accused = new Set(acts.flatMap(({ content }) => ('accused' in content ? [content.accused] : [])));
  const worlds = [...accused].map((it) => {
    const own = acts.filter(({ content }) => isOf(content, it));
    return replayStated(statedWorld(own, asOf), it);
  });
  return { stage: stageOfCase(worlds, name ?? '') };
}

function judgeStatus(acts: readonly Placed[], stated: World, { ask, kinds }: Asked): Partial<Answer> {
  const { asOf, case: name, accused = '' } = ask;
  if (name === undefined) return {};
  const read = (world: World): string | null => wordIn(kinds[name], statusOf(world, name));
  const status = read(stated);
  // Measures move no count.
  const moving = acts.filter(({ content }) => !liberty.includes(content.act));
  const statuses = new Set<string | null>();
  for (const order of allWorlds(moving, asOf)) for (const world of replays(order, accused)) statuses.add(read(world));
  if (!statuses.has(status)) throw new Error(`no world has the stated status ${status}`);
  return {
    counts: countsOf(stated, name),
    status,
    statusCertainty: statuses.size === 1 ? 'certain' : 'stated',
    statusPossible: [...statuses].filter((it) => it !== null && it !== status).sort() as string[],
    stage: stageOf(stated, name),
    sums: sumsOf(stated, name),
    appeals: appealsOf(stated, name),
  };
}

const liberty: readonly string[] = ['measure', 'transferred', 'reported_held', 'released', 'death'];

function judgeSentences(stated: World, { asOf, case: name }: Ask): Partial<Answer> {
  const cases = name === undefined ? {} : { cases: [name] };
  const services = [...serviceByKind(stated, { asOf, ...cases })];
  const parts = stated.parts.filter((part) => name === undefined || part.case === name);
  return {
    sentences: Object.fromEntries(parts.map((part) => [part.key, labelOf(stated, part, asOf)])),
    toServe: Object.fromEntries(services.map(([kind, { toServe }]) => [kind, toServe])),
    toServeKnown: Object.fromEntries(services.flatMap(([kind, { known }]) => (known ? [[kind, known]] : []))),
    lastDay: Object.fromEntries(services.map(([kind, { lastDay }]) => [kind, lastDay])),
  };
}

function judgeCustody(
  acts: readonly Placed[],
  stated: World,
  { asOf, case: name, accused = '' }: Ask,
): Partial<Answer> {
  const headline = headlineOf(stated, asOf, name);
  const groups = new Set<string | null>();
  for (const order of allWorlds(acts, asOf))
    for (const world of replays(order, accused)) groups.add(headlineOf(world, asOf, name).group);
  if (!groups.has(headline.group)) throw new Error(`no world has the stated headline ${headline.group}`);
  const isClear = groups.size === 1 && !groups.has(null);
  const { kind, place, since, measures } = headline;
  return {
    custody: isClear ? (headline.group ?? 'not_clear') : 'not_clear',
    custodyKind: isClear ? kind : null,
    custodyPlace: isClear ? place : null,
    custodySince: isClear && since ? [since.earliest === '-infinity' ? null : since.earliest, since.latest] : null,
    measures,
  };
}
