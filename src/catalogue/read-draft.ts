/** What was sent, checked against the schema of its type: a draft, or its faults. */

import type { z } from 'zod';
import type { Development, DevelopmentType, Envelope } from './development.ts';
import type { Path } from './subject.ts';
import { developmentTypes, envelopeSchema, typeOf, typesByName } from './types.ts';

export interface Fault {
  readonly path: Path;
  readonly message: string;
}
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
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return {
      ok: false,
      faults: [{ path: [], message: 'expected a development: an object with type, data, sources …' }],
    };
  }
  const name = (input as { type?: unknown }).type;
  const type = typeof name === 'string' ? typesByName.get(name) : undefined;
  if (!type) return { ok: false, faults: [{ path: ['type'], message: unknownType(name) }] };
  if (type.byService && !byService)
    return { ok: false, faults: [{ path: ['type'], message: recordedByService(type) }] };
  const result = envelopeSchema(type).safeParse(input);
  if (!result.success) return { ok: false, faults: result.error.issues.flatMap(faultsOf) };
  const { $schema: _, ...envelope } = result.data as unknown as Omit<Draft, 'version'> & { $schema?: string };
  const draft = { ...envelope, version: type.version, sources: envelope.sources ?? [] };
  return { ok: true, draft: type.amends === 'corrects' ? withVersionedReplacement(draft) : draft };
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

function recordedByService({ name }: DevelopmentType): string {
  return `“${name}” is recorded by the service itself; see the commands redact, key and seal of annalist`;
}

function unknownType(name: unknown): string {
  if (typeof name !== 'string') return 'names no type; /docs lists the types';
  const family = name.split('.')[0] ?? '';
  const near = developmentTypes.filter((type) => type.name.startsWith(`${family}.`)).map((type) => type.name);
  const known = near.length > 0 ? near : developmentTypes.map((type) => type.name);
  return `“${name.slice(0, 80)}” is not a type of development; known here: ${known.join(', ')}`;
}

function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: 'is not a field here; leave it out or check its spelling',
      }));
    case 'invalid_union': {
      const [deepest] = issue.errors.flat().sort((a, b) => b.path.length - a.path.length);
      return [
        {
          path: [...path, ...(deepest?.path ?? []).filter((step) => typeof step !== 'symbol')],
          message: unionMessage(issue),
        },
      ];
    }
    default:
      return [{ path, message: issue.message }];
  }
}

function unionMessage(issue: z.core.$ZodIssueInvalidUnion): string {
  const messages = issue.errors.flat().map((error) => error.message);
  return messages.length > 0 ? [...new Set(messages)].join(', or: ') : issue.message;
}
