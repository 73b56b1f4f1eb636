/** All that is recorded of a person or a case, to be printed: every statement with its kind and its source. */
import { html } from 'hono/html';
import { registry } from '../../catalogue/registry.ts';
import type { SubjectId } from '../../catalogue/subject.ts';
import { type SubjectState, valuesOf } from '../../state/state.ts';
import { certaintyMark, standingBadge } from '../badges.ts';
import { sinceHtml } from '../dates.ts';
import { bdi, type Html, listHtml } from '../html.ts';
import { emptyState } from '../layout.ts';
import { citationHtml, type StatedDevelopments } from '../provenance.ts';
import { stateNotes } from '../review-notes/view.ts';
import { claimsHtml } from '../subject/claims.ts';
import { type StateContext, stateHtml } from '../subject/state.ts';
import { snapshotHtml, type TimeRange } from '../time-controls.ts';
import { developmentLink, type RenderContext, subjectLink, valueInWords } from '../values.ts';
import type { CitedSource, Statement } from './data.ts';

export interface ReportShown {
  readonly state: SubjectState;
  readonly items: readonly Statement[];
  /** How many more developments there are. */
  readonly more: number;
  readonly sources: readonly CitedSource[];
  readonly provenance: StatedDevelopments;
  readonly range: TimeRange;
  readonly context: RenderContext;
  readonly workspace: string;
  readonly address: string;
}

export function reportPage(shown: ReportShown): Html {
  const { state, items, more, range } = shown;
  const { links, language } = shown.context;
  const { report, reviewNotes, subject } = language.words.pages;
  const context: StateContext = { ...shown.context, sourceOf: statementsOf(shown), isWhole: true };
  const snapshot = html`<p class="snapshot">${snapshotHtml(range, language)}</p>`;
  const statements = items.map(
    (entry) => html`<li class="${entry.certainty}">${statementItem(entry, shown.context)}</li>`,
  );
  return html`<article class="report"><link rel="stylesheet" href="${footerAddress(shown)}">
<p class="no-print hint">${report.print} <a href="${links.subject(state.id as SubjectId)}">${report.back}</a></p>
<p class="kind">${report.kind}</p>
<h1>${bdi(state.name)}</h1>
${snapshot}
<h2>${report.state}</h2>
${stateHtml(state, valuesOf(state), context)}
${claimsHtml(state, context)}
<h2>${reviewNotes.title}</h2>
${stateNotes(state, shown.provenance, context)}
<h2>${report.statements}</h2>
${items.length === 0 ? emptyState(subject.noTimeline) : html`<ol class="statements">${statements}</ol>`}
${more > 0 ? html`<p>${report.more({ count: more, shown: items.length })}</p>` : ''}
<h2>${report.sources}</h2>
${sourceList(shown)}
<footer class="end"><h2>${report.end}</h2>${snapshot}
<p>${report.footer({ workspace: bdi(shown.workspace), address: bdi(shown.address) })}</p>
<p>${language.words.site.footer}</p></footer>
</article>`;
}

/** The sheet of the foot of its pages: of this answer’s snapshot, and not of another. */
function footerAddress({ range: { asOf, knowledge }, context }: ReportShown): string {
  const knownAt = knowledge.position < 0 ? undefined : `position:${knowledge.position}`;
  return context.links.to('/dossier.css', { asOf, knownAt });
}

function statementItem(statement: Statement, context: RenderContext): Html {
  const { recorded, summary, earliest, latest, certainty } = statement;
  const { language } = context;
  const { id, occurred, attribution, sources } = recorded.development;
  return html`<p><strong>${sinceHtml({ edtf: occurred ?? null, earliest, latest }, language)}</strong>
${standingBadge(attribution?.standing, language)}
${certainty === 'possible' ? certaintyMark('possible', language) : ''}</p>
<p>${developmentLink(id, summary, context)}</p>
${sources.map((citation) => citationHtml(citation, context))}`;
}

/** The source of a value on paper: the numbers of the statements it is based on, and its sources. */
function statementsOf({ items, context }: ReportShown): StateContext['sourceOf'] {
  const { language } = context;
  const numbers = new Map(items.map(({ recorded }, index) => [recorded.development.id, index + 1]));
  return ({ because, sources }) => {
    const own = because.flatMap((id) => numbers.get(id) ?? []).map(String);
    const basis = language.words.pages.report.basis({ count: own.length, numbers: language.list(own) });
    const links = sources.map((source) => subjectLink(source, context));
    return html`${own.length === 0 ? '' : basis} <span class="muted">${listHtml(links, language)}</span>`;
  };
}

function sourceList({ sources, context }: ReportShown): Html {
  const { report } = context.language.words.pages;
  if (sources.length === 0) return emptyState(report.noSources);
  return html`<ul>${sources.map((source) => html`<li>${sourceItem(source, context)}</li>`)}</ul>`;
}

/** A source, and what it says of itself beside its title. */
function sourceItem({ source, publication }: CitedSource, context: RenderContext): Html {
  const { title: _, ...value } = publication ?? { title: null };
  const details = valueInWords({ attribute: registry.publication.name, key: '', value }, context);
  return html`${subjectLink(source, context)} ${details}`;
}
