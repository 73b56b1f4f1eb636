// Random data that a schema accepts.
import { z } from 'zod';
import { findActFaults } from '../../src/catalogue/act-faults.ts';
import { developmentTypes, envelopeSchema, findType } from '../../src/catalogue/types.ts';

/** What a random choice needs. */
export interface Chance {
  from(least: number, most: number): number;
  in(percent: number): boolean;
  of<Item>(items: readonly Item[]): Item;
}

export interface Cast {
  /** Ids of subjects, by kind. */
  readonly subjects: Readonly<Record<string, readonly string[]>>;
  /** Ids of developments that may stand in the field of that name; none: the type cannot be told yet. */
  readonly developments: (field: string) => readonly string[];
}

interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly examples?: readonly string[];
}

export interface RandomType {
  readonly name: string;
  /** Has a date, and somebody who asserts it. */
  readonly isDated: boolean;
  readonly claims: boolean;
  /** Undefined where the cast lacks what it must name. */
  data(chance: Chance, cast: Cast): Record<string, unknown> | undefined;
}

/**
 * Every type that may be sent and says something of the world or of the editors' work, with random data as its
 * published JSON Schema takes it.
 */
export const randomTypes: readonly RandomType[] = developmentTypes
  .filter(({ registers, amends, identifies }) => !registers && !amends && !identifies)
  .map((type) => {
    const schema = z.toJSONSchema(envelopeSchema(type), { io: 'input' }) as JsonSchema;
    const { data } = schema.properties ?? {};
    if (!data) throw new Error(`${type.name} publishes no data`);
    return {
      name: type.name,
      isDated: schema.required?.includes('attribution') === true,
      claims: schema.required?.includes('claim') === true,
      data(chance, cast) {
        try {
          const make = () => makeValue(data, { chance, cast, root: schema, field: '' }) as Record<string, unknown>;
          const tries = Array.from({ length: TRIES }, (_, index) => index);
          for (const _ of tries) {
            const made = make();
            if (isAccepted(type.name, made)) return made;
          }
          throw new Error(`${type.name}: no random data that it accepts`);
        } catch (error) {
          if (error instanceof NothingToName) return undefined;
          throw error;
        }
      },
    };
  });

/** What fields must fit together to be accepted is found by trying. */
const TRIES = 200;

/** Whether its type accepts it, and its acts are right in themselves: two outcomes of one count are refused. */
export function isAccepted(name: string, data: Readonly<Record<string, unknown>>): boolean {
  const id = '01930c5e-7d3a-7b41-9c55-0a1b2c3d4e5f';
  return findType(name)?.data.safeParse(data).success === true && findActFaults({ id, type: name, data }).length === 0;
}

class NothingToName extends Error {}

interface Making {
  readonly chance: Chance;
  readonly cast: Cast;
  readonly root: JsonSchema;
  readonly field: string;
}

function makeValue(schema: JsonSchema, making: Making): unknown {
  const { chance, root } = making;
  if (schema.$ref) {
    const name = schema.$ref.replace('#/$defs/', '');
    const found = root.$defs?.[name];
    if (!found) throw new Error(`the schema lacks ${schema.$ref}`);
    return makeValue(found, making);
  }
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return chance.of(schema.enum);
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return makeValue(chance.of(options), making);
  switch (typeof schema.type === 'string' ? schema.type : chance.of(schema.type ?? ['any'])) {
    case 'object':
      return makeObject(schema, making);
    case 'array': {
      const length = Math.max(schema.minItems ?? 0, chance.from(0, 3));
      return Array.from({ length }, () => makeValue(schema.items ?? {}, making));
    }
    case 'integer':
      return chance.from(Math.max(1, schema.minimum ?? 0), 9);
    case 'boolean':
      return chance.in(50);
    case 'null':
      return null;
    case 'string':
      return makeText(schema, making);
    default:
      throw new Error(`no random value for ${JSON.stringify(schema)}`);
  }
}

function makeObject({ properties = {}, required = [] }: JsonSchema, making: Making): Record<string, unknown> {
  const made = Object.fromEntries(
    Object.entries(properties).flatMap(([field, schema]) =>
      required.includes(field)
        ? [[field, makeValue(schema, { ...making, field })]]
        : making.chance.in(50)
          ? makeOptional(schema, { ...making, field })
          : [],
    ),
  );
  const { least, most } = made as { least?: number; most?: number | null };
  if (least !== undefined && typeof most === 'number' && most < least) return { ...made, most: least };
  return 'relation' in properties ? withoutUnknownParts(made) : withOneScope(made);
}

/** Left out where it must name what is not told yet. */
function makeOptional(schema: JsonSchema, making: Making): [string, unknown][] {
  try {
    return [[making.field, makeValue(schema, making)]];
  } catch (error) {
    if (error instanceof NothingToName) return [];
    throw error;
  }
}

/** A part of a sentence called by its kind, which relates to parts of other sentences only. */
function withoutUnknownParts({ part: _, relation, ...made }: Record<string, unknown>): Record<string, unknown> {
  const { parts = [] } = (relation ?? {}) as { parts?: readonly { sentence?: string | null }[] };
  return parts.length > 0 && parts.every(({ sentence }) => sentence) ? { ...made, relation } : made;
}

/** Charges that are named, or all of them. */
function withOneScope(made: Record<string, unknown>): Record<string, unknown> {
  const { charges } = made as { charges?: readonly unknown[] };
  return charges && charges.length > 0 && made.allCharges ? { ...made, allCharges: false } : made;
}

/** Texts as the patterns of the catalogue want them, few of each, so that tracks are shared. */
const texts: readonly (readonly [pattern: RegExp, texts: readonly string[]])[] = [
  [/\\d\{1,18\}/, ['120', '1500000.50', '7']],
  [/\[A-Z\]\{2\}\$/, ['KZ', 'PL']],
  [/\[0-8\]\?/, ['43.2389', '-7']],
  [/1\[0-7\]/, ['76.8897', '-120']],
  [/\[A-Z\]\{3\}/, ['KZT', 'EUR']],
  [/life\|P/, ['P2Y', 'P18Y', 'P1Y6M', 'P40D', 'life']],
  [/^\^P\(/, ['P2Y', 'P6M', 'P15D']],
  [/\[0-9a-f\]\{64\}/, ['a'.repeat(64), 'b'.repeat(64)]],
  [/\[A-Z\]\[a-z\]\{3\}/, ['Latn', 'Cyrl']],
  [/a-zA-Z\]\{2,3\}/, ['en', 'kk']],
  [/\[a-z0-9\.\+-\]\+\\\//, ['text/html', 'application/pdf']],
  [/^\^\[a-z0-9\]\+\(/, ['arson', 'graft', 'villa']],
];

function makeText({ pattern = '', format, examples }: JsonSchema, { chance, cast, field }: Making): string {
  const kinds = /^\^\(\?:([a-z|]+)\):/.exec(pattern)?.[1]?.split('|');
  if (kinds) return chance.of(kinds.flatMap((kind) => cast.subjects[kind] ?? []));
  if (format === 'uuid') {
    const ids = cast.developments(field);
    if (ids.length === 0) throw new NothingToName(field);
    return chance.of(ids);
  }
  // Nothing ends before it begins.
  if (field === 'until' && examples) return '2099-12-31';
  if (field === 'until') return chance.of(['2022-02-16', '2022-03', '[2022-02-20..2022-06-30]', '2022', '2030-01-01']);
  if (field === 'day' || field === 'next') return chance.of(['2022-01-05', '2099-12-31']);
  if (examples) return chance.of(examples);
  if (format === 'date') return chance.of(['2022-01-05', '2021-06-30']);
  const [, fitting = ['chief', 'an old house', 'the Harbour Court']] = texts.find(([it]) => it.test(pattern)) ?? [];
  return chance.of(fitting);
}
