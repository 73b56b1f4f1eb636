/** How a development may be amended: what the log would refuse is not offered. */
import { html } from 'hono/html';
import { amendmentOf, contentOf } from '../../catalogue/amending.ts';
import { registeredBy } from '../../catalogue/references.ts';
import { findType, isRecordKeeping, isTimeless } from '../../catalogue/types.ts';
import type { RecordedDevelopment } from '../../log/read.ts';
import type { Status } from '../../queries/history.ts';
import { mayBeCorrected } from '../form/tree.ts';
import type { Html } from '../html.ts';
import type { RenderContext } from '../values.ts';

interface Amendable {
  readonly recorded: RecordedDevelopment;
  readonly status: Status;
  readonly context: RenderContext;
}

export function amendLinks({ recorded: { development }, status, context: { links, language } }: Amendable): Html {
  const { amend } = language.words.form;
  const offers = offersOf(development, status);
  const ways = (['correct', 'corroborate', 'retract'] as const).filter((way) => offers[way]);
  const link = (way: (typeof ways)[number]) =>
    html`<a class="button plain" href="${links.bare(`/developments/${development.id}/${way}`)}">${amend[way]}</a> `;
  return html`${ways.map(link)}`;
}

function offersOf(development: RecordedDevelopment['development'], { retractedBy }: Status) {
  const amends = amendmentOf(development)?.amends;
  const correction = findType('development.corrected');
  const content = contentOf(development);
  const isOpen = !isRecordKeeping(development) && retractedBy === null;
  const speaks = isOpen && (amends === undefined || amends === 'corrects');
  return {
    correct: speaks && correction !== undefined && mayBeCorrected(correction, content.type),
    corroborate: speaks && (!isTimeless(content) || registeredBy(content) !== undefined),
    retract: isOpen && registeredBy(development) === undefined,
  };
}
