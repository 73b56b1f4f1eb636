import { html } from 'hono/html';
import { z } from 'zod';
import { erasedProblem, noDevelopment } from '../../api/developments.ts';
import { readSnapshot } from '../../api/paging.ts';
import { snapshotParameters } from '../../api/parameters.ts';
import { faultyBody } from '../../api/problem.ts';
import { contentOf } from '../../catalogue/amending.ts';
import { titleOfType } from '../../catalogue/catalogue-words.ts';
import { type Amends, type DevelopmentType, developmentId } from '../../catalogue/development.ts';
import { findType } from '../../catalogue/types.ts';
import { type RecordedDevelopment, readIds } from '../../log/read.ts';
import { readStatuses } from '../../queries/history.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { readWords } from '../../queries/words.ts';
import { standingBadge } from '../dates.ts';
import { readForm } from '../form/body.ts';
import { answerEntry, type Entry, showEntry } from '../form/entry.ts';
import { correctionFormOf, formOf, without } from '../form/fields.ts';
import { type Typed, typedOf } from '../form/typed.ts';
import type { Html } from '../html.ts';
import { definePage, type Page, type PageCall } from '../page.ts';
import { texts } from '../texts.ts';

const query = z.strictObject(snapshotParameters);

/** The ways in which a development is amended from its page, and the types that do so. */
const ways = {
  correct: { amends: 'corrects', type: 'development.corrected', intro: texts.form.amend.corrects },
  corroborate: { amends: 'corroborates', type: 'development.corroborated', intro: texts.form.amend.corroborates },
  retract: { amends: 'retracts', type: 'development.retracted', intro: texts.form.amend.retracts },
} as const satisfies Record<string, { readonly amends: Amends; readonly type: string; readonly intro: string }>;
type Way = keyof typeof ways;

export const amendPages: readonly Page[] = (Object.keys(ways) as Way[]).flatMap((way) => [showWay(way), sendWay(way)]);

function showWay(way: Way): Page {
  return definePage({
    method: 'get',
    path: `/{workspace}/developments/{id}/${way}`,
    access: 'record',
    query,
    async handle(call) {
      const found = await findAmendable(call, way);
      return found.ok ? showEntry(call, found.entry, found.typed) : found.response;
    },
  });
}

function sendWay(way: Way): Page {
  return definePage({
    method: 'post',
    path: `/{workspace}/developments/{id}/${way}`,
    access: 'record',
    query,
    async handle(call) {
      const found = await findAmendable(call, way);
      if (!found.ok) return found.response;
      const form = await readForm(call.request);
      return form.ok ? answerEntry(call, found.entry, form.fields) : form.response;
    },
  });
}

type Amendable =
  | { readonly ok: true; readonly entry: Entry; readonly typed: Typed }
  | { readonly ok: false; readonly response: Response };

async function findAmendable(call: PageCall<unknown>, way: Way): Promise<Amendable> {
  const { services, path } = call;
  const opened = await readSnapshot(services, path.workspace ?? '', {});
  if (!opened.ok) return opened;
  const { snapshot } = opened;
  const id = developmentId.safeParse(path.id);
  const [recorded] = id.success ? await readIds(services.connection, snapshot.workspace, [id.data.toLowerCase()]) : [];
  if (!recorded) return { ok: false, response: noDevelopment(path.id) };
  if (recorded.erasure) return { ok: false, response: erasedProblem(recorded, recorded.erasure) };
  const standing = await readTarget(call, snapshot, recorded);
  if (standing.development.erasure)
    return { ok: false, response: erasedProblem(standing.development, standing.development.erasure) };
  const form = formFor(way, recorded, standing.development);
  if (!form) return { ok: false, response: unfit(recorded) };
  const { links } = call;
  const { id: root, type } = recorded.development;
  const entry = {
    ...form,
    title: `${texts.form.amend[way]}: ${titleOfType(type, services.language)}`,
    intro: html`<p class="lead">${ways[way].intro}</p>`,
    about: await targetHtml(call, snapshot, { recorded, ...standing }),
    action: links.development(root, `/${way}`),
    recordedAt: () => links.bare(`/developments/${root}`),
    isGuarded: true,
  };
  return { ok: true, entry, typed: form.typed };
}

interface Target {
  /** Whose words stand: the development, or the correction in force. */
  readonly development: RecordedDevelopment;
  readonly isRetracted: boolean;
  readonly isCorrected: boolean;
}

async function readTarget(
  { services }: PageCall<unknown>,
  snapshot: Snapshot,
  recorded: RecordedDevelopment,
): Promise<Target> {
  const statusOf = await readStatuses(services.connection, snapshot, [recorded]);
  const { correctedBy, retractedBy } = statusOf(recorded);
  const [correction] = correctedBy ? await readIds(services.connection, snapshot.workspace, [correctedBy]) : [];
  return {
    development: correction ?? recorded,
    isRetracted: retractedBy !== null,
    isCorrected: correction !== undefined,
  };
}

interface AmendmentForm extends Pick<Entry, 'tree' | 'complete'> {
  readonly typed: Typed;
}

/** Undefined where that cannot be amended so. `standing`: whose words stand. */
function formFor(way: Way, recorded: RecordedDevelopment, standing: RecordedDevelopment): AmendmentForm | undefined {
  const { type: name } = ways[way];
  const content = contentOf(standing.development);
  const type = findType(name);
  const before = findType(content.type);
  if (!type || !before || before.byService) return undefined;
  // A source corroborates the words that stand; a correction takes the place of the last, and a retraction takes out all of them.
  const target = (way === 'corroborate' ? standing : recorded).development.id;
  if (way === 'correct') {
    const tree = correctionFormOf(type, content.type);
    if (!tree) return undefined;
    return {
      tree,
      typed: typedOf(tree, { data: { replacement: content } }),
      complete: ({ data, ...own }) => ({
        ...own,
        type: name,
        data: { target, replacement: replacementOf(data, content.type) },
      }),
    };
  }
  const tree = withoutTarget(type);
  return {
    tree,
    typed: typedOf(tree, {}),
    complete: ({ data, ...own }) => ({ ...own, type: name, data: { ...toObject(data), target } }),
  };
}

function replacementOf(data: unknown, type: string): object {
  return { ...toObject(toObject(data).replacement), type };
}

function toObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The address says what the target is. */
function withoutTarget(type: DevelopmentType) {
  const tree = formOf(type);
  const members = tree.members.map((member) =>
    member.kind === 'group' && member.name === 'data'
      ? { ...without(member, ['target']), label: texts.form.amend.why }
      : member,
  );
  return { ...tree, members };
}

function unfit({ development: { type } }: RecordedDevelopment): Response {
  const message = `of the type “${type}” cannot be amended so; retract it and record another, where that is an amendment`;
  return faultyBody('unfit_target', [{ path: [], message }]);
}

async function targetHtml(
  { services, links }: PageCall<unknown>,
  snapshot: Snapshot,
  { recorded, development, isRetracted, isCorrected }: Target & { readonly recorded: RecordedDevelopment },
): Promise<Html> {
  const { amend } = texts.form;
  const words = await readWords(services, snapshot, [recorded, development]);
  const { id } = recorded.development;
  const { attribution } = contentOf(development.development);
  return html`<div class="target"><p><strong>${amend.target}:</strong> <a href="${links.development(id)}"><bdi>${words.sentenceOf(development)}</bdi></a> ${standingBadge(attribution?.standing)}</p>
${isRetracted ? html`<p class="fault">${amend.isRetracted}</p>` : ''}${isCorrected ? html`<p class="hint">${amend.isCorrected}</p>` : ''}</div>`;
}
