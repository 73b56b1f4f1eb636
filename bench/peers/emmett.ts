// Emmett 0.42 (@event-driven-io/emmett-postgresql), as its documentation shows it; one stream for each person.
import { projections } from '@event-driven-io/emmett';
import { getPostgreSQLEventStore, pongoSingleStreamProjection } from '@event-driven-io/emmett-postgresql';
import type { Draft } from '../harness/corpus.ts';
import { dataOf, evolve, type Folded, NOTHING, type Peer, streamOf } from './peer.ts';

export function openEmmett(url: string): Promise<Peer> {
  return open(getPostgreSQLEventStore(url));
}

/** The same with a read model of each stream, which every append updates in its transaction. */
export function openProjectingEmmett(url: string): Promise<Peer> {
  const persons = pongoSingleStreamProjection({
    collectionName: 'persons',
    canHandle: ['person.detained', 'person.released'],
    evolve: (document, { type, data }) => ({ ...document, custody: type, since: data.occurred }),
  });
  return open(getPostgreSQLEventStore(url, { projections: projections.inline([persons]) }));
}

async function open(store: ReturnType<typeof getPostgreSQLEventStore>): Promise<Peer> {
  await store.schema.migrate();
  const toEvent = (draft: Draft) => ({ type: draft.type, data: dataOf(draft) });
  return {
    append: (person, draft) => store.appendToStream(streamOf(person), [toEvent(draft)]),
    async appendMany(person, drafts) {
      for (let from = 0; from < drafts.length; from += 500)
        await store.appendToStream(streamOf(person), drafts.slice(from, from + 500).map(toEvent));
    },
    async fold(person, asOf) {
      const { state } = await store.aggregateStream<Folded>(streamOf(person), {
        initialState: () => NOTHING,
        evolve: (state, { type, data }) => evolve(state, { type, occurred: String(data.occurred) }, asOf),
      });
      return state;
    },
    close: () => store.close(),
  };
}
