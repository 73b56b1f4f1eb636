/**
 * Help texts of fields: in English in the published schemas, and by their key for forms, which put them into the
 * reader’s language.
 */
import { z } from 'zod';
import { en } from '../words/en.ts';

export type HelpKey = keyof typeof en.help;

const helpKeys = z.registry<{ readonly key: HelpKey }>();

/** The same schema with a help text. */
export function withHelp<Schema extends z.ZodType>(schema: Schema, key: HelpKey): Schema {
  const described = schema.meta({ description: en.help[key] });
  helpKeys.add(described, { key });
  return described;
}

/** The help text of a schema: of itself, or of what it may leave out or null. */
export function helpOf(schema: z.core.$ZodType): HelpKey | undefined {
  const own = helpKeys.get(schema)?.key;
  if (own !== undefined) return own;
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable ? helpOf(schema.unwrap()) : undefined;
}
