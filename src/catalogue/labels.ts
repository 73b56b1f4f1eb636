/** The labels that lists filter an attribute on, where they are a closed list. */
import { z } from 'zod';
import { type AttributeName, attribute } from './attributes.ts';

/** Where in its value an attribute has its label. */
const labelFields: Readonly<Partial<Record<AttributeName, string>>> = {
  honour: 'kind',
  charge: 'status',
  sentence: 'kind',
  plea: 'plea',
  appeal: 'status',
  clemency: 'kind',
  extradition: 'step',
  sanction: 'status',
  claim: 'standing',
};

/** Empty: any text may be a label. */
export function labelsOf(name: AttributeName): readonly string[] {
  const { value } = attribute(name);
  const field = labelFields[name];
  if (field === undefined) return optionsOf(value);
  return value instanceof z.ZodObject ? optionsOf(value.shape[field]) : [];
}

function optionsOf(schema: unknown): readonly string[] {
  if (schema instanceof z.ZodEnum) return schema.options.map(String);
  if (schema instanceof z.ZodLiteral) return [...schema.values].map(String);
  return [];
}
