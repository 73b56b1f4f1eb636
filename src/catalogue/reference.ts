/** The reference of the catalogue, as Markdown: types, attributes and rules of review notes. */
import { z } from 'zod';
import type { Language } from '../words/language.ts';
import type { Attribute } from './attribute.ts';
import { wordsOfAttribute, wordsOfType } from './catalogue-words.ts';
import { type Development, type DevelopmentType, EXAMPLE_ID } from './development.ts';
import { families } from './families.ts';
import { isInternal, type Point } from './points.ts';
import { pointsOf } from './points-of.ts';
import { readDraft } from './read-draft.ts';
import { findingRuleNames, findingRules, type NoteHome } from './rules.ts';
import { describeDevelopment } from './sentence.ts';
import { exampleOf } from './types.ts';

/** The whole reference. */
export function makeReference(language: Language): string {
  return [
    '# The catalogue',
    [
      'Generated from the code by `npm run generate`; a test keeps it current.',
      'Types say what can be recorded. Attributes are what a state is made of. Rules raise review notes.',
    ].join(' '),
    ...families.flatMap(({ name, types }) => [
      `## ${language.words.families[name]}`,
      ...types.map((type) => describeType(type, language)),
    ]),
    describeAttributes(language),
    describeRules(language),
    '',
  ].join('\n\n');
}

function describeType(type: DevelopmentType, language: Language): string {
  const { name, version } = type;
  const { title, description } = wordsOfType(name, language) ?? {};
  const draft = readExample(type);
  const points = draft ? pointsOf(draft).filter(({ attribute }) => !isInternal(attribute)) : [];
  return [
    `### ${name}`,
    `**${title}**${version > 1 ? ` (version ${version})` : ''}. ${description}`,
    ...describeKind(type),
    ['| field | |', '| --- | --- |', ...fieldsOf(type)].join('\n'),
    ['```json', JSON.stringify(exampleOf(type), null, 2), '```'].join('\n'),
    ...(draft ? [`> ${describeDevelopment(draft, { language, nameOf })}`] : []),
    ...(points.length > 0 ? [points.map(describePoint).join('\n')] : []),
  ].join('\n\n');
}

function describeKind({ registers, amends, identifies, timeless, byService, claims }: DevelopmentType): string[] {
  if (registers) return ['Always holds. It needs no date, source or attribution.'];
  if (amends) return ['About another development. It has no date or attribution of its own.'];
  if (identifies) return ['Always holds, and is known from its position in the log on. A retraction undoes it.'];
  if (timeless) return ['Always holds. It needs no date, source or attribution. A retraction undoes it.'];
  if (byService) return ['Only the service records it.'];
  if (typeof claims === 'function')
    return ['Its content may be a claim. Then `claim` says whose, and the kind of statement.'];
  return claims ? ['Its content is a claim. `claim` says whose, and the kind of statement.'] : [];
}

function readExample(type: DevelopmentType): Development | undefined {
  const reading = readDraft(exampleOf(type), { byService: type.byService === true });
  return reading.ok ? { ...reading.draft, id: EXAMPLE_ID } : undefined;
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
  readonly required?: readonly string[];
  readonly $defs?: Readonly<Record<string, FieldSchema>>;
}

function fieldsOf({ data }: DevelopmentType): string[] {
  const root = z.toJSONSchema(data, { io: 'input' }) as FieldSchema;
  const referred = ({ $ref = '' }: FieldSchema) => root.$defs?.[$ref.replace('#/$defs/', '')];
  const schema = referred(root) ?? root;
  return Object.entries(schema.properties ?? {}).map(([field, given]) => {
    const own = referred(given)?.anyOf ? { ...given, ...referred(given) } : given;
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

function describeAttributes(language: Language): string {
  const rows = families.flatMap(({ attributes }) => Object.values(attributes).map((it) => attributeRow(it, language)));
  return [
    '## Attributes',
    [
      'What tracks are about. Review notes look at *legal* ones more closely.',
      'Lists filter on the label of *listable* ones. Those that *end with life* do not hold for a dead person.',
    ].join(' '),
    ['| attribute | of | in a state | shape | | |', '| --- | --- | --- | --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n');
}

function attributeRow({ name, of, property, shape, ...attribute }: Attribute, language: Language): string {
  const marks = [
    ...(attribute.isLegal ? ['legal'] : []),
    ...(attribute.isListable ? ['listable'] : []),
    ...(attribute.endsWithLife ? ['ends with life'] : []),
  ];
  const { description } = wordsOfAttribute(name, language);
  return `| \`${name}\` | ${of.join(', ')} | \`${property}\` | ${shape} | ${marks.join(', ')} | ${description} |`;
}

function describeRules({ words }: Language): string {
  const rows = findingRuleNames.map((rule) => {
    const { name, explanation } = words.reviewNotes[rule];
    const { family, on, answers } = findingRules[rule];
    const types = answers.map((it) => `\`${it}\``).join(', ');
    return `| \`${rule}\` | ${family} | ${name} | ${explanation} | ${homes[on]} | ${types} |`;
  });
  return [
    '## Rules of review notes',
    [
      'What an editor should check. A review note is not an error.',
      '`finding.dismissed` settles a note; it comes back as soon as it rests on anything else.',
      'A note is said once: of a case on its page, with the people it is about. The service itself raises none.',
    ].join(' '),
    [
      '| rule | family | name | raised when | said of | answered by |',
      '| --- | --- | --- | --- | --- | --- |',
      ...rows,
    ].join('\n'),
  ].join('\n\n');
}

/** Of what a note is said. */
const homes = {
  case: 'the case; without one, the person',
  person: 'the person',
  subject: 'whoever it is about',
  first: 'whoever is named first',
} as const satisfies Record<NoteHome, string>;
