/** The parties of a case, each with what is stated about them in it. */
import { html } from 'hono/html';
import type { AttributeName } from '../../catalogue/attributes.ts';
import { isSubjectId, type SubjectId } from '../../catalogue/subject.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import type { SubjectHistory } from '../../queries/subject-history.ts';
import { toAttributedValue } from '../../state/attributed-value.ts';
import { type HeldValue, type SubjectState, valuesOf } from '../../state/state.ts';
import { judgeTracks } from '../../state/tracks.ts';
import { certaintyMark } from '../badges.ts';
import type { Html } from '../html.ts';
import { optionLabel } from '../labels.ts';
import { emptyState } from '../layout.ts';
import { dataTable } from '../table.ts';
import { type RenderContext, subjectLink, valueInWords } from '../values.ts';

export interface Party {
  readonly person: SubjectId;
  /** Role, legal status, charges, sentences and custody of that person, on the date. */
  readonly values: readonly HeldValue[];
}

/** Everyone who has a part in a case, the parties first. */
export function personsOf(state: SubjectState): SubjectId[] {
  const roles = valuesOf(state).filter(({ attribute }) => ['party', 'charge', 'sentence'].includes(attribute));
  const named = roles.map(({ attributed }) => (attributed.value as { readonly person: string }).person);
  return [...new Set(named)].filter((it): it is SubjectId => isSubjectId(it));
}

/** The table of parties shows at most so many. */
export const MOST_PARTIES = 200;

/** `history`: of the persons. */
export function partiesOf(
  caseId: SubjectId,
  persons: readonly SubjectId[],
  { history, snapshot }: { readonly history: SubjectHistory; readonly snapshot: Snapshot },
): Party[] {
  const byPerson = Map.groupBy(history.facts, (fact) => fact.subject);
  return persons.slice(0, MOST_PARTIES).map((person) => {
    const tracks = judgeTracks(byPerson.get(person) ?? [], snapshot.asOf, history.lives);
    const values = tracks.flatMap(({ attribute, key, stated }): HeldValue[] => {
      if (!stated?.point.holds || !isOfCase(caseId, attribute, key)) return [];
      return [{ attribute, key, attributed: toAttributedValue(stated.point, stated.certain ? 'certain' : 'stated') }];
    });
    return { person, values };
  });
}

function isOfCase(caseId: SubjectId, attribute: AttributeName, key: string): boolean {
  return attribute === 'custody' || key === caseId || key.startsWith(`${caseId}/`);
}

/** The label of a person’s role in a case; undefined: none is recorded. */
export function roleOf(parties: readonly Party[] | undefined, person: SubjectId): string | undefined {
  const own = parties?.find((party) => party.person === person)?.values ?? [];
  const role = own.find(({ attribute }) => attribute === 'party')?.attributed.value;
  return (role as { readonly role: string } | undefined)?.role;
}

export function partyTable(parties: readonly Party[], context: RenderContext): Html {
  const { subject: words, lists } = context.language.words.pages;
  if (parties.length === 0) return emptyState(words.noParties);
  const columns: readonly Column[] = [
    ['party', words.role],
    ['charge', words.charges],
    ['legal_status', words.legalStatus],
    ['sentence', words.sentence],
    ['custody', words.custody],
  ];
  const titles = [lists.name, ...columns.map(([, title]) => title)];
  const row = (party: Party) => html`<tr><th scope="row">${subjectLink(party.person, context)}</th>
${columns.map((column) => partyCell(column, party, context))}</tr>`;
  return dataTable({ caption: words.parties, titles, rows: parties.map(row) });
}

type Column = readonly [attribute: AttributeName, title: string];

function partyCell([name, title]: Column, { values }: Party, context: RenderContext): Html {
  const own = values.filter(({ attribute }) => attribute === name);
  const item = ({ attributed: { value, certainty } }: HeldValue) =>
    html`<div>${shortValue(name, value, context)} ${certaintyMark(certainty, context.language)}</div>`;
  const none = html`<span class="muted">${context.language.words.pages.state.none}</span>`;
  return html`<td data-label="${title}">${own.length === 0 ? none : own.map(item)}</td>`;
}

/** A value without what its column and its row say already. */
function shortValue(attribute: AttributeName, value: unknown, context: RenderContext): Html {
  if (typeof value === 'string') return html`${optionLabel(value, context.language)}`;
  const { person: _, case: __, ...rest } = value as Readonly<Record<string, unknown>>;
  return valueInWords({ attribute, key: '', value: rest }, context);
}
