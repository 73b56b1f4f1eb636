/** Correcting, confirming and retracting a development from its page. */
import { html } from 'hono/html';
import { z } from 'zod';
import { snapshotParameters } from '../../api/parameters.ts';
import { contentOf } from '../../catalogue/amending.ts';
import { titleOfType } from '../../catalogue/catalogue-words.ts';
import { type DevelopmentAnswer, showDevelopment } from '../../service/developments.ts';
import { askAgain } from '../../service/snapshot.ts';
import { say } from '../../words/message.ts';
import { fail, type Result, succeed } from '../../words/problem.ts';
import type { Entry } from '../form/entry.ts';
import { defineForm } from '../form/pages.ts';
import type { Html } from '../html.ts';
import type { Site } from '../layout.ts';
import type { Page, PageCall } from '../page.ts';
import { standingBadge } from '../statement.ts';
import { developmentLink } from '../values.ts';
import { amendmentForm, type Way, ways } from './ways.ts';

export const amendPages: readonly Page[] = ways.flatMap((way) =>
  defineForm({
    path: `/{workspace}/developments/{id}/${way}`,
    query: z.strictObject(snapshotParameters),
    find: (call) => findAmendable(call, way),
  }),
);

async function findAmendable(call: PageCall, way: Way): Promise<Result<Entry>> {
  const { services, workspace, path, links, language } = call;
  const target = await showDevelopment(services, { workspace, id: path.id ?? '' });
  if (!target.ok) return target;
  const { snapshot, recorded, status } = target.value;
  const now = status.correctedBy;
  const current = now === null ? target : await showDevelopment(services, { ...askAgain(snapshot), id: now });
  if (!current.ok) return current;
  const { id, type } = recorded.development;
  const form = amendmentForm(way, { recorded, current: current.value.recorded }, language);
  if (!form) return fail('unfit_target', { detail: say('faults.targets.wayNotPossible', { type }) });
  const { amend } = call.words.form;
  return succeed({
    ...form,
    title: amend.titles[way]({ type: titleOfType(type, language) }),
    intro: html`<p class="lead">${amend.intros[way]}</p>`,
    about: targetHtml(target.value, current.value, call),
    action: links.development(id, `/${way}`),
    recordedAt: () => links.bare(`/developments/${id}`),
    isGuarded: true,
  });
}

/** What is amended, in the words that count now: its own, or those of the correction in force. */
function targetHtml({ recorded, status }: DevelopmentAnswer, current: DevelopmentAnswer, site: Site): Html {
  const { amend } = site.words.form;
  const { id } = recorded.development;
  const { attribution } = contentOf(current.recorded.development);
  const development = developmentLink(id, current.words.sentenceOf(current.recorded), site);
  return html`<div class="target">
<p>${amend.target({ development })} ${standingBadge(attribution?.standing, site)}</p>
${status.retractedBy === null ? '' : html`<p class="fault">${amend.isRetracted}</p>`}
${current.recorded.development.id === id ? '' : html`<p class="hint">${amend.isCorrected}</p>`}</div>`;
}
