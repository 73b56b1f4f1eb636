/** Places within data, found by what registries keep of the schemas there. */
import { z } from 'zod';

export type Path = readonly (string | number)[];

/** How texts of a schema are told in a sentence, where that is not as they stand. */
export const tellings = z.registry<{
  readonly as: 'subject' | 'phrase' | 'term' | 'day' | 'date' | 'country' | 'texts' | 'phrases';
}>();

interface Place<Of> {
  readonly value: string;
  readonly path: Path;
  /** What the registry keeps of the schema. */
  readonly of: Of;
}

/** Finds the values within `value` whose schema is in `registry`, with their paths. `schema` has accepted `value`. */
export function placesOf<Of extends object>(
  registry: z.core.$ZodRegistry<Of>,
  schema: z.core.$ZodType,
  { value, path }: Pick<Place<Of>, 'path'> & { readonly value: unknown },
): Place<Of>[] {
  if (value === undefined || value === null) return [];
  const of = registry.get(schema) as Of | undefined;
  if (of) return [{ value: value as string, path, of }];
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return placesOf(registry, schema.unwrap(), { value, path });
  }
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape as Record<string, z.core.$ZodType>).flatMap(([key, member]) =>
      placesOf(registry, member, { value: (value as Record<string, unknown>)[key], path: [...path, key] }),
    );
  }
  if (schema instanceof z.ZodArray) {
    return (value as unknown[]).flatMap((element, index) =>
      placesOf(registry, schema.element, { value: element, path: [...path, index] }),
    );
  }
  if (schema instanceof z.ZodUnion) {
    const member = schema.options.find((option) => z.safeParse(option, value).success);
    return member ? placesOf(registry, member, { value, path }) : [];
  }
  return [];
}

/** The same value with others at some places within it; the value itself if there are none. */
export function replaceAt<Value>(
  value: Value,
  places: readonly { readonly path: Path; readonly value: unknown }[],
): Value {
  if (places.length === 0) return value;
  const copy = structuredClone(value);
  for (const { path, value: replacement } of places) {
    const parent = path.slice(0, -1).reduce<unknown>((inner, step) => (inner as Record<string, unknown>)[step], copy);
    (parent as Record<string, unknown>)[path.at(-1) ?? ''] = replacement;
  }
  return copy;
}
