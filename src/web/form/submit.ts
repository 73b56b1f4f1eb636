/** Submits a form: previews what it says, or records it, with the registrations of what it names for the first time. */
import { createHash } from 'node:crypto';
import { append, type Declined, preview } from '../../api/appending.ts';
import type { SubjectId } from '../../catalogue/subject.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { type PageCall, seeOther } from '../page.ts';
import type { Entry, Kept } from './entry.ts';
import { showPreview } from './preview-entry.ts';
import type { Reading } from './read.ts';
import { refuseEntry, refuseUnsettled } from './refuse.ts';
import { registrationOf } from './register.ts';
import { suggestionsFor } from './suggest.ts';
import { isName } from './typed.ts';

export interface SubmittedForm {
  readonly snapshot: Snapshot;
  readonly kept: Kept;
  readonly reading: Reading;
  /** It is to be recorded; else it is previewed. */
  readonly isFinal: boolean;
}

/** The registration of a subject that a form names for the first time. */
export interface Registration {
  readonly subject: SubjectId;
  readonly name: string;
  /** The field in which it was named. */
  readonly path: string;
  readonly development: { readonly id: string };
}

export async function submit(call: PageCall<unknown>, entry: Entry, submission: SubmittedForm): Promise<Response> {
  const { snapshot, kept, reading, isFinal } = submission;
  const { services, path, caller } = call;
  const suggestions = await suggestionsFor(services.connection, snapshot, reading.subjects);
  const unsettled = reading.subjects.filter(({ text, choice }) => !choice && isName(text));
  const development = { ...entry.complete(reading.input), id: kept.id };
  if (unsettled.length > 0) return refuseUnsettled(call, entry, { ...submission, suggestions, development, unsettled });
  const registrations = registrationsOf(reading, kept);
  const request = {
    workspace: path.workspace ?? '',
    input: [...registrations.map((it) => it.development), development],
    recordedBy: caller?.name ?? 'unknown',
    unchangedSince: entry.isGuarded ? kept.since : undefined,
  };
  const decline = (declined: Declined) =>
    refuseEntry(call, entry, { ...submission, suggestions, declined, registrations });
  if (isFinal) {
    const outcome = await append(services, request);
    return outcome.kind === 'declined' ? decline(outcome) : seeOther(entry.recordedAt(kept.id));
  }
  const outcome = await preview(services, request);
  if (outcome.kind === 'declined') return decline(outcome);
  return showPreview(call, entry, { ...submission, ...outcome, registrations, development });
}

/** The registrations, each once. Their ids follow from the form’s id, so that a retry is recognised. */
function registrationsOf({ subjects }: Reading, { id }: Kept): Registration[] {
  const fresh = new Map<SubjectId, Registration>();
  for (const { choice, text, path } of subjects) {
    if (!choice?.isNew || fresh.has(choice.subject)) continue;
    const { subject, variant } = choice;
    const development = { ...registrationOf(subject, text, variant), id: deriveId(id, subject) };
    fresh.set(subject, { subject, name: text, path, development });
  }
  return [...fresh.values()];
}

/** RFC 9562, version 8: a name within the form’s own id. */
function deriveId(id: string, subject: SubjectId): string {
  const digest = createHash('sha256').update(`${id} ${subject}`).digest('hex');
  const parts = [digest.slice(0, 8), digest.slice(8, 12), `8${digest.slice(13, 16)}`, `a${digest.slice(17, 20)}`];
  return [...parts, digest.slice(20, 32)].join('-');
}
