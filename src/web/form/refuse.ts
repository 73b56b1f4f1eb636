/** The form again where it was refused: with everything typed, and each fault at its field. */
import { randomUUIDv7 } from 'node:crypto';
import { html } from 'hono/html';
import type { Declined } from '../../api/appending.ts';
import { httpStatusOf } from '../../api/problem.ts';
import { type Fault, readDraft } from '../../catalogue/read-draft.ts';
import type { Language } from '../../words/language.ts';
import type { Html } from '../html.ts';
import type { PageCall } from '../page.ts';
import { headersOf } from '../problem-answer.ts';
import { type Entry, showForm } from './entry.ts';
import { describeFaults } from './faults.ts';
import type { Filled } from './filled.ts';
import type { Reading } from './read.ts';
import type { Registration, SubmittedForm } from './submit.ts';

export interface Unsettled extends SubmittedForm {
  readonly suggestions: Filled['suggestions'];
  readonly development: object;
  /** The names that may mean several, or no one yet. */
  readonly unsettled: Reading['subjects'];
}

/** Asks who or what names mean; other faults stand beside it. */
export function refuseUnsettled(call: PageCall<unknown>, entry: Entry, refusal: Unsettled): Promise<Response> {
  const { snapshot, kept, reading, suggestions, development, unsettled } = refusal;
  const { language } = call;
  const { faults } = language.words.form;
  const draft = readDraft(development);
  const names = unsettled.map(({ path }) => ({
    path: path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
    message: suggestions.has(path) ? faults.unresolved : faults.tooMany,
  }));
  const isNamed = ({ path }: Fault) => unsettled.some((it) => it.path === path.join('.'));
  const others = draft.ok ? [] : draft.faults.filter((fault) => !isNamed(fault));
  const { typed } = reading;
  const messages = describeFaults({ tree: entry.tree, typed, language }, [...names, ...others]);
  const refused = { title: faults.title({ count: messages.length }), detail: '', faults: messages };
  const status = httpStatusOf('invalid');
  return showForm(call, entry, { snapshot, typed, kept, suggestions, messages, refused, status });
}

export interface RefusedSubmission extends SubmittedForm {
  readonly suggestions: Filled['suggestions'];
  readonly declined: Declined;
  readonly registrations: readonly Registration[];
}

export async function refuseEntry(
  call: PageCall<unknown>,
  entry: Entry,
  refusal: RefusedSubmission,
): Promise<Response> {
  const { snapshot, kept, reading, suggestions, declined, registrations } = refusal;
  const { language } = call;
  const { code } = declined;
  const isStale = code === 'changed_since';
  const isTaken = code === 'other_content' || code === 'partly_recorded';
  const faults = isStale || isTaken ? [] : declined.faults.map((fault) => toForm(fault, registrations));
  const { typed } = reading;
  const messages = describeFaults({ tree: entry.tree, typed, language }, faults);
  return showForm(call, entry, {
    snapshot,
    typed,
    // Whoever read the refusal may go on: past what was recorded meanwhile, and under another id where that was taken.
    kept: { id: isTaken ? randomUUIDv7() : kept.id, since: isStale ? snapshot.knowledge.position : kept.since },
    suggestions,
    messages,
    refused: {
      title: language.words.problems.titles[code],
      detail: detailOf(declined, language),
      faults: messages,
      next: isStale ? currentLink(entry.recordedAt(kept.id), language) : undefined,
    },
    status: httpStatusOf(code),
    headers: headersOf(code),
  });
}

function currentLink(address: string, { words }: Language): Html {
  return html`<p><a href="${address}">${words.form.faults.readCurrent}</a></p>`;
}

/** What is wrong with the whole, where no fault says it. */
function detailOf({ code, detail = '' }: Declined, { words }: Language): string {
  const { faults } = words.form;
  switch (code) {
    case 'changed_since':
      return faults.changedSince;
    case 'other_content':
    case 'partly_recorded':
      return faults.taken;
    case 'outcome_unknown':
      return faults.outcomeUnknown;
    default:
      return detail;
  }
}

/** From the batch to the form: what is wrong with a registration stands where its subject was named. */
function toForm({ path: [index, ...path], message }: Fault, registrations: readonly Registration[]): Fault {
  const registration = registrations[Number(index)];
  return { path: registration ? registration.path.split('.') : path, message };
}
