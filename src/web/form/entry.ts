/** An entry: something that a person writes at a form, and the form with what was typed. */
import { randomUUIDv7 } from 'node:crypto';
import { headersOf, httpStatusOf } from '../../api/problem.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { developmentIdIn } from '../../service/developments.ts';
import type { Speaker } from '../../words/describe.ts';
import type { Html } from '../html.ts';
import { type PageCall, showPage } from '../page.ts';
import { faultsByField } from './faults.ts';
import type { GroupField } from './fields.ts';
import type { Filled } from './filled.ts';
import { formPage, type Hidden, type Refused } from './form.ts';
import type { Reading } from './read.ts';
import { readCurrentNames } from './suggest.ts';
import { subjectsTyped, type Typed } from './typed.ts';

/** What a form takes, and what becomes of it. */
export interface Entry {
  readonly title: string;
  readonly intro: Html;
  /** What it is about, where that is another development. */
  readonly about?: Html | undefined;
  /** Where the form is sent to. */
  readonly action: string;
  readonly tree: GroupField;
  /** What is not typed: the type, and what it amends. */
  complete(input: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
  /** Where the recorded one is shown. */
  recordedAt(id: string): string;
  /** It must not pass over what others recorded since the form was shown. */
  readonly isGuarded: boolean;
}

/** What a form keeps from its first showing on. */
export interface Kept {
  /** The id of the development, so that sending it twice records it once. */
  readonly id: string;
  /** The position that was known when the form was first shown. */
  readonly since: number;
}

/** `position`: what is known now. */
export function keptOf(sent: URLSearchParams, position: number): Kept {
  const since = /^-1$|^\d{1,15}$/.test(sent.get('since') ?? '') ? Number(sent.get('since')) : position;
  return { id: developmentIdIn(sent.get('id') ?? '') ?? randomUUIDv7(), since };
}

export function hiddenOf({ isGuarded }: Entry, { id, since }: Kept): Hidden {
  return { id, ...(isGuarded ? { since: String(since) } : {}) };
}

/** A form that was sent to be previewed or recorded. */
export interface SubmittedForm {
  readonly snapshot: Snapshot;
  readonly kept: Kept;
  readonly reading: Reading;
  /** It is to be recorded; else it is previewed. */
  readonly isFinal: boolean;
}

export interface FormState {
  /** Undefined: the record cannot be read just now, and subjects stand by their ids. */
  readonly snapshot: Snapshot | undefined;
  readonly typed: Typed;
  readonly kept: Kept;
  readonly suggestions?: Filled['suggestions'];
  readonly refused?: Refused;
  readonly focus?: string;
}

/** The form with what was typed, and what is wrong with it. */
export async function showForm(call: PageCall<unknown>, entry: Entry, state: FormState): Promise<Response> {
  const { title, intro, about, action, tree } = entry;
  const { snapshot, typed, kept, suggestions = new Map(), refused, focus } = state;
  const { services, language, site } = call;
  const nameOf: Speaker['nameOf'] = snapshot
    ? await readCurrentNames(services.connection, snapshot, subjectsTyped(typed))
    : (subject) => subject;
  const filled: Filled = { typed, faults: faultsByField(refused?.faults ?? []), suggestions, nameOf, focus, language };
  const hidden = hiddenOf(entry, kept);
  const main = formPage({ title, intro, about, action, tree, filled, hidden, refused, asset: site.asset });
  const answer = refused && { status: httpStatusOf(refused.code), headers: headersOf(refused.code) };
  return showPage(call, { title, main, ...answer });
}
