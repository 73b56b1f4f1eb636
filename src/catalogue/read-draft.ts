/** What was sent, checked against the schema of its type: a draft, or its faults. */
import { type Message, say } from '../words/message.ts';
import type { Fault } from '../words/problem.ts';
import { findActFaults } from './act-faults.ts';
import type { Development, DevelopmentType, Envelope } from './development.ts';
import { faultsOf, QUOTING, quote } from './faults.ts';
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

/** Faults in what it reports of proceedings and custody; in a correction, those of its replacement. */
function faultsInActs(draft: Draft): Fault[] {
  const id = draft.id ?? UNSTATED;
  if (typeOf(draft).amends !== 'corrects') return findActFaults({ ...draft, id });
  const { replacement } = draft.data as { replacement: Envelope };
  const within = ({ path, message }: Fault) => ({ path: ['data', 'replacement', ...path], message });
  return findActFaults({ ...replacement, id }).map(within);
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
