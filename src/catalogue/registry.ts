import { z } from 'zod';
import { fold } from '../names/fold.ts';
import { defineType, lang, line, slug } from './development.ts';
import { expected } from './expected.ts';
import { type Point, sets } from './points.ts';
import { caseRef, kindOf, organizationRef, personRef, type SubjectId, sourceRef, subjectRef } from './subject.ts';
import { listed } from './words.ts';

const names = z
  .array(
    z.strictObject({
      text: line(300),
      lang: lang.optional(),
      script: z
        .string()
        .regex(/^[A-Z][a-z]{3}$/, expected('script'))
        .optional(),
    }),
  )
  .min(1)
  .max(50);
type Names = z.infer<typeof names>;

const identifiers = z
  .array(
    z.strictObject({
      scheme: slug.meta({ description: 'Who gave the number: “wikidata”, “iin”.' }),
      id: line(200),
    }),
  )
  .max(50);

const scripts = ['Cyrl', 'Arab', 'Hans', 'Hang', 'Grek', 'Hebr', 'Armn', 'Geor', 'Deva', 'Thai'] as const;
const scriptPatterns = scripts.map(
  (script) => [script, new RegExp(`\\p{Script=${script.replace('Hans', 'Hani')}}`, 'u')] as const,
);

/** The script (ISO 15924) that a name is most likely written in, where its recorder did not say. */
function scriptOf(text: string): string {
  return scriptPatterns.find(([, pattern]) => pattern.test(text))?.[0] ?? 'Latn';
}

/** A name in each script after the other, so that a later one of the same number takes the place of an earlier one. */
function namePoints(subject: SubjectId, given: Names): Point[] {
  const counts = new Map<string, number>();
  return given.map(({ text, lang = null, script = scriptOf(text) }) => {
    const number = (counts.get(script) ?? 0) + 1;
    counts.set(script, number);
    return namePoint(subject, `${script}/${number}`, { text, lang, script });
  });
}

/** Its label is what it is found by. */
function namePoint(subject: SubjectId, key: string, value: { text: string; lang: string | null; script: string }) {
  return sets(subject, 'name', value, { key, label: fold(value.text) });
}

/** Cases and sources are called by a title, whatever its script. */
const TITLE_KEY = 'title/1';

function titlePoint(subject: SubjectId, title: string): Point {
  return namePoint(subject, TITLE_KEY, { text: title, lang: null, script: scriptOf(title) });
}

function identifierPoints(subject: SubjectId, given: z.infer<typeof identifiers> = []): Point[] {
  return given.map(({ scheme, id }) =>
    sets(subject, 'identifier', { scheme, id }, { key: scheme, label: `${scheme}:${id}` }),
  );
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
      data: {
        person: 'person:ada-orlov',
        names: [{ text: 'Ada Orlov', lang: 'en', script: 'Latn' }],
        ids: [{ scheme: 'harbour-register', id: 'H-117' }],
      },
      summary: 'Ada Orlov enters the record.',
    },
    points: ({ data }) => [...namePoints(data.person, data.names), ...identifierPoints(data.person, data.ids)],
    sentence: ({ names }) => `${names[0]?.text} entered the record`,
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
    points: ({ data }) => [
      ...namePoints(data.organization, data.names),
      ...identifierPoints(data.organization, data.ids),
    ],
    sentence: ({ names }) => `${names[0]?.text} entered the record`,
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
    points: ({ data: { case: caseId, kind, title, number, court, jurisdiction } }) => [
      titlePoint(caseId, title),
      sets(caseId, 'kind', kind),
      sets(caseId, 'title', title),
      ...(number ? [sets(caseId, 'number', number)] : []),
      ...(court ? [sets(caseId, 'court', court)] : []),
      ...(jurisdiction ? [sets(caseId, 'jurisdiction', jurisdiction)] : []),
    ],
    sentence: ({ title }) => `The case “${title}” entered the record`,
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
        .url({ protocol: /^https?$/, error: expected('webAddress') })
        .max(2000)
        .nullable()
        .optional(),
      published: line(100).nullable().optional(),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/, expected('sha256'))
        .nullable()
        .optional(),
    }),
    example: {
      data: { source: 'source:harbour-gazette-1', title: 'Fire at the harbour', publisher: 'Harbour Gazette' },
      summary: 'The Harbour Gazette’s report enters the record.',
    },
    points: ({ data: { source, title, publisher, author, url, published, sha256 } }) => [
      titlePoint(source, title),
      sets(source, 'publication', {
        title,
        publisher: publisher ?? null,
        author: author ?? null,
        url: url ?? null,
        published: published ?? null,
        sha256: sha256 ?? null,
      }),
    ],
    sentence: ({ title }) => `The source “${title}” entered the record`,
  }),
  defineType({
    name: 'subject.renamed',
    version: 1,
    title: 'Renamed',
    description:
      'A subject bears other names from then on: the first of each script takes the place of the first one registered, and so on. It is found by the former ones, too.',
    data: z.strictObject({ subject: subjectRef(), names }),
    renames: ({ subject }) => subject as SubjectId,
    example: {
      data: { subject: 'organization:harbour-police', names: [{ text: 'Port Authority Police' }] },
      summary: 'The Harbour Police was renamed the Port Authority Police.',
    },
    points: ({ data: { subject, names } }) => {
      const kind = kindOf(subject);
      if (kind === 'person' || kind === 'organization') return namePoints(subject, names);
      const [first] = names;
      const title = first?.text ?? '';
      return [titlePoint(subject, title), ...(kind === 'case' ? [sets(subject, 'title', title)] : [])];
    },
    sentence: ({ subject, names }, name) =>
      `${name(subject)} bears ${names.length === 1 ? 'the name' : 'the names'} ${listed(names.map(({ text }) => `“${text}”`))} since then`,
  }),
];
