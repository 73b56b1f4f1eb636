/** The pages of a form: to fill it in, and what the buttons of the form and of its preview ask for. */
import { randomUUIDv7 } from 'node:crypto';
import type { z } from 'zod';
import { describeProblem } from '../../api/problem.ts';
import type { Answer } from '../../api/route.ts';
import { takeSnapshot } from '../../service/snapshot.ts';
import type { Result } from '../../words/problem.ts';
import { definePage, type Page, type PageCall } from '../page.ts';
import { readForm } from './body.ts';
import { type Entry, keptOf } from './entry.ts';
import { showForm } from './form.ts';
import { readFields } from './read.ts';
import { nameNewSubject } from './register.ts';
import { addRow, removeRow } from './rows.ts';
import { submit } from './submit.ts';
import { suggestionsFor } from './suggest.ts';

interface DefinedForm<Query extends z.ZodObject> extends Pick<Page<Query>, 'path' | 'query'> {
  find(call: PageCall<z.infer<Query>>): Promise<Result<Entry>>;
}

/** Showing a form, and sending it. */
export function defineForm<Query extends z.ZodObject>({ path, query, find }: DefinedForm<Query>): Page[] {
  return (['get', 'post'] as const).map((method) =>
    definePage({
      method,
      path,
      access: 'record',
      query,
      async handle(call) {
        const found = await find(call);
        if (!found.ok) return found.problem;
        if (method === 'get') return showEntry(call, found.value);
        const form = await readForm(call.request);
        return form.ok ? answerEntry(call, found.value, form.value) : form.problem;
      },
    }),
  );
}

/** The form as it is first shown. */
async function showEntry(call: PageCall, entry: Entry): Promise<Answer> {
  const opened = await takeSnapshot(call.services, { workspace: call.workspace });
  if (!opened.ok) return opened.problem;
  const snapshot = opened.value;
  const kept = { id: randomUUIDv7(), since: snapshot.knowledge.position };
  return showForm({ call, entry, snapshot, kept }, { typed: entry.typed });
}

async function answerEntry(call: PageCall, entry: Entry, sent: URLSearchParams): Promise<Response> {
  const { tree } = entry;
  const opened = await takeSnapshot(call.services, { workspace: call.workspace });
  if (!opened.ok) {
    // The record cannot be read just now: what was typed is not lost.
    const { title, detail, code } = describeProblem(opened.problem, call.language);
    const form = { call, entry, snapshot: undefined, kept: keptOf(sent, -1) };
    return showForm(form, { typed: readFields(tree, sent).typed, refused: { code, title, detail, faults: [] } });
  }
  const known = { connection: call.services.connection, snapshot: opened.value };
  const form = { call, entry, snapshot: opened.value, kept: keptOf(sent, opened.value.knowledge.position) };
  const [step = '', path = ''] = (sent.get('do') ?? '').split(':', 2);
  if (!['edit', 'more', 'less'].includes(step)) {
    const reading = readFields(tree, await nameNewSubject(known, tree, sent));
    return submit({ ...form, reading }, step === 'record');
  }
  const reading = readFields(tree, step === 'less' ? removeRow(sent, path) : sent);
  const chosen = reading.subjects.filter(({ choice }) => choice);
  const suggestions = await suggestionsFor(known, chosen);
  const { typed } = reading;
  return showForm(form, { suggestions, ...(step === 'more' ? addRow(tree, typed, path) : { typed }) });
}
