// Random proceedings as a record holds them: each act a development of its own, with corrections and retractions.
import type { ActContent, SentencePart } from '../../src/law/acts.ts';
import { corrected, GAZETTE, register, retracted } from '../support/drafts.ts';
import { recordAct } from './as-developments.ts';
import type { Entry } from './oracle/vector.ts';

/** Everyone and everything that random proceedings name. */
export const castOfProceedings = () => register(GAZETTE, 'person:ada', 'person:bo', 'case:mill', 'case:port');

/** Each act an entry of its own, and only what a development can say: `d3#2` is `d3-2`. */
export function toSingleActs(entries: readonly Entry[], recordedOn: string): readonly Entry[] {
  const numbers = new Map(entries.map(({ id, acts = [] }) => [id, acts.length]));
  const idsOf = (id: string) => Array.from({ length: numbers.get(id) ?? 1 }, (_, index) => idOf(id, index));
  const singles = entries.flatMap(({ acts = [], ...entry }): Entry[] => {
    const after = entry.after && { after: entry.after.flatMap(idsOf) };
    if (acts.length === 0) return [{ ...entry, recordedOn }];
    return acts.map((act, index) => ({
      ...entry,
      ...after,
      id: idOf(entry.id, index),
      recordedOn,
      acts: [toSayable(act)],
    }));
  });
  return JSON.parse(JSON.stringify(singles).replaceAll(/(d\d+)#(\d+)/g, '$1-$2')) as Entry[];
}

function idOf(id: string, index: number): string {
  return index === 0 ? id : `${id}-${index + 1}`;
}

/** The same act without what no development can say beside it. */
function toSayable(act: ActContent): ActContent {
  switch (act.act) {
    case 'outcome':
      return act.how === 'closing' ? { ...act, scope: 'all' } : act;
    case 'sentence':
    case 'decision':
      return act.parts ? { ...act, parts: act.parts.map(withSayableRelation) } : act;
    case 'sentence_change': {
      const { scope: _, to, ...change } = act;
      return { ...change, ...(to && act.parts ? { to } : {}) };
    }
    case 'clemency': {
      if (act.step === 'granted') return act;
      const { scope: _, parts: __, remains: ___, ...clemency } = act;
      return clemency;
    }
    case 'released':
      return act.how === 'died' ? { act: 'death', accused: act.accused } : act;
    default:
      return act;
  }
}

/** A relation names at least one part that there is. */
function withSayableRelation({ relation, ...part }: SentencePart): SentencePart {
  if (!relation) return part;
  const keys = Object.values(relation).flat();
  return keys.some((key) => key.includes('/') && !key.startsWith('none/')) ? { ...part, relation } : part;
}

/** Batches of developments that record entries of one act each, and the way back from their ids. */
export function toBatches(entries: readonly Entry[]) {
  const ids = new Map(entries.map(({ id }, index) => [id, uuidOf(index)]));
  const toUuid = (id: string): string => ids.get(id) ?? uuidOf(entries.length);
  const names = new Map([...ids].map(([id, uuid]) => [uuid, id]));
  return {
    batches: batchesOf(entries.map((entry) => toDraft(entry, toUuid))),
    /** The same text with the ids of entries in place of those of developments. */
    toIds: (text: string) => text.replaceAll(uuids, (uuid) => names.get(uuid) ?? uuid),
  };
}

const uuids = /00000000-0000-4000-8000-\d{12}/g;

/** As few in a batch as can be: together with what they name that is recorded behind them. */
function batchesOf(drafts: readonly object[]): readonly (readonly object[])[] {
  const batches: object[][] = [[]];
  let last = -1;
  for (const [index, draft] of drafts.entries()) {
    batches.at(-1)?.push(draft);
    const named = [...JSON.stringify(draft).matchAll(uuids)].map(([uuid]) => Number(uuid.slice(-12)));
    last = Math.max(last, ...named);
    if (last <= index) batches.push([]);
  }
  return batches.filter((batch) => batch.length > 0);
}

function uuidOf(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

function toDraft(entry: Entry, toUuid: (id: string) => string): object {
  const { id, corrects, retracts, occurred, after, standing = 'reported', acts = [] } = entry;
  const own = { id: toUuid(id) };
  if (retracts !== undefined) return retracted(toUuid(retracts), own);
  const [act] = acts;
  // What is said is said of the development that is corrected, too: parts of its own sentence.
  const recorded = act && recordAct(act, toUuid, corrects ?? id);
  if (!recorded) throw new Error(`no type says ${JSON.stringify(act)}`);
  const claims = recorded.type === 'charge.filed' || recorded.type === 'suspicion.announced';
  const draft = {
    ...own,
    type: recorded.type,
    ...(occurred === undefined ? {} : { occurred }),
    ...(after ? { after: after.map(toUuid) } : {}),
    data: JSON.parse(JSON.stringify(recorded.data)) as object,
    summary: 'It happened.',
    attribution: { by: 'author', standing },
    ...(claims ? { claim: { by: 'unstated', standing: 'alleged' } } : {}),
    sources: [{ source: GAZETTE }],
  };
  return corrects === undefined ? draft : corrected(toUuid(corrects), draft, own);
}
