/** The JSON Schema of what may be recorded. */
import { z } from 'zod';
import { en } from '../words/en.ts';
import { wordsOfType } from './catalogue-words.ts';
import { developmentTypes, envelopeSchema } from './types.ts';

/** For editors of files (draft 2020-12): one development of any type, or an array of them. */
export function catalogueSchema(): object {
  const types = developmentTypes.map((type) => {
    const { $schema: _, ...schema } = z.toJSONSchema(envelopeSchema(type), { io: 'input' });
    const { title, description } = wordsOfType(type.name, { words: en }) ?? {};
    return { title: `${type.name}: ${title}`, description, ...schema };
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
