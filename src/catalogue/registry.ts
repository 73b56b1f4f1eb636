/** What enters the record: subjects with their names, numbers and particulars. */
import { z } from 'zod';
import { caseKinds } from '../law/status.ts';
import { fold } from '../names/fold.ts';
import { say } from '../words/message.ts';
import { eachText, originalOf, type Texts } from '../words/texts.ts';
import { bare, defineAttribute, hidden, named } from './attribute.ts';
import { courtPoints, courtRef } from './courts.ts';
import { courtDerivation, courtsDerivation } from './derive-courts.ts';
import { defineType, line, maybe, sha256, slug } from './development.ts';
import { expected } from './expected.ts';
import { withHelp } from './help.ts';
import { tellings } from './places.ts';
import { at, type Point, sets } from './points.ts';
import {
  caseRef,
  kindOf,
  organizationRef,
  personRef,
  type SubjectId,
  sourceRef,
  subjectKinds,
  subjectRef,
} from './subject.ts';
import { inLanguages, languageTag, otherLanguage, othersOf } from './texts.ts';
import { nullableText, text } from './value-schemas.ts';

const particular = {
  of: ['case'],
  shape: 'one',
  isListable: true,
  page: { group: 'registry' },
  picture: 'timeless',
} as const;

export const registry = {
  name: defineAttribute({
    name: 'name',
    of: subjectKinds,
    property: 'names',
    shape: 'list',
    value: z.strictObject({
      text,
      lang: nullableText,
      script: text,
      otherLanguages: z.array(otherLanguage).optional(),
    }),
    // Its label is what it is found by.
    labelOf: ({ text: name, otherLanguages = [] }) => fold([name, ...otherLanguages.map((it) => it.text)].join(' ')),
    page: { group: 'registry' },
    shows: { text: bare('text'), lang: named('text'), script: hidden, otherLanguages: named('languages') },
    picture: 'timeless',
  }),
  alias: defineAttribute({
    name: 'alias',
    of: subjectKinds,
    property: 'aliases',
    shape: 'list',
    value: text,
    isListable: true,
    page: { group: 'registry' },
    shows: 'subject',
    picture: 'timeless',
  }),
  identifier: defineAttribute({
    name: 'identifier',
    of: ['person', 'organization'],
    property: 'identifiers',
    shape: 'list',
    value: z.strictObject({ scheme: text, id: text }),
    labelOf: ({ scheme, id }) => `${scheme}:${id}`,
    isListable: true,
    page: { group: 'registry' },
    shows: { scheme: named('text'), id: named('text') },
    picture: 'timeless',
  }),
  kind: defineAttribute({
    ...particular,
    name: 'kind',
    property: 'kind',
    value: z.enum(caseKinds),
    labels: caseKinds,
    shows: 'label',
  }),
  title: defineAttribute({
    ...particular,
    name: 'title',
    property: 'title',
    value: text,
    shows: 'text',
  }),
  number: defineAttribute({
    ...particular,
    name: 'number',
    property: 'number',
    value: text,
    shows: 'text',
  }),
  court: defineAttribute({
    ...particular,
    name: 'court',
    property: 'court',
    value: text,
    derivation: courtDerivation,
    shows: 'subject',
    picture: 'mark',
  }),
  courts: defineAttribute({
    ...particular,
    name: 'courts',
    property: 'courts',
    shape: 'list',
    value: text,
    derivation: courtsDerivation,
    shows: 'subject',
    picture: 'mark',
  }),
  jurisdiction: defineAttribute({
    ...particular,
    name: 'jurisdiction',
    property: 'jurisdiction',
    value: text,
    shows: 'text',
  }),
  authority: defineAttribute({
    ...particular,
    name: 'authority',
    property: 'authority',
    value: text,
    shows: 'subject',
    picture: 'mark',
  }),
  publication: defineAttribute({
    name: 'publication',
    of: ['source'],
    property: 'publication',
    shape: 'one',
    value: z.strictObject({
      title: text,
      publisher: nullableText,
      author: nullableText,
      url: nullableText,
      published: nullableText,
      sha256: nullableText,
    }),
    page: { group: 'registry' },
    shows: {
      title: bare('text'),
      publisher: named('text'),
      author: named('text'),
      url: named('address'),
      published: named('date'),
      sha256: named('text'),
    },
    picture: 'timeless',
  }),
};

const title = inLanguages(line(300)).meta({ id: 'Title' });

const names = z
  .array(
    z.strictObject({
      text: line(300),
      lang: languageTag.optional(),
      script: z
        .string()
        .regex(/^[A-Z][a-z]{3}$/, expected('script'))
        .optional(),
    }),
  )
  .min(1)
  .max(50)
  .register(tellings, { as: 'texts' });
type Names = z.infer<typeof names>;

const identifiers = z
  .array(
    z.strictObject({
      scheme: withHelp(slug, 'scheme'),
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
    return sets(at(subject, `${script}/${number}`), registry.name, { text, lang, script });
  });
}

/** Cases and sources are called by a title, whatever its script. */
const TITLE_KEY = 'title/1';

/** A title in all its languages is one name: a later one replaces it in all of them. */
function titlePoint(subject: SubjectId, title: Texts): Point {
  const [{ text, lang } = { text: '' }] = eachText(title);
  const otherLanguages = othersOf(title);
  const value = { text, lang: lang ?? null, script: scriptOf(text), ...(otherLanguages ? { otherLanguages } : {}) };
  return sets(at(subject, TITLE_KEY), registry.name, value);
}

function identifierPoints(subject: SubjectId, given: z.infer<typeof identifiers> = []): Point[] {
  return given.map(({ scheme, id }) => sets(at(subject, scheme), registry.identifier, { scheme, id }));
}

export const registryTypes = [
  defineType({
    name: 'person.registered',
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
    sentence: ({ names: name }) => say('types.person.registered.sentence', { name }),
  }),
  defineType({
    name: 'organization.registered',
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
    sentence: ({ names: name }) => say('types.organization.registered.sentence', { name }),
  }),
  defineType({
    name: 'case.registered',
    registers: (data) => data.case as SubjectId,
    data: z.strictObject({
      case: caseRef(),
      kind: z.enum(caseKinds),
      title,
      number: maybe(line(100)),
      court: courtRef(),
      jurisdiction: maybe(line(100)),
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
      sets(caseId, registry.kind, kind),
      sets(caseId, registry.title, originalOf(title)),
      ...(number ? [sets(caseId, registry.number, number)] : []),
      ...courtPoints(caseId, 'trial', court),
      ...(jurisdiction ? [sets(caseId, registry.jurisdiction, jurisdiction)] : []),
    ],
  }),
  defineType({
    name: 'source.registered',
    registers: ({ source }) => source as SubjectId,
    data: z.strictObject({
      source: sourceRef(),
      title,
      publisher: maybe(line(300)),
      author: maybe(line(300)),
      url: maybe(z.url({ protocol: /^https?$/, error: expected('webAddress') }).max(2000)),
      published: maybe(line(100)),
      sha256: maybe(sha256),
    }),
    example: {
      data: { source: 'source:harbour-gazette-1', title: 'Fire at the harbour', publisher: 'Harbour Gazette' },
      summary: 'The Harbour Gazette’s report enters the record.',
    },
    points: ({ data: { source, title, publisher, author, url, published, sha256 } }) => [
      titlePoint(source, title),
      sets(source, registry.publication, {
        title: originalOf(title),
        publisher: publisher ?? null,
        author: author ?? null,
        url: url ?? null,
        published: published ?? null,
        sha256: sha256 ?? null,
      }),
    ],
  }),
  defineType({
    name: 'subject.renamed',
    data: z.strictObject({ subject: subjectRef(), names }),
    renames: ({ subject }) => subject as SubjectId,
    example: {
      data: { subject: 'organization:harbour-police', names: [{ text: 'Port Authority Police' }] },
      summary: 'The Harbour Police was renamed the Port Authority Police.',
    },
    points: ({ data: { subject, names } }) => {
      const kind = kindOf(subject);
      if (kind === 'person' || kind === 'organization') return namePoints(subject, names);
      return [
        titlePoint(subject, names),
        ...(kind === 'case' ? [sets(subject, registry.title, originalOf(names))] : []),
      ];
    },
    sentence: ({ subject }, { names }) =>
      say('types.subject.renamed.sentence', {
        subject,
        count: names.length,
        names: names.map(({ text }) => say('statements.quote', { text })),
      }),
  }),
];
