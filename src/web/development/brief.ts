/** Developments in short: each with its sentence, its date, its quotes and sources. The picture shows them in place. */
import { html } from 'hono/html';
import { z } from 'zod';
import { snapshotParameters } from '../../api/parameters.ts';
import { isDevelopmentId } from '../../catalogue/development.ts';
import { type RecordedDevelopment, readIds } from '../../log/read.ts';
import { readWording, type Wording } from '../../queries/wording.ts';
import { takeSnapshot } from '../../service/snapshot.ts';
import { formatDate } from '../../words/dates.ts';
import type { RenderContext } from '../context.ts';
import { bdi, type Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import { definePage, showPage } from '../page.ts';
import { citationHtml } from '../provenance.ts';
import { standingBadge } from '../statement.ts';

/** More of them have a place of their own: the timeline. */
const MOST = 12;

export const briefPage = definePage({
  path: '/{workspace}/brief',
  query: z.strictObject({ ...snapshotParameters, ids: z.string().max(1_000) }),
  async handle(call) {
    const { services, workspace, query, words } = call;
    const opened = await takeSnapshot(services, { workspace, ...query });
    if (!opened.ok) return opened.problem;
    const ids = [...new Set(query.ids.split(','))].filter(isDevelopmentId);
    const found = await readIds(services.connection, workspace, ids.slice(0, MOST));
    const wording = await readWording(services, opened.value, found);
    const context = { ...call, ...wording };
    const items = found.map((recorded) => html`<li>${briefHtml(recorded, wording, context)}</li>`);
    const { brief } = words.picture;
    const main = html`<h1>${brief.title}</h1>
<ol class="brief" id="brief">${items.length === 0 ? html`<li>${emptyState(brief.nothing)}</li>` : items}</ol>`;
    return showPage(call, { title: brief.title, main });
  },
});

function briefHtml(recorded: RecordedDevelopment, { sentenceOf }: Wording, context: RenderContext): Html {
  const { words, language, links } = context;
  const { id, occurred, attribution, sources } = recorded.development;
  const sentence = sentenceOf(recorded);
  const date = occurred === undefined ? words.dates.unknown : formatDate(occurred, language);
  return html`<p class="says">${sentence === null ? words.statements.erased : bdi(sentence)}</p>
<p class="hint">${date} ${standingBadge(attribution?.standing, context)}</p>
${sources.map((citation) => citationHtml(citation, context))}
<p><a href="${links.development(id)}">${words.picture.brief.open}</a></p>`;
}
