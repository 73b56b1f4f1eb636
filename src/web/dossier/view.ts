import { html } from 'hono/html';
import { isAside } from '../../catalogue/attributes.ts';
import type { SubjectId } from '../../catalogue/subject.ts';
import type { TimelineEntry } from '../../queries/timeline.ts';
import type { Words } from '../../queries/words.ts';
import { type SubjectState, valuesOf } from '../../state/state.ts';
import { dayInWords, sinceInWords, standingBadge } from '../dates.ts';
import { cited } from '../evidence.ts';
import type { Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import { dismissedList, findingList } from '../review-notes/view.ts';
import {
  claimList,
  disputeTable,
  type Explained,
  endedTable,
  possibleTable,
  sentencingList,
  stateTables,
} from '../subject/state.ts';
import { possibleClaims } from '../subject/view.ts';
import { texts } from '../texts.ts';
import { knownInWords, type Machine } from '../time-controls.ts';
import { type RenderContext, safeAddress, subjectLink } from '../values.ts';

export interface CitedSource {
  readonly source: string;
  /** What it says of itself. */
  readonly publication: Readonly<Record<'publisher' | 'author' | 'url' | 'published', string | null>> | undefined;
}

export interface DossierShown {
  readonly state: SubjectState;
  readonly items: readonly TimelineEntry[];
  /** How many more developments there are. */
  readonly more: number;
  readonly words: Words;
  readonly sources: readonly CitedSource[];
  readonly machine: Machine;
  readonly context: RenderContext;
  readonly workspace: string;
  readonly address: string;
}

/** All that is recorded of a person or a case, to be printed: every statement with its standing and its source. */
export function dossierPage(shown: DossierShown): Html {
  const { state, items, more, words, machine, context } = shown;
  const explained: Explained = { ...context, why: referTo(items, context), isWhole: true };
  const { dossier } = texts;
  const { name, id, claims, disputes, possible, ended, unknowns, findings, dismissed, sentencing } = state;
  const snapshot = html`<p class="moment"><strong>${texts.machine.asOfDay(dayInWords(machine.asOf))}</strong>, ${knownInWords(machine)}.</p>`;
  // The moment of this answer, and not another, stands at the foot of its pages.
  const { asOf, knowledge } = machine;
  const sheet = explained.links.to('/dossier.css', {
    asOf,
    knownAt: knowledge.position < 0 ? undefined : `position:${knowledge.position}`,
  });
  return html`<article class="dossier"><link rel="stylesheet" href="${sheet}">
<p class="no-print hint">${dossier.print} <a href="${explained.links.subject(id as SubjectId)}">${dossier.back}</a></p>
<p class="kind">${dossier.kind} <code>${id}</code></p>
<h1><bdi>${name}</bdi></h1>
${snapshot}
<h2>${dossier.state}</h2>
${stateTables(valuesOf(state), explained)}
${sentencing ? sentencingList(sentencing, context.language) : ''}
${endedTable(ended, explained)}
${possibleTable(
  possible.filter(({ attribute }) => !isAside(attribute)),
  explained,
)}
<h2>${texts.state.claims}</h2><p class="hint">${texts.state.claimsHint}</p>
${claimList([...claims, ...possibleClaims(possible)], explained)}
${disputeTable(disputes, explained)}
${unknowns.length === 0 ? '' : html`<h2>${texts.state.unknowns}</h2><ul>${unknowns.map(({ value, since }) => html`<li><bdi>${(value as { readonly question: string }).question}</bdi> <span class="muted">${sinceInWords(since)}</span></li>`)}</ul>`}
<h2>${texts.findings.title}</h2>
${findingList(findings, explained)}
${dismissedList(dismissed, explained)}
<h2>${dossier.statements}</h2>
${items.length === 0 ? emptyState(texts.subject.noTimeline) : html`<ol class="statements">${items.map((entry) => statement(entry, words, context))}</ol>`}
${more > 0 ? html`<p>${dossier.more(more, items.length)}</p>` : ''}
<h2>${dossier.cited}</h2>
${sourceList(shown)}
<footer class="end"><h2>${dossier.end}</h2>${snapshot}<p>${dossier.footer(shown.workspace)} ${dossier.address}: <bdi>${shown.address}</bdi></p><p>${texts.footer}</p></footer>
</article>`;
}

function statement(
  { recorded, earliest, latest, certainty }: TimelineEntry,
  words: Words,
  context: RenderContext,
): Html {
  const { id, occurred, attribution, sources } = recorded.development;
  return html`<li class="${certainty}"><p><strong>${sinceInWords({ edtf: occurred ?? null, earliest, latest })}</strong> ${standingBadge(attribution?.standing)}${certainty === 'possible' ? html` <em>${texts.certainties.possible}</em>` : ''}</p>
<p><a href="${context.links.development(id)}"><bdi>${words.summaryOf(recorded) ?? texts.erased}</bdi></a></p>
${sources.map((citation) => cited(citation, context))}</li>`;
}

/** On paper a value names the statements it rests on by their numbers, and its sources. */
function referTo(items: readonly TimelineEntry[], context: RenderContext): Explained['why'] {
  const numbers = new Map(items.map(({ recorded }, index) => [recorded.development.id, index + 1]));
  return ({ because, sources }) => {
    const own = because.flatMap((id) => numbers.get(id) ?? []);
    return html`${own.length === 0 ? '' : html`${texts.dossier.numbers} ${own.join(', ')}. `}<span class="muted">${sources.map((source, index) => html`${index > 0 ? ', ' : ''}${subjectLink(source, context)}`)}</span>`;
  };
}

function sourceList({ sources, context }: DossierShown): Html {
  const { dossier } = texts;
  if (sources.length === 0) return emptyState(dossier.noSources);
  return html`<ul>${sources.map(({ source, publication }) => {
    const { publisher, author, url, published } = publication ?? {};
    const details = [author, publisher, published && `${dossier.published} ${published}`].filter((part) => part);
    return html`<li>${subjectLink(source, context)}${details.map((part) => html`, <bdi>${part}</bdi>`)}${url ? html`, <a href="${safeAddress(url)}" rel="noreferrer nofollow">${url}</a>` : ''} <code>${source}</code></li>`;
  })}</ul>`;
}
