// @dcb-es/event-store-postgres 7.0: events with tags; each of a development’s three subjects is one.
import { type Event, Query, Tags } from '@dcb-es/event-store';
import { PostgresEventStore } from '@dcb-es/event-store-postgres';
import { type Draft, SOURCE } from '../harness/corpus.ts';
import { openPool } from '../harness/server.ts';
import { dataOf, evolve, NOTHING, type Peer, streamOf } from './peer.ts';

const TYPES = ['person.detained', 'person.released'];
const AUTHORITY = 'organization:harbour-office-0';

export async function openDcb(url: string): Promise<Peer> {
  const pool = openPool(url);
  const store = new PostgresEventStore({ pool });
  await store.ensureInstalled();
  return {
    append: (person, draft) => store.append({ events: toEvent(person, draft) }),
    async appendMany(person, drafts) {
      await store.append({ events: drafts.map((draft) => toEvent(person, draft)) });
    },
    async fold(person, asOf) {
      let state = NOTHING;
      const query = Query.fromItems([{ types: TYPES, tags: Tags.fromObj({ person: streamOf(person) }) }]);
      for await (const { event } of store.read(query)) {
        const { occurred } = event.data as { occurred: string };
        state = evolve(state, { type: event.type, occurred }, asOf);
      }
      return state;
    },
    close: () => pool.end(),
  };
}

function toEvent(person: number, draft: Draft): Event {
  const tags = Tags.fromObj({ person: streamOf(person), authority: AUTHORITY, source: SOURCE });
  return { type: draft.type, tags, data: dataOf(draft), metadata: {} };
}
