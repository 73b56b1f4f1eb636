/** Correcting, confirming and retracting a development from its page. */
import { html } from 'hono/html';
import { z } from 'zod';
import { erasedProblem, noDevelopment } from '../../api/developments.ts';
import { readSnapshot } from '../../api/paging.ts';
import { snapshotParameters } from '../../api/parameters.ts';
import { titleOfType } from '../../catalogue/catalogue-words.ts';
import { readIds } from '../../log/read.ts';
import { say } from '../../words/message.ts';
import type { Problem } from '../../words/problem.ts';
import { answerEntry, showEntry } from '../form/answer.ts';
import { readForm } from '../form/body.ts';
import type { Entry } from '../form/entry.ts';
import type { Typed } from '../form/typed.ts';
import { definePage, type Page, type PageCall } from '../page.ts';
import { refuse } from '../problem-answer.ts';
import { type AmendTarget, readTarget } from './data.ts';
import { targetHtml } from './view.ts';
import { type AmendmentForm, amendmentForm, type Way, ways } from './ways.ts';

const query = z.strictObject(snapshotParameters);

export const amendPages: readonly Page[] = ways.flatMap((way) => [showWay(way), sendWay(way)]);

function showWay(way: Way): Page {
  return definePage({
    method: 'get',
    path: `/{workspace}/developments/{id}/${way}`,
    access: 'record',
    query,
    async handle(call) {
      const found = await findAmendable(call, way);
      return found.ok ? showEntry(call, found.entry, found.typed) : found.answer;
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
      if (!found.ok) return found.answer;
      const form = await readForm(call.request);
      return form.ok ? answerEntry(call, found.entry, form.value) : form.problem;
    },
  });
}

type Amendable =
  | { readonly ok: true; readonly entry: Entry; readonly typed: Typed }
  | { readonly ok: false; readonly answer: Response | Problem };

async function findAmendable(call: PageCall<unknown>, way: Way): Promise<Amendable> {
  const { services, path, language } = call;
  const opened = await readSnapshot(services, path.workspace ?? '', {});
  if (!opened.ok) return { ok: false, answer: opened.response };
  const { snapshot } = opened;
  const id = z.uuid().safeParse(path.id);
  const [recorded] = id.success ? await readIds(services.connection, snapshot.workspace, [id.data.toLowerCase()]) : [];
  if (!recorded) return { ok: false, answer: noDevelopment(path.id) };
  if (recorded.erasure) return { ok: false, answer: erasedProblem(recorded, recorded.erasure) };
  const target = await readTarget(services, snapshot, recorded);
  const { erasure } = target.current;
  if (erasure) return { ok: false, answer: erasedProblem(target.current, erasure) };
  const form = amendmentForm(way, target, language);
  const { type } = recorded.development;
  if (!form) return { ok: false, answer: refuse('unfit_target', say('site.problem.notAmendable', { type })) };
  return { ok: true, entry: entryOf(call, way, { target, form }), typed: form.typed };
}

interface Amendment {
  readonly target: AmendTarget;
  readonly form: AmendmentForm;
}

function entryOf({ links, language }: PageCall<unknown>, way: Way, { target, form }: Amendment): Entry {
  const { amend } = language.words.form;
  const { id, type } = target.recorded.development;
  return {
    ...form,
    title: amend.titles[way]({ type: titleOfType(type, language) }),
    intro: html`<p class="lead">${amend.intros[way]}</p>`,
    about: targetHtml(target, { links, language }),
    action: links.development(id, `/${way}`),
    recordedAt: () => links.bare(`/developments/${id}`),
    isGuarded: true,
  };
}
