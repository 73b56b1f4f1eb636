/** What was sent, checked against the schema of its type: a draft, or its faults. */
import type { ActContent } from '../law/acts.ts';
import { findLawFaults } from '../law/faults.ts';
import { BEGINNING_OF_TIME } from '../time/day.ts';
import { readEdtf } from '../time/edtf.ts';
import { type Message, say } from '../words/message.ts';
import type { Fault } from '../words/problem.ts';
import type { Development, Envelope } from './development.ts';
import { faultsOf, QUOTING, quote } from './faults.ts';
import { toLastDay } from './last-days.ts';
import { developmentTypes, envelopeSchema, typeOf, typesByName } from './types.ts';

/** A development as it may be appended. Its id is made if the sender gave none. */
export interface Draft extends Omit<Development, 'id'> {
  readonly id: string | undefined;
}
export type DraftReading =
  | { readonly ok: true; readonly draft: Draft }
  | { readonly ok: false; readonly faults: Fault[] };

/**
 * Checks the shape of what was sent; the log checks whether its subjects are registered. `byService`: the service
 * itself records it.
 */
export function readDraft(input: unknown, { byService = false }: { readonly byService?: boolean } = {}): DraftReading {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return refuse([], say('faults.developments.notOne'));
  const name = (input as { type?: unknown }).type;
  const type = typeof name === 'string' ? typesByName.get(name) : undefined;
  if (!type) return refuse(['type'], unknownType(name));
  if (type.byService && !byService)
    return refuse(['type'], say('faults.developments.onlyByService', { type: type.name }));
  const result = envelopeSchema(type).safeParse(input, QUOTING);
  if (!result.success) return { ok: false, faults: result.error.issues.flatMap(faultsOf) };
  const { $schema: _, ...envelope } = result.data as unknown as Omit<Draft, 'version'> & { $schema?: string };
  const draft = { ...envelope, version: type.version, sources: envelope.sources ?? [] };
  const wrong = actFaults(draft, ['data']);
  if (wrong.length > 0) return { ok: false, faults: wrong };
  return { ok: true, draft: type.amends === 'corrects' ? withVersionedReplacement(draft) : draft };
}

/** What is wrong with the acts of a development, whatever else is recorded. */
function actFaults(draft: Omit<Draft, 'id'> & { readonly id?: string | undefined }, path: Fault['path']): Fault[] {
  const { amends, acts } = typeOf(draft);
  if (amends === 'corrects') {
    const { replacement } = draft.data as { replacement: Envelope };
    const whole = { ...replacement, version: typeOf(replacement).version, sources: replacement.sources ?? [] };
    return actFaults(whole, [...path, 'replacement', 'data']);
  }
  const early = endsTooEarly(draft);
  if (early) return [{ path: [...path, 'until'], message: early }];
  const development = { ...draft, id: draft.id ?? 'new' };
  const named =
    acts?.(development).flatMap((act) => ('accused' in act && 'case' in act ? [act as ActContent] : [])) ?? [];
  const days = readEdtf(draft.occurred ?? '');
  const earliest = days.ok ? (days.occurrence.earliest ?? null) : null;
  const found = findLawFaults(
    named.map((act, order) => ({
      ...act,
      id: development.id,
      earliest: earliest === BEGINNING_OF_TIME ? null : earliest,
      latest: BEGINNING_OF_TIME,
      timeOfDayMs: null,
      order,
      follows: [],
    })),
  );
  const each = new Map(found.map((it) => [it.fault, it]));
  return [...each.values()].map(({ fault, about }) => ({ path, message: say(`faults.law.${fault}`, { about }) }));
}

/** What is said to last until a day before it can have begun. Acts of law are judged with the others. */
function endsTooEarly(draft: Pick<Draft, 'type' | 'version' | 'data' | 'occurred'>): Message | undefined {
  const last = typeof draft.data.until === 'string' ? toLastDay(draft.data.until) : null;
  const begins = readEdtf(draft.occurred ?? '');
  if (!last || typeOf(draft).acts || !begins.ok || last.latest >= begins.occurrence.earliest) return undefined;
  return say('faults.fields.endsTooEarly', { given: quote(draft.data.until) });
}

/** A replacement is kept in the terms of its type's version, like any other development. */
function withVersionedReplacement(draft: Draft): Draft {
  const { replacement } = draft.data as { replacement: Envelope };
  const { version } = typeOf(replacement);
  return {
    ...draft,
    data: { ...draft.data, replacement: { ...replacement, version, sources: replacement.sources ?? [] } },
  };
}

function refuse(path: Fault['path'], message: Message): DraftReading {
  return { ok: false, faults: [{ path, message }] };
}

/** Names the types of the same family, if there are any. */
function unknownType(name: unknown): Message {
  if (typeof name !== 'string') return say('faults.developments.noType');
  const family = name.split('.')[0] ?? '';
  const near = developmentTypes.filter((type) => type.name.startsWith(`${family}.`)).map((type) => type.name);
  const known = near.length > 0 ? near : developmentTypes.map((type) => type.name);
  return say('faults.developments.unknownType', { type: quote(name), types: known });
}
