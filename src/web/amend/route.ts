/** Correcting, confirming and retracting a development from its page. */
import { html } from 'hono/html';
import { z } from 'zod';
import { snapshotParameters } from '../../api/parameters.ts';
import { titleOfType } from '../../catalogue/catalogue-words.ts';
import { showDevelopment } from '../../service/developments.ts';
import { askAgain } from '../../service/snapshot.ts';
import { say } from '../../words/message.ts';
import { fail, type Result, succeed } from '../../words/problem.ts';
import { answerEntry, showEntry } from '../form/answer.ts';
import { readForm } from '../form/body.ts';
import type { Entry } from '../form/entry.ts';
import type { Typed } from '../form/typed.ts';
import { definePage, type Page, type PageCall } from '../page.ts';
import { targetHtml } from './view.ts';
import { amendmentForm, type Way, ways } from './ways.ts';

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
      return found.ok ? showEntry(call, found.value.entry, found.value.typed) : found.problem;
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
      if (!found.ok) return found.problem;
      const form = await readForm(call.request);
      return form.ok ? answerEntry(call, found.value.entry, form.value) : form.problem;
    },
  });
}

interface Amendable {
  readonly entry: Entry;
  readonly typed: Typed;
}

async function findAmendable(call: PageCall<unknown>, way: Way): Promise<Result<Amendable>> {
  const { services, workspace, path, links, language } = call;
  const found = await showDevelopment(services, { workspace, id: path.id ?? '' });
  if (!found.ok) return found;
  const { snapshot, recorded, status } = found.value;
  const now = status.correctedBy;
  const current = now === null ? found : await showDevelopment(services, { ...askAgain(snapshot), id: now });
  if (!current.ok) return current;
  const { id, type } = recorded.development;
  const form = amendmentForm(way, { recorded, current: current.value.recorded }, language);
  if (!form) return fail('unfit_target', { detail: say('faults.targets.wayNotPossible', { type }) });
  const { amend } = language.words.form;
  const target = { recorded, current: current.value, isRetracted: status.retractedBy !== null };
  const entry = {
    ...form,
    title: amend.titles[way]({ type: titleOfType(type, language) }),
    intro: html`<p class="lead">${amend.intros[way]}</p>`,
    about: targetHtml(target, { links, language }),
    action: links.development(id, `/${way}`),
    recordedAt: () => links.bare(`/developments/${id}`),
    isGuarded: true,
  };
  return succeed({ entry, typed: form.typed });
}
