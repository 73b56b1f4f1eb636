/** The form again where it was refused: with everything typed, and each fault at its field. */
import { randomUUIDv7 } from 'node:crypto';
import { html } from 'hono/html';
import { describeProblem } from '../../api/problem.ts';
import type { Language } from '../../words/language.ts';
import type { Problem } from '../../words/problem.ts';
import type { PageCall } from '../page.ts';
import { type Entry, type SubmittedForm, showForm } from './entry.ts';
import { describeFaults } from './faults.ts';
import type { Filled } from './filled.ts';

export interface Refusal extends SubmittedForm {
  readonly suggestions: Filled['suggestions'];
  /** Its faults are at places of the form. */
  readonly problem: Problem;
}

export function refuseForm(call: PageCall<unknown>, entry: Entry, refusal: Refusal): Promise<Response> {
  const { snapshot, kept, reading, suggestions, problem } = refusal;
  const { language } = call;
  const { typed } = reading;
  const { code, faults = [] } = problem;
  const isStale = code === 'changed_since';
  const isTaken = code === 'other_content' || code === 'partly_recorded';
  const { readCurrent } = language.words.form.faults;
  return showForm(call, entry, {
    snapshot,
    typed,
    // Whoever read the refusal may go on: past what was recorded meanwhile, and under another id where that was taken.
    kept: { id: isTaken ? randomUUIDv7() : kept.id, since: isStale ? snapshot.knowledge.position : kept.since },
    suggestions,
    refused: {
      code,
      title: language.words.problems.titles[code],
      detail: detailOf(problem, language),
      faults: isStale || isTaken ? [] : describeFaults({ tree: entry.tree, typed, language }, faults),
      next: isStale ? html`<p><a href="${entry.recordedAt(kept.id)}">${readCurrent}</a></p>` : undefined,
    },
  });
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
