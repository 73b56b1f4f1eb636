/** How a development may be amended: what the log would refuse is not offered. */
import { html } from 'hono/html';
import { amendmentOf, contentOf } from '../../catalogue/amending.ts';
import { registeredBy } from '../../catalogue/references.ts';
import { isRecordKeeping, isTimeless } from '../../catalogue/types.ts';
import type { ListedDevelopment } from '../../service/developments.ts';
import { mayBeCorrected } from '../form/tree.ts';
import type { Html } from '../html.ts';
import { mayRecord, type Site } from '../layout.ts';
import { type Way, ways } from './ways.ts';

/** Nothing for those who may not record. */
export function amendLinks(listed: ListedDevelopment, site: Site): Html | '' {
  if (!mayRecord(site)) return '';
  const { id } = listed.recorded.development;
  const offers = offersOf(listed);
  const link = (way: Way) =>
    html`<a class="button plain" href="${site.links.bare(`/developments/${id}/${way}`)}">
${site.words.form.amend[way]}</a> `;
  return html`${ways.filter((way) => offers[way]).map(link)}`;
}

function offersOf({ recorded: { development }, status }: ListedDevelopment): Readonly<Record<Way, boolean>> {
  const amends = amendmentOf(development)?.amends;
  const content = contentOf(development);
  const isOpen = !isRecordKeeping(development) && status.retractedBy === null;
  const speaks = isOpen && (amends === undefined || amends === 'corrects');
  return {
    correct: speaks && mayBeCorrected(content.type),
    corroborate: speaks && (!isTimeless(content) || registeredBy(content) !== undefined),
    retract: isOpen && registeredBy(development) === undefined,
  };
}
