/** Who or what a name may mean, and what a date means: while it is typed, and in the form that was sent. */
import { z } from 'zod';
import { parameter } from '../../api/parameters.ts';
import { json } from '../../api/route.ts';
import { type SubjectId, type SubjectKind, subjectKinds } from '../../catalogue/subject.ts';
import { identify } from '../../queries/identity.ts';
import { readSearch } from '../../queries/search-query.ts';
import { type FoundSubject, searchSubjects } from '../../queries/search-subjects.ts';
import { readNames } from '../../queries/wording.ts';
import { takeSnapshot } from '../../service/snapshot.ts';
import { readNewEdtf } from '../../time/edtf.ts';
import type { Speaker } from '../../words/describe.ts';
import { say } from '../../words/message.ts';
import { definePage, type Page } from '../page.ts';
import { describeDateMeaning } from './date-meaning.ts';
import type { Suggestion } from './entry.ts';
import { findFreeId, type KnownRecord, variantsOf } from './register.ts';
import { isName, LONGEST_NAME, type SubjectChoice, type TypedSubject } from './typed.ts';

/** At most so many are suggested for a name. */
const MOST_SUGGESTIONS = 8;
/** At most so many names of one form are looked up; a form with more is better sent as JSON. */
const MOST_LOOKUPS = 20;

const kindsParameter = parameter(
  (text) => {
    const kinds = subjectKinds.filter((kind) => text.split(',').includes(kind));
    return kinds.length > 0 ? kinds : undefined;
  },
  () => say('problems.parameters.kinds', { kinds: subjectKinds }),
);

/** Who or what a name may mean, while it is typed. */
const suggest = definePage({
  path: '/{workspace}/suggest',
  query: z.strictObject({ kind: kindsParameter, q: z.string().max(LONGEST_NAME).optional() }),
  async handle({ services, workspace, query }) {
    const opened = await takeSnapshot(services, { workspace });
    if (!opened.ok) return opened.problem;
    const known = { connection: services.connection, snapshot: opened.value };
    const found = await findByName(known, query.q ?? '', query.kind);
    return json(found.map(({ id, name }) => ({ id, name })));
  },
});

/** What a date means, while it is typed. */
const edtf = definePage({
  path: '/{workspace}/edtf',
  query: z.strictObject({ text: z.string().max(1000).optional() }),
  handle: async ({ query, language }) => {
    const reading = readNewEdtf((query.text ?? '').trim());
    return json({ ok: reading.ok, text: describeDateMeaning(reading, language) });
  },
});

export const suggestPages: readonly Page[] = [suggest, edtf];

/** For each name that stands where an id is wanted: who or what it may mean, and as what it could be registered. */
export async function suggestionsFor(
  known: KnownRecord,
  subjects: readonly TypedSubject[],
): Promise<ReadonlyMap<string, readonly Suggestion[]>> {
  const suggestions = new Map<string, readonly Suggestion[]>();
  for (const subject of subjects.filter(({ text }) => isName(text))) {
    const { path, text, choice } = subject;
    if (choice) suggestions.set(path, [await describeChoice(known, text, choice)]);
    else if (suggestions.size < MOST_LOOKUPS) suggestions.set(path, await findSuggestions(known, subject));
  }
  return suggestions;
}

/** What was chosen stays, without the others; another text brings these back. */
async function describeChoice(known: KnownRecord, text: string, choice: SubjectChoice): Promise<Suggestion> {
  if (choice.isNew) return { ...choice, name: text };
  const nameOf = await readCurrentNames(known, [choice.subject]);
  return { ...choice, name: nameOf(choice.subject) };
}

async function findSuggestions(known: KnownRecord, { text, kinds }: TypedSubject): Promise<Suggestion[]> {
  const found = await findByName(known, text, kinds);
  const registered = found.map(({ id, name }): Suggestion => ({ subject: id, name, isNew: false, variant: undefined }));
  const fresh = await Promise.all(
    kinds.map(async (kind) => {
      const subject = await findFreeId(known, kind, text);
      return variantsOf(kind).map((variant): Suggestion => ({ subject, name: text, isNew: true, variant }));
    }),
  );
  return [...registered, ...fresh.flat()];
}

async function findByName(
  { connection, snapshot }: KnownRecord,
  text: string,
  kinds: readonly SubjectKind[],
): Promise<FoundSubject[]> {
  const query = readSearch(text);
  if (!query) return [];
  const found = await Promise.all(kinds.map((kind) => searchSubjects(connection, snapshot, { query, kind })));
  return found
    .flat()
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_SUGGESTIONS);
}

/** How subjects are called now; one that was merged by the name of the other. */
export async function readCurrentNames(
  { connection, snapshot }: KnownRecord,
  subjects: readonly SubjectId[],
): Promise<Speaker['nameOf']> {
  const named = [...new Set(subjects)];
  const names = new Map<string, string>(await readNames(connection, snapshot, named));
  for (const subject of named.filter((it) => !names.has(it)).slice(0, MOST_LOOKUPS)) {
    const knownAs = await identify(connection, snapshot, subject);
    const name = knownAs && (await readNames(connection, snapshot, [knownAs])).get(knownAs);
    if (name !== undefined) names.set(subject, name);
  }
  return (subject) => names.get(subject) ?? subject;
}
