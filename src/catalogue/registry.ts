import { z } from 'zod';
import { defineType, lang, line, slug } from './development.ts';
import { type Point, sets } from './points.ts';
import { caseRef, organizationRef, personRef, type SubjectId, sourceRef } from './subject.ts';

const names = z
  .array(
    z.strictObject({
      text: line(300),
      lang: lang.optional(),
      script: z
        .string()
        .regex(/^[A-Z][a-z]{3}$/, 'expected a script code such as “Latn” or “Cyrl” (ISO 15924)')
        .optional(),
    }),
  )
  .min(1)
  .max(50);

const identifiers = z.array(z.strictObject({ scheme: slug, id: line(200) })).max(50);

const scripts = ['Cyrl', 'Arab', 'Hans', 'Hang', 'Grek', 'Hebr', 'Armn', 'Geor', 'Deva', 'Thai'] as const;
const scriptPatterns = scripts.map(
  (script) => [script, new RegExp(`\\p{Script=${script.replace('Hans', 'Hani')}}`, 'u')] as const,
);

/** The script (ISO 15924) that a name is most likely written in, where its recorder did not say. */
function scriptOf(text: string): string {
  return scriptPatterns.find(([, pattern]) => pattern.test(text))?.[0] ?? 'Latn';
}

function namePoints(subject: SubjectId, given: z.infer<typeof names>): Point[] {
  const counts = new Map<string, number>();
  return given.map(({ text, lang = null, script = scriptOf(text) }) => {
    const number = (counts.get(script) ?? 0) + 1;
    counts.set(script, number);
    return sets(subject, 'name', { text, lang, script }, { key: `${script}/${number}`, label: text });
  });
}

export const registryTypes = [
  defineType({
    name: 'person.registered',
    version: 1,
    title: 'Person registered',
    description: 'A person whom the record is about, with the names by which sources call them.',
    registers: ({ person }) => person as SubjectId,
    data: z.strictObject({ person: personRef(), names, ids: identifiers.optional() }),
    example: {
      data: { person: 'person:ada-orlov', names: [{ text: 'Ada Orlov', lang: 'en', script: 'Latn' }] },
      summary: 'Ada Orlov enters the record.',
    },
    points: ({ data }) => namePoints(data.person, data.names),
  }),
  defineType({
    name: 'organization.registered',
    version: 1,
    title: 'Organization registered',
    description: 'An organization, authority or office that the record names.',
    registers: ({ organization }) => organization as SubjectId,
    data: z.strictObject({ organization: organizationRef(), names, ids: identifiers.optional() }),
    example: {
      data: { organization: 'organization:harbour-police', names: [{ text: 'Harbour Police' }] },
      summary: 'The Harbour Police enters the record.',
    },
    points: ({ data }) => namePoints(data.organization, data.names),
  }),
  defineType({
    name: 'case.registered',
    version: 1,
    title: 'Case registered',
    description: 'A proceeding, or (kind `context`) what is no proceeding: the unrest.',
    registers: (data) => data.case as SubjectId,
    data: z.strictObject({
      case: caseRef(),
      kind: z.enum(['criminal', 'civil', 'context']),
      title: line(300),
      number: line(100).nullable().optional(),
      court: line(300).nullable().optional(),
      jurisdiction: line(100).nullable().optional(),
    }),
    example: {
      data: {
        case: 'case:harbour-fire',
        kind: 'criminal',
        title: 'The harbour fire',
        jurisdiction: 'Invented Republic',
      },
      summary: 'The case of the harbour fire enters the record.',
    },
    points: ({ data: { case: subject, kind, title, number, court, jurisdiction } }) => [
      sets(subject, 'name', { text: title, lang: null, script: scriptOf(title) }, { key: 'title/1', label: title }),
      sets(subject, 'kind', kind),
      sets(subject, 'title', title),
      ...(number ? [sets(subject, 'number', number)] : []),
      ...(court ? [sets(subject, 'court', court)] : []),
      ...(jurisdiction ? [sets(subject, 'jurisdiction', jurisdiction)] : []),
    ],
  }),
  defineType({
    name: 'source.registered',
    version: 1,
    title: 'Source registered',
    description: 'A text, broadcast or document that developments cite; null where it does not say.',
    registers: ({ source }) => source as SubjectId,
    data: z.strictObject({
      source: sourceRef(),
      title: line(300),
      publisher: line(300).nullable().optional(),
      author: line(300).nullable().optional(),
      url: z
        .url({ protocol: /^https?$/, error: 'expected an address that begins with http:// or https://' })
        .max(2000)
        .nullable()
        .optional(),
      published: line(100).nullable().optional(),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits')
        .nullable()
        .optional(),
    }),
    example: {
      data: { source: 'source:harbour-gazette-1', title: 'Fire at the harbour', publisher: 'Harbour Gazette' },
      summary: 'The Harbour Gazette’s report enters the record.',
    },
    points: ({ data: { source, title, publisher, author, url, published, sha256 } }) => [
      sets(source, 'name', { text: title, lang: null, script: scriptOf(title) }, { key: 'title/1', label: title }),
      sets(source, 'publication', {
        title,
        publisher: publisher ?? null,
        author: author ?? null,
        url: url ?? null,
        published: published ?? null,
        sha256: sha256 ?? null,
      }),
    ],
  }),
];
