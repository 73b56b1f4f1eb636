/** How a page speaks of people and cases, where it leads, and the developments that it shows as provenance. */
import { isSubjectId, type SubjectId } from '../catalogue/subject.ts';
import { type RecordedDevelopment, readIds } from '../log/read.ts';
import type { Snapshot } from '../queries/snapshot.ts';
import { readNames, readWording, subjectsIn } from '../queries/wording.ts';
import type { Speaker } from '../words/describe.ts';
import type { Site } from './layout.ts';
import type { PageCall } from './page.ts';

export interface RenderContext extends Site, Speaker {
  /** Who or what the page is about: values do not name it again. */
  readonly about?: string | undefined;
}

/** A development with what it says in words. */
interface StatedDevelopment {
  readonly recorded: RecordedDevelopment;
  /** Null once it is erased. */
  readonly sentence: string | null;
}

/** Developments by their ids. */
export type StatedDevelopments = ReadonlyMap<string, StatedDevelopment>;

export interface ReadContext {
  readonly context: RenderContext;
  readonly provenance: StatedDevelopments;
}

interface Shown {
  /** Of the developments that are the provenance of values. */
  readonly ids?: readonly string[];
  /** All else that names subjects, however deep. */
  readonly values: unknown;
  readonly about?: SubjectId;
}

export async function readContext(call: PageCall, snapshot: Snapshot, shown: Shown): Promise<ReadContext> {
  const { ids = [], values, about } = shown;
  const { connection } = call.services;
  const found = await readIds(connection, snapshot.workspace, [...new Set(ids)]);
  const wording = await readWording(call.services, snapshot, found);
  const names = await readNames(connection, snapshot, [...new Set(subjectsIn(values))]);
  const nameOf = (subject: string) => (isSubjectId(subject) && names.get(subject)) || wording.nameOf(subject);
  return {
    context: { ...call, nameOf, about },
    provenance: new Map(found.map((it) => [it.development.id, { recorded: it, sentence: wording.sentenceOf(it) }])),
  };
}
