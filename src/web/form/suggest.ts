import { z } from 'zod';
import { json } from '../../api/route.ts';
import type { NameOf } from '../../catalogue/development.ts';
import { isSubjectId, type SubjectId, type SubjectKind, subjectKinds } from '../../catalogue/subject.ts';
import type { Connection } from '../../database/connection.ts';
import { findKnownAs, isRegistered } from '../../queries/identity.ts';
import { readSearch } from '../../queries/search-query.ts';
import { type FoundSubject, searchSubjects } from '../../queries/search-subjects.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { readNames } from '../../queries/words.ts';
import { takeSnapshot } from '../../service/snapshot.ts';
import { readEdtf } from '../../time/edtf.ts';
import { definePage, type Page } from '../page.ts';
import { edtfInWords } from './edtf.ts';
import type { Offer } from './field.ts';
import { idByName, variantsOf } from './register.ts';
import type { TypedSubject } from './typed.ts';

/** So many are offered for a name. */
const MOST_OFFERS = 8;
/** So many names of one form are looked up; a form with more is better sent as JSON. */
const MOST_LOOKUPS = 20;
const LONGEST_NAME = 300;

const kindsParameter = z
  .string()
  .transform((text) => subjectKinds.filter((kind) => text.split(',').includes(kind)))
  .refine((kinds) => kinds.length > 0, `write one or several of ${subjectKinds.join(', ')}, with commas between`);

/** Whom a name may mean, for suggestions while it is typed. */
const pick = definePage({
  method: 'get',
  path: '/{workspace}/pick',
  access: 'read',
  query: z.strictObject({ kind: kindsParameter, q: z.string().max(LONGEST_NAME).optional() }),
  async handle({ services, path, query }) {
    const opened = await takeSnapshot(services, { workspace: path.workspace ?? '' });
    if (!opened.ok) return opened.problem;
    const found = await findByName(services.connection, opened.value, query.q ?? '', query.kind);
    return json(found.map(({ id, name }) => ({ id, name })));
  },
});

/** What a date says, while it is typed. */
const edtf = definePage({
  method: 'get',
  path: '/{workspace}/edtf',
  access: 'read',
  query: z.strictObject({ text: z.string().max(1000).optional() }),
  handle: async ({ services, query }) => {
    const reading = readEdtf((query.text ?? '').trim());
    return json({ ok: reading.ok, text: edtfInWords(reading, services.language) });
  },
});

export const pickPages: readonly Page[] = [pick, edtf];

/** Whether a text is to be looked up: it is no id, and not longer than any name. */
export function isName(text: string): boolean {
  return !isSubjectId(text) && text.length <= LONGEST_NAME;
}

/** For each name that stands where an id is wanted: whom it may mean, and as whom it could be registered. */
export async function offersFor(
  connection: Connection,
  snapshot: Snapshot,
  subjects: readonly TypedSubject[],
): Promise<ReadonlyMap<string, readonly Offer[]>> {
  const offers = new Map<string, readonly Offer[]>();
  const names = subjects.filter(({ text }) => isName(text));
  for (const subject of names) {
    if (subject.pick) offers.set(subject.path, [await toOffer(connection, snapshot, subject, subject.pick)]);
    else if (offers.size < MOST_LOOKUPS) offers.set(subject.path, await findOffers(connection, snapshot, subject));
  }
  return offers;
}

/** What was picked stays, without the others; another text brings these back. */
async function toOffer(
  connection: Connection,
  snapshot: Snapshot,
  { text }: TypedSubject,
  picked: NonNullable<TypedSubject['pick']>,
): Promise<Offer> {
  if (picked.isNew) return { ...picked, name: text };
  const nameOf = await readCalling(connection, snapshot, [picked.subject]);
  return { ...picked, name: nameOf(picked.subject) };
}

async function findOffers(connection: Connection, snapshot: Snapshot, { text, kinds }: TypedSubject): Promise<Offer[]> {
  const found = await findByName(connection, snapshot, text, kinds);
  const known = found.map(({ id, name }): Offer => ({ subject: id, name, isNew: false, variant: undefined }));
  const fresh = await Promise.all(
    kinds.map(async (kind) => {
      const subject = await findFreeId(connection, snapshot, { kind, name: text });
      return variantsOf(kind).map((variant): Offer => ({ subject, name: text, isNew: true, variant }));
    }),
  );
  return [...known, ...fresh.flat()];
}

async function findByName(
  connection: Connection,
  snapshot: Snapshot,
  text: string,
  kinds: readonly SubjectKind[],
): Promise<FoundSubject[]> {
  const query = readSearch(text);
  if (!query) return [];
  const found = await Promise.all(kinds.map((kind) => searchSubjects(connection, snapshot, { query, kind })));
  return found
    .flat()
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_OFFERS);
}

const MOST_NAMESAKES = 50;

async function findFreeId(
  connection: Connection,
  snapshot: Snapshot,
  { kind, name }: { readonly kind: SubjectKind; readonly name: string },
): Promise<SubjectId> {
  for (let attempt = 1; attempt < MOST_NAMESAKES; attempt += 1) {
    const id = idByName(kind, name, attempt);
    if (!(await isRegistered(connection, snapshot, id))) return id;
  }
  return idByName(kind, name, snapshot.knowledge.position + MOST_NAMESAKES);
}

/** How subjects are called now, those that were merged by the name of whom they are known as. */
export async function readCalling(
  connection: Connection,
  snapshot: Snapshot,
  subjects: readonly SubjectId[],
): Promise<NameOf> {
  const named = [...new Set(subjects)];
  const names = new Map<string, string>(await readNames(connection, snapshot, named));
  for (const subject of named.filter((it) => !names.has(it)).slice(0, MOST_LOOKUPS)) {
    const knownAs = await findKnownAs(connection, snapshot, subject);
    const name = knownAs && (await readNames(connection, snapshot, [knownAs])).get(knownAs);
    if (name !== undefined) names.set(subject, name);
  }
  return (subject) => names.get(subject) ?? subject;
}
