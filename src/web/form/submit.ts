/** Submits a form: previews what it says, or records it, with the registrations of what it names for the first time. */
import { readDraft } from '../../catalogue/read-draft.ts';
import { append, previewAppend } from '../../service/append.ts';
import { say } from '../../words/message.ts';
import type { Fault, Problem } from '../../words/problem.ts';
import { type PageCall, seeOther } from '../page.ts';
import type { Entry, SubmittedForm } from './entry.ts';
import type { Filled } from './filled.ts';
import { showPreview } from './preview-entry.ts';
import { refuseForm } from './refuse.ts';
import { type Registration, registrationsOf } from './register.ts';
import { suggestionsFor } from './suggest.ts';
import { isName, type TypedSubject } from './typed.ts';

export async function submit(call: PageCall<unknown>, entry: Entry, submission: SubmittedForm): Promise<Response> {
  const { snapshot, kept, reading, isFinal } = submission;
  const { services, workspace, caller } = call;
  const suggestions = await suggestionsFor(services.connection, snapshot, reading.subjects);
  const refuseFor = (problem: Problem) => refuseForm(call, entry, { ...submission, suggestions, problem });
  const development = { ...entry.complete(reading.input), id: kept.id };
  const unsettled = reading.subjects.filter(({ text, choice }) => !choice && isName(text));
  if (unsettled.length > 0) return refuseFor(askWho(unsettled, suggestions, development));
  const registrations = registrationsOf(reading.subjects, kept.id);
  const request = {
    workspace,
    input: [...registrations.map((it) => it.development), development],
    recordedBy: caller?.name ?? 'unknown',
    unchangedSince: entry.isGuarded ? kept.since : undefined,
  };
  if (isFinal) {
    const outcome = await append(services, request);
    return outcome.ok ? seeOther(entry.recordedAt(kept.id)) : refuseFor(toForm(outcome.problem, registrations));
  }
  const outcome = await previewAppend(services, request);
  if (!outcome.ok) return refuseFor(toForm(outcome.problem, registrations));
  return showPreview(call, entry, { ...submission, ...outcome.value, registrations, development });
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
