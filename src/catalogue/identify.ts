/** Who is who: what a development says about it, and developments with the subjects that the record knows. */
import type { Development, Envelope } from './development.ts';
import { type SubjectId, withSubjects } from './subject.ts';
import { typeOf } from './types.ts';

/** What a development says about who is who. */
export type Identity =
  | { readonly kind: 'merges'; readonly from: SubjectId; readonly into: SubjectId }
  | {
      readonly kind: 'splits';
      readonly from: SubjectId;
      readonly into: SubjectId;
      /** Of the developments whose `from` is `into`. */
      readonly developments: readonly string[];
    };

export function identityOf(development: Pick<Development, 'type' | 'data'>): Identity | undefined {
  const { identifies } = typeOf(development);
  if (!identifies) return undefined;
  const { from, into, developments } = development.data as {
    from: SubjectId;
    into: SubjectId;
    developments?: readonly string[];
  };
  return identifies === 'merges'
    ? { kind: identifies, from, into }
    : { kind: identifies, from, into, developments: developments ?? [] };
}

/** Gives the subject under which the record knows another. */
export type Identify = (subject: SubjectId) => SubjectId;
export const asNamed: Identify = (subject) => subject;

/** The same development with every subject replaced by what `identify` gives. */
export function identifySubjects<Event extends Envelope>(event: Event, identify: Identify): Event {
  if (identify === asNamed) return event;
  const by = (asserter: string) => (asserter.includes(':') ? identify(asserter as SubjectId) : asserter);
  return {
    ...event,
    data: withSubjects(typeOf(event).data, event.data, identify),
    ...(event.attribution ? { attribution: { ...event.attribution, by: by(event.attribution.by) } } : {}),
    ...(event.claim ? { claim: { ...event.claim, by: by(event.claim.by) } } : {}),
    sources: event.sources.map((citation) => ({ ...citation, source: identify(citation.source) })),
  };
}
