import { z } from 'zod';
import { type AttributeName, attribute, attributeNames } from './attributes.ts';
import type { Development, DevelopmentType } from './development.ts';
import { isInternal, type Point } from './points.ts';
import { pointsOf } from './points-of.ts';
import { readDraft } from './read-draft.ts';
import { findingRules } from './rules.ts';
import { describeDevelopment } from './sentence.ts';
import { exampleOf, families } from './types.ts';

const ID = '01930c5e-7d3a-7b41-9c55-0a1b2c3d4e5f';

/** The reference of all types, attributes and rules, as Markdown. */
export function makeReference(): string {
  return [
    '# The catalogue',
    'Made from the code by `npm run generate`; a test holds it current. Types say what may be recorded, attributes what a state is made of, rules what an editor is asked.',
    ...families.flatMap(({ title, types }) => [`## ${title}`, ...types.map(describeType)]),
    describeAttributes(),
    describeRules(),
    '',
  ].join('\n\n');
}

function describeType(type: DevelopmentType): string {
  const { name, version, title, description } = type;
  const draft = readExample(type);
  const points = draft ? pointsOf(draft).filter(({ attribute: name }) => !isInternal(name)) : [];
  return [
    `### ${name}`,
    `**${title}**${version > 1 ? ` (version ${version})` : ''}. ${description}`,
    ...describeKind(type),
    ['| field | |', '| --- | --- |', ...fieldsOf(type)].join('\n'),
    ['```json', JSON.stringify(exampleOf(type), null, 2), '```'].join('\n'),
    ...(draft ? [`> ${describeDevelopment(draft, nameOf)}`] : []),
    ...(points.length > 0 ? [points.map(describePoint).join('\n')] : []),
  ].join('\n\n');
}

function describeKind({ registers, amends, identifies, timeless, byService, claims }: DevelopmentType): string[] {
  if (registers) return ['Holds always: it needs no date, source or attribution.'];
  if (amends) return ['About another development: it has no date or attribution of its own.'];
  if (identifies) return ['Holds always, known from its position on; a retraction undoes it.'];
  if (timeless) return ['Holds always: it needs no date, source or attribution; a retraction undoes it.'];
  if (byService) return ['Only the service records it.'];
  return claims ? ['Its content is a claim: `claim` says whose, and how that stands.'] : [];
}

function readExample(type: DevelopmentType): Development | undefined {
  const reading = readDraft(exampleOf(type), { byService: type.byService === true });
  return reading.ok ? { ...reading.draft, id: ID } : undefined;
}

interface FieldSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly description?: string;
  readonly anyOf?: readonly FieldSchema[];
  readonly oneOf?: readonly FieldSchema[];
  readonly items?: FieldSchema;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly $ref?: string;
  readonly format?: string;
  readonly maxLength?: number;
}

interface ObjectSchema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
}

function fieldsOf({ data }: DevelopmentType): string[] {
  const root = z.toJSONSchema(data, { io: 'input' }) as ObjectSchema & {
    readonly $defs?: Record<string, ObjectSchema>;
  };
  const schema = root.$ref ? (root.$defs?.[root.$ref.replace('#/$defs/', '')] ?? root) : root;
  return Object.entries(schema.properties ?? {}).map(([field, own]) => {
    const words = [shapeOf(own), ...(own.description ? [own.description] : [])].join('. ').replaceAll('|', '\\|');
    return `| \`${field}\`${schema.required?.includes(field) ? '' : ', may be left out'} | ${words} |`;
  });
}

/** What may stand in a field, in a few words. */
function shapeOf({
  type,
  enum: values,
  const: only,
  pattern = '',
  anyOf,
  oneOf,
  items,
  properties,
  $ref,
  format,
}: FieldSchema): string {
  const options = anyOf ?? oneOf;
  if (options) return [...new Set(options.map(shapeOf))].join(' or ');
  if (values) return values.map((value) => `\`${value}\``).join(', ');
  if (only !== undefined) return `\`${String(only)}\``;
  if ($ref) return `\`${$ref.replace('#/$defs/', '')}\``;
  if (items) return `a list of ${shapeOf(items)}`;
  if (properties)
    return `an object of ${Object.keys(properties)
      .map((field) => `\`${field}\``)
      .join(', ')}`;
  const kinds = /^\^\(\?:([a-z|]+)\):/.exec(pattern)?.[1]?.split('|');
  if (kinds) return kinds.map((kind) => `\`${kind}:…\``).join(' or ');
  if (format === 'uuid') return 'the id of a development';
  if (format) return format;
  const named = typeof type === 'string' ? type : (type ?? []).join(' or ');
  return named === 'string' ? 'a text' : named || 'anything';
}

function describePoint({ subject, attribute: name, key, holds, label }: Point): string {
  const track = `\`${name}\`${key ? ` (\`${key}\`)` : ''} of \`${subject}\``;
  return `- ${holds ? `sets ${track}${label ? `, label \`${label}\`` : ''}` : `ends ${track}`}`;
}

function nameOf(subject: string): string {
  const words = subject.slice(subject.indexOf(':') + 1).split('-');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}

function describeAttributes(): string {
  const rows = attributeNames.map((name: AttributeName) => {
    const { of, property, shape, legal, listable, endsWithLife, description } = attribute(name);
    const marks = [
      ...(legal ? ['legal'] : []),
      ...(listable ? ['listable'] : []),
      ...(endsWithLife ? ['ends with life'] : []),
    ];
    return `| \`${name}\` | ${of.join(', ')} | \`${property}\` | ${shape} | ${marks.join(', ')} | ${description} |`;
  });
  return [
    '## Attributes',
    'What tracks are about. *Legal* ones are looked at more closely; lists filter on the label of *listable* ones; of a dead person nothing holds that *ends with life*.',
    ['| attribute | of | in a state | shape | | |', '| --- | --- | --- | --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n');
}

function describeRules(): string {
  const rows = Object.entries(findingRules).map(
    ([name, { family, explanation }]) => `| \`${name}\` | ${family} | ${explanation} |`,
  );
  return [
    '## Rules of findings',
    'What a careful editor would query. `finding.dismissed` sets a finding aside; it comes back as soon as it rests on anything else.',
    ['| rule | | |', '| --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n');
}
