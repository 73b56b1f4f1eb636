/** Shows a form for the first time, and answers what its buttons ask for. */
import { randomUUIDv7 } from 'node:crypto';
import { describeProblem } from '../../api/problem.ts';
import type { Answer } from '../../api/route.ts';
import { takeSnapshot } from '../../service/snapshot.ts';
import type { Problem } from '../../words/problem.ts';
import type { PageCall } from '../page.ts';
import { type Entry, keptOf, showForm } from './entry.ts';
import { readFields } from './read.ts';
import { nameNewSubject } from './register.ts';
import { addRow, removeRow } from './rows.ts';
import { submit } from './submit.ts';
import { suggestionsFor } from './suggest.ts';
import type { Typed } from './typed.ts';

/** The form as it is first shown. */
export async function showEntry(call: PageCall<unknown>, entry: Entry, typed: Typed): Promise<Answer> {
  const opened = await takeSnapshot(call.services, { workspace: call.workspace });
  if (!opened.ok) return opened.problem;
  const snapshot = opened.value;
  const kept = { id: randomUUIDv7(), since: snapshot.knowledge.position };
  return showForm(call, entry, { snapshot, typed, kept });
}

/** What a button of the form, or of its preview, asks for. */
export async function answerEntry(call: PageCall<unknown>, entry: Entry, sent: URLSearchParams): Promise<Response> {
  const opened = await takeSnapshot(call.services, { workspace: call.workspace });
  if (!opened.ok) return postpone(call, entry, { sent, problem: opened.problem });
  const snapshot = opened.value;
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

interface Postponed {
  readonly sent: URLSearchParams;
  readonly problem: Problem;
}

/** The form again where the record cannot be read just now. */
function postpone(call: PageCall<unknown>, entry: Entry, { sent, problem }: Postponed): Promise<Response> {
  const { title, detail, code } = describeProblem(problem, call.language);
  const { typed } = readFields(entry.tree, sent);
  const refused = { code, title, detail, faults: [] };
  return showForm(call, entry, { snapshot: undefined, typed, kept: keptOf(sent, -1), refused });
}
