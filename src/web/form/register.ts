/** Registering a subject by its name: what is recorded, and the id that it gets. */
import { kindOf, type SubjectId, type SubjectKind } from '../../catalogue/subject.ts';
import { findType } from '../../catalogue/types.ts';
import type { Connection } from '../../database/connection.ts';
import { romanize } from '../../names/fold.ts';
import { identify } from '../../queries/identity.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { deriveId } from '../../service/given-ids.ts';
import { type GroupField, memberOf } from './fields.ts';
import { optionsOf } from './read-schema.ts';
import { isBlank } from './rows.ts';
import { isName, type TypedSubject } from './typed.ts';

/** What is recorded, as far as a form knows it. */
export interface KnownRecord {
  readonly connection: Connection;
  readonly snapshot: Snapshot;
}

/** The registration of a subject that a form names for the first time. */
export interface Registration {
  readonly subject: SubjectId;
  readonly name: string;
  /** The field in which it was named. */
  readonly path: string;
  readonly development: { readonly id: string };
}

/** The registrations, each once. Their ids follow from the form’s id, so that a retry is recognised. */
export function registrationsOf(subjects: readonly TypedSubject[], id: string): Registration[] {
  const fresh = new Map<SubjectId, Registration>();
  for (const { choice, text, path } of subjects) {
    if (!choice?.isNew || fresh.has(choice.subject)) continue;
    const { subject, variant } = choice;
    const development = { ...registrationOf(subject, text, variant), id: deriveId(`${id} ${subject}`) };
    fresh.set(subject, { subject, name: text, path, development });
  }
  return [...fresh.values()];
}

/** The registration of a subject by its name alone. `variant`: of a case its kind. */
export function registrationOf(subject: SubjectId, name: string, variant: string | undefined): object {
  const kind = kindOf(subject);
  const type = `${kind}.registered`;
  switch (kind) {
    case 'person':
    case 'organization':
      return { type, data: { [kind]: subject, names: [{ text: name }] } };
    case 'case':
      return { type, data: { case: subject, kind: variant ?? caseKinds()[0], title: name } };
    case 'source':
      return { type, data: { source: subject, title: name } };
    default:
      return kind satisfies never;
  }
}

/** What a new subject of a kind may be; of most there is nothing to say. */
export function variantsOf(kind: SubjectKind): readonly (string | undefined)[] {
  return kind === 'case' ? caseKinds() : [undefined];
}

function caseKinds(): readonly string[] {
  const kind = findType('case.registered')?.data.shape.kind;
  return kind ? optionsOf(kind) : [];
}

const LONGEST_SLUG = 60;

/** The id that a new subject would bear by its name: `attempt` 2 and on number those that share it. */
export function idByName(kind: SubjectKind, name: string, attempt = 1): SubjectId {
  const slug = romanize(name).replaceAll(' ', '-').slice(0, LONGEST_SLUG).replace(/-+$/, '') || 'unnamed';
  return `${kind}:${slug}${attempt === 1 ? '' : `-${attempt}`}`;
}

const MOST_NAMESAKES = 50;

/** The first id by the name that is not registered. */
export async function findFreeId(
  { connection, snapshot }: KnownRecord,
  kind: SubjectKind,
  name: string,
): Promise<SubjectId> {
  for (let attempt = 1; attempt < MOST_NAMESAKES; attempt += 1) {
    const id = idByName(kind, name, attempt);
    if ((await identify(connection, snapshot, id)) === undefined) return id;
  }
  return idByName(kind, name, snapshot.knowledge.position + MOST_NAMESAKES);
}

/**
 * A form that registers, as it was sent, with the name that was typed for the new subject turned into its id; it also
 * becomes the subject’s first name or title where none was typed. Any other form as it was sent.
 */
export async function nameNewSubject(
  known: KnownRecord,
  tree: GroupField,
  sent: URLSearchParams,
): Promise<URLSearchParams> {
  const data = memberOf(tree, 'data');
  const members = data?.kind === 'group' ? data.members : [];
  const field = members.find((member) => member.kind === 'subject' && member.isNew);
  const [kind] = field?.kind === 'subject' ? field.kinds : [];
  const path = `data.${field?.name}`;
  const name = sent.get(path)?.trim() ?? '';
  if (!kind || isBlank(name) || !isName(name)) return sent;
  const settled = new URLSearchParams(sent);
  settled.set(path, await findFreeId(known, kind, name));
  const namePath = memberOf(data, 'title') ? 'data.title' : 'data.names.0.text';
  if (isBlank(settled.get(namePath) ?? '')) settled.set(namePath, name);
  return settled;
}
