// A peer: an event store beside which Annalist is measured. It keeps each development as an event of a person’s stream.
import type { Draft } from '../harness/corpus.ts';

export interface Peer {
  /** Appends to the stream of a person, and waits until it is committed. */
  append(person: number, draft: Draft): Promise<unknown>;
  /** Appends many to one stream, in as few steps as the peer offers. */
  appendMany(person: number, drafts: readonly Draft[]): Promise<void>;
  /** Reads the stream of a person and folds it; undefined: the peer has no way to read one stream. */
  readonly fold?: (person: number, asOf: string) => Promise<Folded>;
  close(): Promise<void>;
}

/** The simplest state that a fold can give: which type happened last, by the day asked about. */
export interface Folded {
  readonly events: number;
  readonly occurred: string;
  readonly type: string;
}

export const NOTHING: Folded = { events: 0, occurred: '', type: '' };

/** One step of the fold. */
export function evolve(state: Folded, event: { readonly type: string; readonly occurred: string }, asOf: string) {
  const { type, occurred } = event;
  const events = state.events + 1;
  return occurred <= asOf && occurred >= state.occurred ? { events, occurred, type } : { ...state, events };
}

/** What an event store keeps as the event’s data: all but the type. */
export function dataOf({ type: _, ...data }: Draft): Record<string, unknown> {
  return data;
}

export function streamOf(person: number): string {
  return `person-${person}`;
}
