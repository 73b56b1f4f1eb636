/** Amendments and versions of types: what a development says about another one, and its content in the end. */
import type { Amends, Development, Envelope } from './development.ts';
import { isFirm } from './standing.ts';
import { typeOf } from './types.ts';

export interface Amendment {
  readonly amends: Amends;
  /** The id of the development that it is about. */
  readonly target: string;
}

/** What a development says about another one; undefined if it is about the world. */
export function amendmentOf({ type, data }: Pick<Development, 'type' | 'data'>): Amendment | undefined {
  const { amends } = typeOf({ type });
  return amends && { amends, target: data.target as string };
}

/** The date that a corroboration gives for its target; undefined where it gives none, or says no more than a claim. */
export function dateGivenBy({ type, data }: Pick<Development, 'type' | 'data'>): string | undefined {
  if (typeOf({ type }).amends !== 'corroborates') return undefined;
  const { happened, standing } = data as { readonly happened?: string | null; readonly standing?: string | null };
  return isFirm(standing) ? (happened ?? undefined) : undefined;
}

/** The content of a development: for a correction, its replacement, with the correction’s own note. */
export function contentOf(development: Envelope): Envelope {
  if (typeOf(development).amends !== 'corrects') return development;
  return { ...(development.data as { replacement: Envelope }).replacement, note: development.note };
}

/** The same development, in the current version of its type. */
export function upcast<Event extends Pick<Development, 'type' | 'version' | 'data'>>(event: Event): Event {
  const { version, upcasts = [], amends } = typeOf(event);
  if (event.version > version) {
    throw new Error(
      `the log holds version ${event.version} of “${event.type}”; this program knows it up to ${version}`,
    );
  }
  const data = upcasts.slice(event.version - 1).reduce((older, step) => step(older), event.data);
  if (amends !== 'corrects') return event.version === version ? event : { ...event, version, data };
  return { ...event, version, data: { ...data, replacement: upcast(data.replacement as Envelope) } };
}

/** The id of the development that it is about, if it is about one. */
export function targetOf(development: Pick<Development, 'type' | 'data'>): string | undefined {
  const { amends, byService } = typeOf(development);
  const { target } = development.data;
  return (amends || byService) && typeof target === 'string' ? target : undefined;
}
