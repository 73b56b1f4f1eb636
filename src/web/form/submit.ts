/** Submits a form: previews what it says, records it with what it registers, or shows it again with what is wrong. */
import { randomUUIDv7 } from 'node:crypto';
import { html } from 'hono/html';
import { describeProblem } from '../../api/problem.ts';
import { readDraft } from '../../catalogue/read-draft.ts';
import { append, previewAppend } from '../../service/append.ts';
import type { Language } from '../../words/language.ts';
import { say } from '../../words/message.ts';
import type { Fault, Problem } from '../../words/problem.ts';
import { seeOther } from '../page.ts';
import type { Filled, SubmittedForm } from './entry.ts';
import { describeFaults } from './faults.ts';
import { showForm } from './form.ts';
import { showPreview } from './preview.ts';
import { type Registration, registrationsOf } from './register.ts';
import { suggestionsFor } from './suggest.ts';
import { isName, type TypedSubject } from './typed.ts';

/** `isFinal`: it is to be recorded; else it is previewed. */
export async function submit(form: SubmittedForm, isFinal: boolean): Promise<Response> {
  const { call, entry, snapshot, kept, reading } = form;
  const { services, workspace, caller } = call;
  const suggestions = await suggestionsFor({ connection: services.connection, snapshot }, reading.subjects);
  const development = { ...entry.complete(reading.input), id: kept.id };
  const unsettled = reading.subjects.filter(({ text, choice }) => !choice && isName(text));
  if (unsettled.length > 0) return refuse(form, suggestions, askWho(unsettled, suggestions, development));
  const registrations = registrationsOf(reading.subjects, kept.id);
  const request = {
    workspace,
    input: [...registrations.map((it) => it.development), development],
    recordedBy: caller?.name ?? 'unknown',
    unchangedSince: entry.isGuarded ? kept.since : undefined,
  };
  const outcome = isFinal ? await append(services, request) : await previewAppend(services, request);
  if (!outcome.ok) return refuse(form, suggestions, toForm(outcome.problem, registrations));
  return 'preview' in outcome.value
    ? showPreview(form, { ...outcome.value, registrations, development })
    : seeOther(entry.recordedAt(kept.id));
}

/** Asks who or what names mean; other faults stand beside it. */
function askWho(unsettled: readonly TypedSubject[], suggestions: Filled['suggestions'], development: object): Problem {
  const names = unsettled.map(({ path }): Fault => {
    const steps = path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    return { path: steps, message: say(`form.faults.${suggestions.has(path) ? 'unresolved' : 'tooMany'}`) };
  });
  const draft = readDraft(development);
  const isNamed = ({ path }: Fault) => unsettled.some((it) => it.path === path.join('.'));
  const others = draft.ok ? [] : draft.faults.filter((fault) => !isNamed(fault));
  return { code: 'invalid', faults: [...names, ...others] };
}

/** From the batch to the form: what is wrong with a registration stands where its subject was named. */
function toForm(problem: Problem, registrations: readonly Registration[]): Problem {
  const { faults = [] } = problem;
  const placed = faults.map(({ path: [index, ...path], message }): Fault => {
    const registration = registrations[Number(index)];
    return { path: registration ? registration.path.split('.') : path, message };
  });
  return { ...problem, faults: placed };
}

/** The form again, with everything typed, and each fault at its field. */
function refuse(form: SubmittedForm, suggestions: Filled['suggestions'], problem: Problem): Promise<Response> {
  const { call, entry, snapshot, kept, reading } = form;
  const { language, words } = call;
  const { tree } = entry;
  const { typed } = reading;
  const { code, faults = [] } = problem;
  const isStale = code === 'changed_since';
  const isTaken = code === 'other_content' || code === 'partly_recorded';
  const next = html`<p><a href="${entry.recordedAt(kept.id)}">${words.form.faults.readCurrent}</a></p>`;
  const refused = {
    code,
    title: words.problems.titles[code],
    detail: detailOf(problem, language),
    faults: isStale || isTaken ? [] : describeFaults({ tree, typed, language }, faults),
    next: isStale ? next : undefined,
  };
  // Whoever read the refusal may go on: past what was recorded meanwhile, and under another id where that was taken.
  const goingOn = {
    id: isTaken ? randomUUIDv7() : kept.id,
    since: isStale ? snapshot.knowledge.position : kept.since,
  };
  return showForm({ ...form, kept: goingOn }, { typed, suggestions, refused });
}

/** What is wrong with the whole, where no fault says it. */
function detailOf(problem: Problem, language: Language): string {
  const { faults } = language.words.form;
  switch (problem.code) {
    case 'changed_since':
      return faults.changedSince;
    case 'other_content':
    case 'partly_recorded':
      return faults.taken;
    case 'outcome_unknown':
      return faults.outcomeUnknown;
    default:
      return describeProblem(problem, language).detail;
  }
}
