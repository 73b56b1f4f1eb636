/** The page of one development: what it says, what became of it, and the proof that it was recorded. */
import { html } from 'hono/html';
import { z } from 'zod';
import { pageParameters, snapshotParameters } from '../../api/parameters.ts';
import { titleOfType } from '../../catalogue/catalogue-words.ts';
import { isDevelopmentId } from '../../catalogue/development.ts';
import { subjectsOf } from '../../catalogue/references.ts';
import { type RecordedDevelopment, readIds } from '../../log/read.ts';
import { readCheckpoint } from '../../proof/checkpoints.ts';
import { readLeaves } from '../../proof/tree.ts';
import { readNames, readWording } from '../../queries/wording.ts';
import {
  type DevelopmentAnswer,
  type HistoryAnswer,
  showDevelopment,
  showHistory,
} from '../../service/developments.ts';
import { askAgain } from '../../service/snapshot.ts';
import { hashLeaf } from '../../tree/merkle.ts';
import { amendLinks } from '../amend/links.ts';
import { bdi, type Html } from '../html.ts';
import { definePage, type Page, type PageCall, showPage } from '../page.ts';
import { readControls } from '../paging.ts';
import { standingBadge } from '../statement.ts';
import { developmentLink } from '../values.ts';
import { ofRoute, receiptVerification } from '../verification.ts';
import { contentHtml, sourceList, textsHtml } from './content.ts';
import { factList, type ShownDevelopment, statusNotes } from './facts.ts';
import { historyList } from './history.ts';

const query = z.strictObject({ ...snapshotParameters, ...pageParameters });
type DevelopmentCall = PageCall<z.infer<typeof query>>;

export const developmentPages: readonly Page[] = [
  definePage({
    path: '/{workspace}/developments/{id}',
    query,
    async handle(call) {
      const { services, workspace, path } = call;
      const { id = '' } = path;
      const history = await showHistory(services, { workspace, id, ...call.query });
      if (!history.ok) return history.problem;
      const found = await showDevelopment(services, { ...askAgain(history.value.snapshot), id });
      return found.ok ? show(call, found.value, history.value) : found.problem;
    },
  }),
  ofRoute('/v1/{workspace}/developments/{id}/receipt', '/{workspace}/developments/{id}/receipt'),
];

async function show(call: DevelopmentCall, found: DevelopmentAnswer, history: HistoryAnswer): Promise<Response> {
  const { recorded } = found;
  const { note, sources } = recorded.development;
  const shown = await readRelated(call, found, history);
  const { context } = shown;
  const { audit, envelope } = call.words;
  const { development: words } = audit;
  const path = `/developments/${recorded.development.id}`;
  const { timeControls, pages } = await readControls(call, history, { path, anchor: '#history' });
  const forColleagues = html`<h2 id="note">${envelope.note}</h2><p class="note">${bdi(note ?? '')}</p>`;
  const main = html`${headHtml(shown)}
${timeControls}
<p class="actions no-print" id="amend" data-live>${amendLinks(found, call)}</p>
<div id="development" data-live>
<h2 id="facts">${words.facts}</h2>
${factList(shown)}
<h3>${words.data}</h3>
${contentHtml(recorded.development, context)}
<h2 id="sources">${envelope.sources}</h2>
${sourceList(sources, context)}
${note === undefined || !call.caller ? '' : forColleagues}
<h2 id="history">${words.history}</h2>
${historyList(history.history, shown)}${pages}
</div>
${await readReceipt(call, recorded)}`;
  return showPage(call, { title: words.title({ entry: recorded.position }), main });
}

/** What it speaks of, follows and is amended by, and what all these are called. */
async function readRelated(call: PageCall, found: DevelopmentAnswer, { history }: HistoryAnswer) {
  const { services } = call;
  const { snapshot, recorded, status } = found;
  const { data, after = [] } = recorded.development;
  const dated = history.date?.because ?? [];
  const ids = [...after, data.target, status.retractedBy, status.correctedBy, ...status.corroboratedBy, ...dated];
  const related = await readIds(services.connection, snapshot.workspace, [...new Set(ids.filter(isDevelopmentId))]);
  const steps = history.steps.map((step) => step.recorded);
  const wording = await readWording(services, snapshot, [recorded, ...related, ...steps]);
  const own = new Map<string, string>(await readNames(services.connection, snapshot, subjectsOf(recorded.development)));
  const context = { ...call, nameOf: (subject: string) => own.get(subject) ?? wording.nameOf(subject) };
  const linkTo = (id: string) => {
    const other = related.find(({ development }) => development.id === id);
    return developmentLink(id, other && wording.sentenceOf(other), context);
  };
  return { recorded, status, wording, context, linkTo, date: history.date };
}

function headHtml(shown: ShownDevelopment): Html {
  const { recorded, wording, context } = shown;
  const { type, attribution, summary } = recorded.development;
  const said = context.words.audit.development.summary({ summary: bdi(wording.summaryOf(recorded) ?? '') });
  return html`<div id="said" data-live>
<p class="kind">${titleOfType(type, context.language)} <code>${type}</code></p>
<h1 class="sentence">${bdi(wording.sentenceOf(recorded) ?? '')}</h1>
<p>${standingBadge(attribution?.standing, context)}</p>
${summary === undefined ? '' : html`<p>${said}</p>`}
${typeof summary === 'object' ? textsHtml(summary, context) : ''}
${statusNotes(shown)}</div>`;
}

/** The proof that it was recorded: the hash of its leaf in base64, and whether that is signed. */
async function readReceipt(call: PageCall, recorded: RecordedDevelopment): Promise<Html> {
  const { services, workspace, links } = call;
  const { development: words, signed } = call.words.audit;
  const { position: entry, development } = recorded;
  const [leaf = ''] = await readLeaves(services.connection, { workspace, from: entry, to: entry + 1 });
  const size = (await readCheckpoint(services.connection, workspace))?.size ?? 0;
  return html`<h2 id="receipt">${words.receipt}</h2>
<p>${words.receiptHint}</p>
<dl class="facts">
<dt>${words.entry}</dt><dd>${entry < size ? words.signed({ entry, size }) : words.notSigned({ entry })}</dd>
<dt>${words.leafHash}</dt><dd><code>${hashLeaf(leaf).toString('base64')}</code></dd>
<dt>${signed.files}</dt>
<dd><a href="${links.bare(`/developments/${development.id}/receipt`)}">${words.receiptFile}</a></dd>
</dl>
${receiptVerification(call, recorded)}`;
}
