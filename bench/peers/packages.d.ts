// What the benchmarks use of the peers’ packages. Written here, so that types are checked without these packages.
declare module '@event-driven-io/emmett' {
  export const projections: { inline(definitions: readonly unknown[]): readonly unknown[] };
}

declare module '@event-driven-io/emmett-postgresql' {
  interface EventOfStore {
    readonly type: string;
    readonly data: Record<string, unknown>;
  }
  interface EventStore {
    readonly schema: { migrate(): Promise<unknown> };
    appendToStream(stream: string, events: readonly EventOfStore[]): Promise<unknown>;
    aggregateStream<State>(
      stream: string,
      options: { initialState(): State; evolve(state: State, event: EventOfStore): State },
    ): Promise<{ readonly state: State }>;
    close(): Promise<void>;
  }
  export function getPostgreSQLEventStore(url: string, options?: { readonly projections?: unknown }): EventStore;
  export function pongoSingleStreamProjection(options: {
    readonly collectionName: string;
    readonly canHandle: readonly string[];
    evolve(document: object | null, event: EventOfStore): object;
  }): unknown;
}

declare module '@dcb-es/event-store' {
  export interface Event {
    readonly type: string;
    readonly tags: Tags;
    readonly data: unknown;
    readonly metadata: unknown;
  }
  export interface Tags {
    readonly values: readonly string[];
  }
  export const Tags: { fromObj(tags: Readonly<Record<string, string>>): Tags };
  export interface Query {
    readonly items: unknown;
  }
  export const Query: {
    fromItems(items: readonly { readonly types: readonly string[]; readonly tags?: Tags }[]): Query;
  };
}

declare module '@dcb-es/event-store-postgres' {
  import type { Event, Query } from '@dcb-es/event-store';
  import type { Pool } from 'pg';

  export class PostgresEventStore {
    constructor(options: { readonly pool: Pool });
    ensureInstalled(): Promise<void>;
    append(command: { readonly events: Event | readonly Event[] }): Promise<unknown>;
    read(query: Query): AsyncIterable<{ readonly event: Event }>;
  }
}
