import { randomUUIDv7 } from 'node:crypto';
import { describeProblem, headersOf, httpStatusOf } from '../../api/problem.ts';
import type { Answer } from '../../api/route.ts';
import { contentOf } from '../../catalogue/amending.ts';
import { developmentId, type Envelope, type NameOf } from '../../catalogue/development.ts';
import { readDraft } from '../../catalogue/read-draft.ts';
import { describeDevelopment, describeSummary } from '../../catalogue/sentence.ts';
import { isSubjectId, kindOf, type SubjectId } from '../../catalogue/subject.ts';
import type { PlacedPoint } from '../../facts/placed-point.ts';
import type { Preview } from '../../queries/preview.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { append, previewAppend } from '../../service/append.ts';
import { deriveId } from '../../service/given-ids.ts';
import { takeSnapshot } from '../../service/snapshot.ts';
import { toDateOrNull } from '../../state/attributed-value.ts';
import { readEdtf } from '../../time/edtf.ts';
import type { Fault, Problem } from '../../words/problem.ts';
import type { Html } from '../html.ts';
import { type PageCall, seeOther, showPage } from '../page.ts';
import { drawPictureWith } from '../picture/read.ts';
import { subjectsIn } from '../read-evidence.ts';
import { texts } from '../texts.ts';
import type { RenderContext } from '../values.ts';
import { describeFaults, type FaultMessage, type FormFault, faultsByField } from './faults.ts';
import { type Filled, findList, shownRows, subjectsTyped } from './field.ts';
import type { GroupField } from './fields.ts';
import { formPage, linkTo, type Refused } from './form.ts';
import { previewPage } from './preview.ts';
import { registrationOf } from './register.ts';
import { isName, offersFor, readCalling } from './suggest.ts';
import { join, type Reading, readFields, type Typed, withoutRow, withRow } from './typed.ts';

/** Something that a person writes at a form: what it takes, and what becomes of it. */
export interface Entry {
  readonly title: string;
  readonly intro: Html;
  /** What it is about, where that is another development. */
  readonly about?: Html | undefined;
  /** Where the form is sent to. */
  readonly action: string;
  readonly tree: GroupField;
  /** What nobody types: the type, and what it amends. */
  complete(input: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
  /** Where the recorded one is shown. */
  recordedAt(id: string): string;
  /** It must not pass over what others recorded since the form was shown. */
  readonly isGuarded: boolean;
}

/** What a form keeps from its first showing on. */
interface Kept {
  /** Of the development, so that sending it twice records it once. */
  readonly id: string;
  /** The position that was known when the form was first shown. */
  readonly since: number;
}

/** The form as it is first shown. */
export async function showEntry(call: PageCall<unknown>, entry: Entry, typed: Typed): Promise<Answer> {
  const opened = await openNow(call);
  if (!opened.ok) return opened.problem;
  const snapshot = opened.value;
  const kept = { id: randomUUIDv7(), since: snapshot.knowledge.position };
  return showForm(call, entry, { snapshot, typed, kept });
}

/** What a button of the form, or of its preview, asks for. */
export async function answerEntry(call: PageCall<unknown>, entry: Entry, sent: URLSearchParams): Promise<Response> {
  const opened = await openNow(call);
  if (!opened.ok) return postpone(call, entry, { sent, problem: opened.problem });
  const snapshot = opened.value;
  const kept = keptOf(sent, snapshot.knowledge.position);
  const [step = '', path = ''] = (sent.get('do') ?? '').split(':', 2);
  const reading = readFields(entry.tree, step === 'less' ? withoutRow(sent, path) : sent);
  const isFinal = step === 'record';
  if (!['edit', 'more', 'less'].includes(step)) return submit(call, entry, { snapshot, kept, reading, isFinal });
  const picked = reading.subjects.filter(({ pick }) => pick);
  const offers = await offersFor(call.services.connection, snapshot, picked);
  const state = { snapshot, kept, offers, typed: reading.typed };
  return showForm(call, entry, step === 'more' ? { ...state, ...addRow(entry.tree, reading.typed, path) } : state);
}

/** The form again where the record cannot be read just now. */
async function postpone(
  call: PageCall<unknown>,
  entry: Entry,
  { sent, problem }: { readonly sent: URLSearchParams; readonly problem: Problem },
): Promise<Response> {
  const { title, detail, status } = describeProblem(problem, call.services.language);
  const { typed } = readFields(entry.tree, sent);
  const refused = { title, detail, faults: [] };
  const shown = { snapshot: undefined, typed, kept: keptOf(sent, -1), refused, status };
  return withRetryAfter(await showForm(call, entry, shown), problem);
}

function withRetryAfter(response: Response, { code }: Problem): Response {
  const { 'retry-after': retryAfter } = headersOf(code);
  if (retryAfter !== undefined) response.headers.set('retry-after', retryAfter);
  return response;
}

function openNow({ services, path }: PageCall<unknown>) {
  return takeSnapshot(services, { workspace: path.workspace ?? '' });
}

function keptOf(sent: URLSearchParams, position: number): Kept {
  const id = developmentId.safeParse(sent.get('id'));
  const since = /^-1$|^\d{1,15}$/.test(sent.get('since') ?? '') ? Number(sent.get('since')) : position;
  return { id: id.success ? id.data.toLowerCase() : randomUUIDv7(), since };
}

function addRow(tree: GroupField, typed: Typed, path: string): { readonly typed: Typed; readonly focus?: string } {
  const list = findList(tree, path);
  if (!list) return { typed };
  const shown = shownRows(list, path, typed);
  const row = join(path, String(shown));
  const [first] = list.element.kind === 'group' ? list.element.members : [];
  return { typed: withRow(typed, path, shown), focus: first ? join(row, first.name) : row };
}

interface FormState {
  /** Undefined: the record cannot be read just now, and subjects stand by their ids. */
  readonly snapshot: Snapshot | undefined;
  readonly typed: Typed;
  readonly kept: Kept;
  readonly offers?: Filled['offers'];
  readonly messages?: readonly FaultMessage[];
  readonly refused?: Refused;
  readonly status?: number;
  readonly focus?: string;
}

async function showForm(call: PageCall<unknown>, entry: Entry, state: FormState): Promise<Response> {
  const { title, intro, about, action, tree, isGuarded } = entry;
  const { snapshot, typed, kept, offers = new Map(), messages = [], refused, status, focus } = state;
  const nameOf: NameOf = snapshot
    ? await readCalling(call.services.connection, snapshot, subjectsTyped(typed))
    : (subject) => subject;
  const { language } = call.services;
  const filled: Filled = { typed, faults: faultsByField(messages), offers, nameOf, language, focus };
  const hidden = { id: kept.id, ...(isGuarded ? { since: String(kept.since) } : {}) };
  const { asset } = call.site;
  return showPage(call, {
    title,
    main: formPage({ title, intro, about, action, tree, filled, hidden, refused, asset }),
    ...(status === undefined ? {} : { status }),
  });
}

interface Submission {
  readonly snapshot: Snapshot;
  readonly kept: Kept;
  readonly reading: Reading;
  /** It is to be recorded; else it is previewed. */
  readonly isFinal: boolean;
}

async function submit(call: PageCall<unknown>, entry: Entry, submission: Submission): Promise<Response> {
  const { snapshot, kept, reading, isFinal } = submission;
  const { services, path, caller } = call;
  const offers = await offersFor(services.connection, snapshot, reading.subjects);
  const unsettled = reading.subjects.filter(({ text, pick }) => !pick && isName(text));
  const development = { ...entry.complete(reading.input), id: kept.id };
  if (unsettled.length > 0) return refuseUnsettled(call, entry, { ...submission, offers, development, unsettled });
  const registrations = registrationsOf(reading, kept);
  const request = {
    workspace: path.workspace ?? '',
    input: [...registrations.map(({ development: it }) => it), development],
    recordedBy: caller?.name ?? 'unknown',
    unchangedSince: entry.isGuarded ? kept.since : undefined,
  };
  const decline = (problem: Problem) => refuse(call, entry, { ...submission, offers, problem, registrations });
  if (isFinal) {
    const outcome = await append(services, request);
    return outcome.ok ? seeOther(entry.recordedAt(kept.id)) : decline(outcome.problem);
  }
  const outcome = await previewAppend(services, request);
  if (!outcome.ok) return decline(outcome.problem);
  return showPreview(call, entry, { ...submission, ...outcome.value, registrations, development });
}

interface Registration {
  readonly subject: SubjectId;
  readonly name: string;
  /** The field in which it was named. */
  readonly path: string;
  readonly development: { readonly id: string };
}

/** What is to enter the record beforehand, each once. Its id follows from the form’s, so that a retry is one. */
function registrationsOf({ subjects }: Reading, { id }: Kept): Registration[] {
  const fresh = new Map<SubjectId, Registration>();
  for (const { pick, text, path } of subjects) {
    if (!pick?.isNew || fresh.has(pick.subject)) continue;
    const development = { ...registrationOf(pick.subject, text, pick.variant), id: deriveId(`${id} ${pick.subject}`) };
    fresh.set(pick.subject, { subject: pick.subject, name: text, path, development });
  }
  return [...fresh.values()];
}

interface Unsettled extends Submission {
  readonly offers: Filled['offers'];
  readonly development: object;
  readonly unsettled: Reading['subjects'];
}

/** Somebody is named who may be several, or nobody yet; whatever else the catalogue would refuse is told with it. */
function refuseUnsettled(call: PageCall<unknown>, entry: Entry, refusal: Unsettled): Promise<Response> {
  const { snapshot, kept, reading, offers, development, unsettled } = refusal;
  const draft = readDraft(development);
  const { unresolved, tooMany } = texts.form.subject;
  const names: FormFault[] = unsettled.map(({ path }) => ({
    path: path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
    message: offers.has(path) ? unresolved : tooMany,
  }));
  const isNamed = ({ path }: Fault) => unsettled.some((it) => it.path === path.join('.'));
  const others = draft.ok ? [] : draft.faults.filter((fault) => !isNamed(fault));
  const { language } = call.services;
  const messages = describeFaults({ tree: entry.tree, typed: reading.typed, language }, [...names, ...others]);
  const refused = { title: texts.form.faults.title(messages.length), detail: '', faults: messages };
  return showForm(call, entry, {
    snapshot,
    typed: reading.typed,
    kept,
    offers,
    messages,
    refused,
    status: httpStatusOf('invalid'),
  });
}

interface Refusal extends Submission {
  readonly offers: Filled['offers'];
  readonly problem: Problem;
  readonly registrations: readonly Registration[];
}

/** The form again, with everything typed, each fault at its field, under the status of the problem. */
async function refuse(call: PageCall<unknown>, entry: Entry, refusal: Refusal): Promise<Response> {
  const { snapshot, kept, reading, offers, problem, registrations } = refusal;
  const { language } = call.services;
  const { title, detail, status } = describeProblem(problem, language);
  const isStale = problem.code === 'changed_since';
  const isTaken = problem.code === 'other_content' || problem.code === 'partly_recorded';
  const faults = isStale || isTaken ? [] : (problem.faults ?? []).map((fault) => toForm(fault, registrations));
  const messages = describeFaults({ tree: entry.tree, typed: reading.typed, language }, faults);
  const response = await showForm(call, entry, {
    snapshot,
    typed: reading.typed,
    // Who was told may go on: what was recorded meanwhile stands beside it, and another's id is given up.
    kept: { id: isTaken ? randomUUIDv7() : kept.id, since: isStale ? snapshot.knowledge.position : kept.since },
    offers,
    messages,
    refused: {
      title,
      detail: detailOf(problem, detail),
      faults: messages,
      next: isStale ? linkTo(entry.recordedAt(kept.id), texts.form.faults.readAnew) : undefined,
    },
    status,
  });
  return withRetryAfter(response, problem);
}

function detailOf({ code }: Problem, detail: string): string {
  const { faults } = texts.form;
  switch (code) {
    case 'changed_since':
      return faults.changed;
    case 'other_content':
    case 'partly_recorded':
      return faults.taken;
    case 'outcome_unknown':
      return faults.notKept;
    default:
      return detail;
  }
}

/** From the batch to the form: what is wrong with a registration is told where its subject was named. */
function toForm({ path: [index, ...path], message }: Fault, registrations: readonly Registration[]): Fault {
  const registration = registrations[Number(index)];
  return { path: registration ? registration.path.split('.') : path, message };
}

/** What registrations say is told by the names that enter the record; and what a correction leaves as it is, is no change. */
function changesOf(preview: Preview, registrations: readonly Registration[]) {
  const ids = registrations.map(({ development }) => development.id);
  const messages = preview.points.filter(({ cause }) => !ids.includes(cause.development));
  const nameOf = ({ subject, attribute, key, holds, value, earliest, latest }: PlacedPoint) =>
    JSON.stringify([subject, attribute, key, holds, value, earliest, latest]);
  const withdrawn = new Set(preview.withdrawn.map(nameOf));
  const placed = new Set(messages.map(nameOf));
  const points = messages.filter((point) => !withdrawn.has(nameOf(point)));
  return {
    preview: { ...preview, points, withdrawn: preview.withdrawn.filter((point) => !placed.has(nameOf(point))) },
    unchanged: messages.length - points.length,
  };
}

interface PreviewedSubmission extends Submission {
  readonly registrations: readonly Registration[];
  readonly development: Readonly<Record<string, unknown>>;
  readonly preview: Preview;
  readonly isRepeated: boolean;
}

async function showPreview(call: PageCall<unknown>, entry: Entry, previewed: PreviewedSubmission): Promise<Response> {
  const { snapshot, kept, reading, registrations, development, preview, isRepeated } = previewed;
  const draft = readDraft(development);
  if (!draft.ok) throw new Error('what was previewed is no development');
  const content = contentOf(draft.draft);
  const named = subjectsIn([development, preview.points, preview.withdrawn, preview.findings]);
  const known = await readCalling(
    call.services.connection,
    snapshot,
    named.filter((it) => isSubjectId(it)),
  );
  const fresh = new Map<string, string>(registrations.map(({ subject, name }) => [subject, name]));
  const nameOf: NameOf = (subject) => fresh.get(subject) ?? known(subject);
  const speaker = { nameOf, language: call.services.language };
  const context = { ...speaker, links: call.links };
  return showPage(call, {
    title: texts.form.previewed.title(entry.title),
    main: previewPage({
      title: entry.title,
      action: entry.action,
      about: entry.about,
      sentence: describeDevelopment(draft.draft, speaker),
      summary: content.summary === undefined ? undefined : describeSummary(content, speaker),
      remark: content === draft.draft ? undefined : draft.draft.summary,
      occurred: occurredOf(content),
      registered: registrations,
      ...changesOf(preview, registrations),
      isRepeated,
      context,
      picture: await pictureWith(call, previewed, { content, context }),
      hidden: {
        ...Object.fromEntries(reading.typed.texts),
        id: kept.id,
        ...(entry.isGuarded ? { since: String(kept.since) } : {}),
      },
    }),
  });
}

/** Of the first person it says something about, or else of the first case or organization; undefined: it has no place in time. */
async function pictureWith(
  { services }: PageCall<unknown>,
  { snapshot, kept, development, preview }: PreviewedSubmission,
  { content, context }: { readonly content: Envelope; readonly context: RenderContext },
): Promise<Html | undefined> {
  const subjects = [...preview.points, ...preview.withdrawn].map((point) => point.subject);
  const subject = drawnFirst
    .flatMap((kind) => subjects.find((it) => isSubjectId(it) && kindOf(it) === kind) ?? [])
    .find((it) => isSubjectId(it));
  const occurred = occurredOf(content);
  if (!subject || occurred === undefined || (occurred !== 'undated' && !occurred.ok)) return undefined;
  const { target } = development.data as { readonly target?: unknown };
  const bounds = occurred === 'undated' ? undefined : occurred.occurrence;
  return drawPictureWith(services.connection, snapshot, {
    subject,
    preview,
    mark: {
      id: typeof target === 'string' ? target : kept.id,
      type: content.type,
      standing: content.attribution?.standing ?? null,
      earliest: bounds ? toDateOrNull(bounds.earliest) : null,
      latest: bounds?.latest ?? snapshot.asOf,
      isContradicted: false,
    },
    context,
  });
}

const drawnFirst = ['person', 'case', 'organization'] as const;

function occurredOf({ occurred, attribution }: Envelope) {
  if (occurred !== undefined) return readEdtf(occurred);
  return attribution ? ('undated' as const) : undefined;
}
