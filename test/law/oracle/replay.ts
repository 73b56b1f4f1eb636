// One world, replayed: its acts in their order, each doing what the table of law.md says.
import type { ActContent } from '../../../src/law/acts.ts';
import { type ActOf, applyDocument, applyMoved, applyOutcome, applyTrial, reached } from './counts.ts';
import { applyDeath, applyMeasure, applyRelease, applyReport, applyTransfer } from './liberty.ts';
import type { Placed } from './record.ts';
import { applyDecision, applyFiling, applyReopened, applyWithdrawal, makeFinal, restore } from './remedies.ts';
import { applyChange, applyClemency, applySentence } from './sentences.ts';
import { type Count, emptyWorld, JUDGED_OR_ENDED, OPEN, type Part, type World } from './world.ts';

/** Every outcome of one order of acts: more than one where an act does not say which of several counts it means. */
export function* replays(acts: readonly Placed[], accused: string): Generator<World> {
  let choices: number[] | undefined = [];
  while (choices) {
    const path: { way: number; ways: number }[] = [];
    const fixed: readonly number[] = choices;
    const world = emptyWorld(accused, (ways) => {
      const way = fixed[path.length] ?? 0;
      path.push({ way, ways });
      return way;
    });
    replay(world, acts);
    yield world;
    choices = nextChoices(path);
  }
}

/** The stated one: where an act does not say which counts, an implied count takes it. */
export function replayStated(acts: readonly Placed[], accused: string): World {
  const world = emptyWorld(accused, () => 0);
  replay(world, acts);
  return world;
}

function nextChoices(path: readonly { way: number; ways: number }[]): number[] | undefined {
  const last = path.findLastIndex(({ way, ways }) => way + 1 < ways);
  if (last < 0) return undefined;
  return path.slice(0, last + 1).map(({ way }, index) => (index === last ? way + 1 : way));
}

function replay(world: World, acts: readonly Placed[]): void {
  for (const placed of acts) {
    const counts = world.counts.map((count) => ({ count, before: { ...count } }));
    const parts = world.parts.map((part) => ({ part, before: { ...part } }));
    world.step += 1;
    world.entry = placed.entry;
    world.at = ('case' in placed.content ? placed.content.case : null) ?? '';
    if (hasCaseGoOn(placed.content)) world.closed.delete(world.at);
    appliers[placed.content.act](world, placed);
    trace(world, placed, { counts, parts });
  }
}

/** Whether a case that was closed goes on: reopened, charged or tried again, or sent back. */
function hasCaseGoOn(content: ActContent): boolean {
  if (content.act === 'decision') return ['remitted_for_retrial', 'set_aside'].includes(content.result);
  return ['reopened', 'charge', 'trial_opened'].includes(content.act);
}

type Apply = (world: World, placed: Placed) => void;

/** What an act does that needs only its content. */
function on<Name extends ActContent['act']>(name: Name, apply: (world: World, act: ActOf<Name>) => void): Apply {
  const isIt = (content: ActContent): content is ActOf<Name> => content.act === name;
  return (world, { content }) => {
    if (isIt(content)) apply(world, content);
  };
}

const appliers = {
  suspicion: applyDocument,
  charge: applyDocument,
  // Wording and pleas move no label; only notes say what they do not reach.
  reworded: on('reworded', (world, act) => {
    reached(world, act, OPEN);
  }),
  plea: on('plea', (world, act) => {
    reached(world, act, OPEN);
  }),
  moved: on('moved', applyMoved),
  joined: on('joined', (world, act) => {
    world.joined.push([act.case, act.with]);
  }),
  trial_opened: on('trial_opened', applyTrial),
  outcome: applyOutcome,
  closed: on('closed', (world, act) => {
    world.closed.add(act.case);
  }),
  sentence: applySentence,
  sentence_change: applyChange,
  remedy_filed: applyFiling,
  remedy_withdrawn: on('remedy_withdrawn', applyWithdrawal),
  decision: applyDecision,
  became_final: on('became_final', (world, act) => {
    makeFinal(reached(world, act, JUDGED_OR_ENDED));
  }),
  clemency: (world, placed) => {
    const { content: act } = placed;
    if (act.act !== 'clemency') return;
    if (act.step === 'granted') applyClemency(world, placed);
    if (act.step === 'annulled') restore(world, { act: act.annuls, case: act.case, kind: 'clemency' });
  },
  reopened: on('reopened', applyReopened),
  death: applyDeath,
  measure: applyMeasure,
  transferred: on('transferred', applyTransfer),
  reported_held: applyReport,
  released: applyRelease,
} as const satisfies Record<ActContent['act'], Apply>;

interface Snapshot {
  readonly counts: readonly { readonly count: Count; readonly before: Count }[];
  readonly parts: readonly { readonly part: Part; readonly before: Part }[];
}

/** Keeps what an act changed, field by field, so that a restored judgment or an annulled clemency puts it back. */
function trace(world: World, { id, content, earliest, latest }: Placed, { counts, parts }: Snapshot): void {
  const on = { earliest, latest };
  const movedCounts = counts.filter(({ count, before }) => changesOf(count, before).length > 0);
  const movedParts = parts.filter(({ part, before }) => changesOf(part, before).length > 0);
  const known = new Set(parts.map(({ part }) => part));
  const imposed = world.parts.filter((part) => !known.has(part));
  const brought = world.counts.filter((count) => !counts.some((it) => it.count === count));
  const isMoved = (it: Count, before: Count): boolean =>
    it.label !== before.label || it.conviction !== before.conviction || it.pardoned !== before.pardoned;
  const dated = movedCounts.flatMap(({ count, before }) => (isMoved(count, before) ? count : []));
  for (const it of [...brought, ...dated]) it.movedOn = on;
  for (const it of [...imposed, ...movedParts.map(({ part }) => part)]) it.changedOn = on;
  if (!('case' in content) || content.case === null) return;
  const backs = [
    ...movedCounts.map(({ count, before }) => backTo(count, before)),
    ...movedParts.map(({ part, before }) => backTo(part, before)),
    // What the undone act implied and imposed was not there before it.
    ...brought.map((count) => () => {
      if (world.counts.includes(count)) world.counts.splice(world.counts.indexOf(count), 1);
    }),
    ...imposed.map((part) => () => {
      part.isSetAside = true;
    }),
  ];
  world.traces.push({
    act: id,
    case: content.case,
    kind: kindOfTrace(content),
    isUndone: false,
    moved: movedCounts.length + movedParts.length,
    undo: () => {
      for (const back of backs) back();
      return movedCounts.map(({ count }) => count);
    },
  });
}

/** Puts back the fields that differ now, whatever changes them later. */
function backTo<Item extends object>(item: Item, before: Item): () => void {
  const fields = Object.fromEntries(changesOf(item, before));
  return () => {
    Object.assign(item, fields);
  };
}

/** Clemency that was granted, and decisions; one that undoes another is undone itself only by its name. */
function kindOfTrace(content: ActContent): string {
  if (content.act === 'clemency') return content.step === 'granted' ? 'clemency' : '';
  if (content.act !== 'decision') return '';
  return content.result === 'restored' ? 'restored' : 'decision';
}

function changesOf<Item extends object>(now: Item, before: Item): [string, unknown][] {
  const values = new Map(Object.entries(now));
  const isSame = (key: string, value: unknown): boolean =>
    values.get(key) === value || (key === 'content' && JSON.stringify(values.get(key)) === JSON.stringify(value));
  // A remedy that was decided stays decided: what it stayed is not stayed again.
  return Object.entries(before).filter(([key, value]) => key !== 'stayedBy' && !isSame(key, value));
}
