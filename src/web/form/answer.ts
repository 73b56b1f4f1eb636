/** Shows a form for the first time, and answers what its buttons ask for. */
import { randomUUIDv7 } from 'node:crypto';
import { readSnapshot } from '../../api/paging.ts';
import type { PageCall } from '../page.ts';
import { readProblem, type ShownProblem } from '../problem-answer.ts';
import { type Entry, keptOf, showForm } from './entry.ts';
import { readFields } from './read.ts';
import { nameNewSubject } from './register.ts';
import { addRow, removeRow } from './rows.ts';
import { submit } from './submit.ts';
import { suggestionsFor } from './suggest.ts';
import type { Typed } from './typed.ts';

/** The form as it is first shown. */
export async function showEntry(call: PageCall<unknown>, entry: Entry, typed: Typed): Promise<Response> {
  const opened = await openNow(call);
  if (!opened.ok) return opened.response;
  const { snapshot } = opened;
  const kept = { id: randomUUIDv7(), since: snapshot.knowledge.position };
  return showForm(call, entry, { snapshot, typed, kept });
}

/** What a button of the form, or of its preview, asks for. */
export async function answerEntry(call: PageCall<unknown>, entry: Entry, sent: URLSearchParams): Promise<Response> {
  const opened = await openNow(call);
  if (!opened.ok) return postpone(call, entry, { sent, problem: await readProblem(opened.response, call.language) });
  const { snapshot } = opened;
  const { connection } = call.services;
  const { tree } = entry;
  const kept = keptOf(sent, snapshot.knowledge.position);
  const [step = '', path = ''] = (sent.get('do') ?? '').split(':', 2);
  if (!['edit', 'more', 'less'].includes(step)) {
    const reading = readFields(tree, await nameNewSubject(connection, snapshot, { tree, sent }));
    return submit(call, entry, { snapshot, kept, reading, isFinal: step === 'record' });
  }
  const reading = readFields(tree, step === 'less' ? removeRow(sent, path) : sent);
  const chosen = reading.subjects.filter(({ choice }) => choice);
  const suggestions = await suggestionsFor(connection, snapshot, chosen);
  const { typed } = reading;
  const shown = step === 'more' ? addRow(tree, typed, path) : { typed };
  return showForm(call, entry, { snapshot, kept, suggestions, ...shown });
}

function openNow({ services, path }: PageCall<unknown>) {
  return readSnapshot(services, path.workspace ?? '', {});
}

interface Postponed {
  readonly sent: URLSearchParams;
  readonly problem: ShownProblem | undefined;
}

/** The form again where the record cannot be read just now. */
async function postpone(call: PageCall<unknown>, entry: Entry, { sent, problem }: Postponed): Promise<Response> {
  if (!problem) throw new Error('the record cannot be read, and no problem says why');
  const { title, detail, status, headers } = problem;
  const { typed } = readFields(entry.tree, sent);
  const refused = { title, detail, faults: [] };
  return showForm(call, entry, { snapshot: undefined, typed, kept: keptOf(sent, -1), refused, status, headers });
}
