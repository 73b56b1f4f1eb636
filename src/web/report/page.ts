/** The report on a person or a case, to be printed: every statement with its kind and its source. */
import { html } from 'hono/html';
import { z } from 'zod';
import { snapshotParameters } from '../../api/parameters.ts';
import { registry } from '../../catalogue/registry.ts';
import { takeSnapshot } from '../../service/snapshot.ts';
import { showSubject } from '../../service/subjects.ts';
import { valuesOf } from '../../state/state.ts';
import { formatDay } from '../../words/dates.ts';
import type { RenderContext } from '../context.ts';
import { formatInstant } from '../dates.ts';
import { bdi, type Html, listHtml } from '../html.ts';
import { emptyState } from '../layout.ts';
import { addressOf } from '../origin.ts';
import { definePage, defineSubjectPages, type Page, pageHeaders, showPage } from '../page.ts';
import { citationHtml } from '../provenance.ts';
import type { CitedSource } from '../publications.ts';
import { notesOfCases, stateNotes } from '../review-note.ts';
import { readTimeRange, snapshotHtml } from '../time-controls.ts';
import { kindHtml, occurredHtml } from '../timeline.ts';
import { developmentLink, subjectLink, valueInWords } from '../values.ts';
import { claimsHtml } from './claims.ts';
import { MOST, readReport, type Statement } from './data.ts';
import { type StateContext, stateHtml } from './state.ts';

const query = z.strictObject(snapshotParameters);

/** The foot of every printed page, in a sheet of its own: no page holds styles of its own. */
const footer = definePage({
  path: '/{workspace}/dossier.css',
  query,
  async handle(call) {
    const { services, workspace, words, language } = call;
    const opened = await takeSnapshot(services, { workspace, ...call.query });
    if (!opened.ok) return opened.problem;
    const { position: entry, recordedAt } = opened.value.knowledge;
    const day = formatDay(opened.value.asOf, language);
    const foot =
      recordedAt === null
        ? words.site.timeControls.shown.nothing({ day })
        : words.pages.report.foot({ workspace, day, recorded: formatInstant(recordedAt, language), entry });
    const sheet = `@page { @bottom-left { content: ${JSON.stringify(foot)}; font-size: 8pt; white-space: nowrap; } }\n`;
    return new Response(sheet, { headers: { ...pageHeaders(call), 'content-type': 'text/css; charset=utf-8' } });
  },
});

export const reportPages: readonly Page[] = [
  ...defineSubjectPages({
    kinds: ['person', 'case'],
    suffix: '/dossier',
    query,
    ask: (service, asked) => showSubject(service, { ...asked, limit: MOST }),
    async show(call, answer) {
      const { snapshot, subject, state } = answer;
      const found = await readReport(call, answer);
      if (!found.ok) return found.problem;
      const { items, more, sources, ...known } = found.value;
      const { words, links } = call;
      const { report, reviewNotes } = words.pages;
      const context: StateContext = { ...known.context, sourceOf: statementsOf(items, known.context), isWhole: true };
      const range = await readTimeRange(call.services, snapshot);
      const shown = html`<p class="snapshot">${snapshotHtml(range, call)}</p>`;
      const workspace = bdi(snapshot.workspace);
      // The sheet of the foot of its pages: of this answer’s snapshot, and not of another.
      const knownAt = snapshot.knowledge.position < 0 ? undefined : `position:${snapshot.knowledge.position}`;
      const main = html`<article class="report">
<link rel="stylesheet" href="${links.to('/dossier.css', { asOf: snapshot.asOf, knownAt })}">
<p class="no-print hint">${report.print} <a href="${links.subject(subject)}">${report.back}</a></p>
<p class="kind">${report.kind}</p>
<h1>${bdi(state.name)}</h1>
${shown}
<h2>${report.state}</h2>
${stateHtml(state, valuesOf(state), context)}
${claimsHtml(state, context)}
<h2>${reviewNotes.title}</h2>
${stateNotes(state, known)}
${(await notesOfCases(call, answer)).html}
<h2>${report.statements}</h2>
${statementList(items, context)}
${more > 0 ? html`<p>${report.more({ count: more, shown: items.length })}</p>` : ''}
<h2>${report.sources}</h2>
${sourceList(sources, context)}
<footer class="end"><h2>${report.end}</h2>${shown}
<p>${report.footer({ workspace, address: bdi(addressOf(call.request)) })}</p>
<p>${words.site.footer}</p></footer>
</article>`;
      return showPage(call, { title: report.title({ name: state.name }), main });
    },
  }),
  footer,
];

function statementList(statements: readonly Statement[], context: RenderContext): Html {
  if (statements.length === 0) return emptyState(context.words.pages.subject.noTimeline);
  const item = (statement: Statement) => {
    const { id, sources } = statement.recorded.development;
    return html`<li class="${statement.certainty}"><p><strong>${occurredHtml(statement, context.language)}</strong>
${kindHtml(statement, context)}</p>
<p>${developmentLink(id, statement.summary, context)}</p>
${sources.map((citation) => citationHtml(citation, context))}</li>`;
  };
  return html`<ol class="statements">${statements.map(item)}</ol>`;
}

/** The source of a value on paper: the numbers of the statements it is based on, and its sources. */
function statementsOf(statements: readonly Statement[], context: RenderContext): StateContext['sourceOf'] {
  const { language, words } = context;
  const numbers = new Map(statements.map(({ recorded }, index) => [recorded.development.id, index + 1]));
  return ({ because, sources }) => {
    const own = because.flatMap((id) => numbers.get(id) ?? []).map(String);
    const basis = words.pages.report.basis({ count: own.length, numbers: language.list(own) });
    const links = sources.map((source) => subjectLink(source, context));
    return html`${own.length === 0 ? '' : basis} <span class="muted">${listHtml(links, language)}</span>`;
  };
}

/** The sources, with what each says of itself beside its title. */
function sourceList(sources: readonly CitedSource[], context: RenderContext): Html {
  if (sources.length === 0) return emptyState(context.words.pages.report.noSources);
  const item = ({ source, publication }: CitedSource) => {
    const { title: _, ...value } = publication ?? { title: null };
    const details = valueInWords({ attribute: registry.publication.name, key: '', value }, context);
    return html`<li>${subjectLink(source, context)} ${details}</li>`;
  };
  return html`<ul>${sources.map(item)}</ul>`;
}
