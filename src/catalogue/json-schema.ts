import { z } from 'zod';
import { developmentTypes, envelopeSchema } from './types.ts';

/** The JSON Schema (draft 2020-12) of what may be recorded, for editors: one development of any type, or an array of them. */
export function catalogueSchema(): object {
  const types = developmentTypes.map((type) => {
    const { $schema: _, ...schema } = z.toJSONSchema(envelopeSchema(type), { io: 'input' });
    return { title: `${type.name}: ${type.title}`, description: type.description, ...schema };
  });
  const definitions = Object.fromEntries(
    types.flatMap(({ $defs = {} }: { $defs?: Record<string, unknown> }) => Object.entries($defs)),
  );
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A development of Annalist, or an atomic batch of them',
    anyOf: [{ $ref: '#/$defs/NewDevelopment' }, { type: 'array', items: { $ref: '#/$defs/NewDevelopment' } }],
    $defs: {
      ...definitions,
      NewDevelopment: { oneOf: types.map(({ $defs: _, ...schema }: { $defs?: unknown }) => schema) },
    },
  };
}
