/** What was sent, checked against the schema of its type: a draft, or its faults. */
import { readEdtf } from '../time/edtf.ts';
import { type Message, say } from '../words/message.ts';
import type { Fault } from '../words/problem.ts';
import { findActFaults } from './act-faults.ts';
import type { Development, DevelopmentType, Envelope } from './development.ts';
import { faultsOf, QUOTING, quote } from './faults.ts';
import { toLastDay } from './last-days.ts';
import { readOlderVersions } from './older-versions.ts';
import { UNSTATED } from './points.ts';
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
  const result = parseEnvelope(type, input);
  if (!result.success) return { ok: false, faults: result.error.issues.flatMap(faultsOf) };
  const { $schema: _, ...envelope } = result.data as unknown as Omit<Draft, 'version'> & { $schema?: string };
  const draft = { ...envelope, version: type.version, sources: envelope.sources ?? [] };
  const checked = type.amends === 'corrects' ? withVersionedReplacement(draft) : draft;
  const faults = faultsInActs(checked);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, draft: checked };
}

/** What no version accepts has the faults that the current one finds. */
function parseEnvelope(type: DevelopmentType, input: object) {
  const parse = (it: object) => envelopeSchema(type).safeParse(it, QUOTING);
  const current = parse(input);
  if (current.success) return current;
  const older = readOlderVersions(type, input).map(parse);
  return older.find(({ success }) => success) ?? current;
}

/** What contradicts itself in a draft; in a correction, in its replacement. */
function faultsInActs(draft: Draft): Fault[] {
  if (typeOf(draft).amends !== 'corrects') return faultsWithin(draft, draft.id);
  const { replacement } = draft.data as { replacement: Envelope };
  const within = ({ path, message }: Fault) => ({ path: ['data', 'replacement', ...path], message });
  return faultsWithin(replacement, draft.id).map(within);
}

function faultsWithin(content: Envelope, id: string = UNSTATED): Fault[] {
  const early = endsTooEarly(content);
  return [...(early ? [{ path: ['data', 'until'], message: early }] : []), ...findActFaults({ ...content, id })];
}

/** What is said to last until a day before it can have begun. Acts of law are judged with the others. */
function endsTooEarly(draft: Envelope): Message | undefined {
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
