/** The parties of a case, each with what is stated about them in it. */
import { html } from 'hono/html';
import { isOneOf } from '../../catalogue/attribute.ts';
import { wordsOfAttribute } from '../../catalogue/catalogue-words.ts';
import { custody } from '../../catalogue/custody.ts';
import { roleByStatus, parties as roles } from '../../catalogue/parties.ts';
import { proceedings } from '../../catalogue/proceedings.ts';
import { isSubjectId, type SubjectId } from '../../catalogue/subject.ts';
import { trial } from '../../catalogue/trial.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import type { SubjectHistory } from '../../queries/subject-history.ts';
import { toStatedValue } from '../../state/attributed-value.ts';
import { type HeldValue, type SubjectState, valuesOf } from '../../state/state.ts';
import { judgeTracks } from '../../state/tracks.ts';
import type { RenderContext } from '../context.ts';
import type { Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import { concernsCase } from '../picture/rows.ts';
import { certaintyMark } from '../statement.ts';
import { dataTable } from '../table.ts';
import { subjectLink, valueInWords } from '../values.ts';

export interface Party {
  readonly party: SubjectId;
  /** Roles, legal status, charges, sentences and custody of that party, on the date. */
  readonly values: readonly HeldValue[];
}

/** Attributes of a case whose values name a party or an accused. */
const naming = [roles.party, proceedings.counts, trial.sentences].map(({ name }) => name);

function partyIn(value: unknown): string {
  const { party, person } = value as { readonly party?: string; readonly person?: string };
  return party ?? person ?? '';
}

/** Everyone who has a part in a case, the parties first: people and organizations. */
export function partiesIn(state: SubjectState): SubjectId[] {
  const held = valuesOf(state).filter(({ attribute }) => isOneOf(attribute, naming));
  const named = held.map(({ attributed }) => partyIn(attributed.value));
  return [...new Set(named)].filter((it): it is SubjectId => isSubjectId(it));
}

/** The table of parties shows at most so many. */
export const MOST_PARTIES = 200;

/** `history`: of the parties. */
export function partiesOf(
  caseId: SubjectId,
  named: readonly SubjectId[],
  { history, snapshot }: { readonly history: SubjectHistory; readonly snapshot: Snapshot },
): Party[] {
  const byParty = Map.groupBy(history.facts, (fact) => fact.subject);
  return named.slice(0, MOST_PARTIES).map((party) => {
    const tracks = judgeTracks(byParty.get(party) ?? [], snapshot.asOf, history.lives);
    const values = tracks.flatMap(({ attribute, key, stated }): HeldValue[] => {
      if (!stated?.point.holds || !concernsCase({ attribute, key, value: stated.point.value }, caseId)) return [];
      return [{ attribute, key, attributed: toStatedValue(stated) }];
    });
    return { party, values };
  });
}

/** The label of a party’s first role in a case; undefined: none is recorded. */
export function roleOf(parties: readonly Party[] | undefined, id: SubjectId): string | undefined {
  const own = parties?.find(({ party }) => party === id)?.values ?? [];
  const role = own.find(({ attribute }) => attribute === roles.party.name)?.attributed.value;
  return (role as { readonly role: string } | undefined)?.role;
}

export function partyTable(parties: readonly Party[], context: RenderContext): Html {
  const { attributes, pages } = context.words;
  const { subject: words, lists } = pages;
  if (parties.length === 0) return emptyState(words.noParties);
  const columns: readonly Column[] = [
    [roles.party.name, words.role],
    ...shownBeside.map((name): Column => [name, wordsOfAttribute(name, context.language).many]),
  ];
  const titles = [lists.name, ...columns.map(([, title]) => title)];
  const row = (own: Party) => html`<tr><th scope="row">${subjectLink(own.party, context)}</th>
${columns.map((column) => partyCell(column, own, context))}</tr>`;
  return dataTable({ caption: attributes.party.many, titles, rows: parties.map(row) });
}

/** What the table says of a party beside the roles. */
const shownBeside = [proceedings.counts, proceedings.legalStatus, trial.sentences, custody.custody].map(
  ({ name }) => name,
);

type Column = readonly [attribute: string, title: string];

function partyCell([name, title]: Column, { values }: Party, context: RenderContext): Html {
  const stated = values.filter(({ attribute }) => attribute === name);
  const own = name === roles.party.name && stated.length === 0 ? roleByCharges(values) : stated;
  const item = ({ attributed: { value, certainty } }: HeldValue) =>
    html`<div>${shortValue(name, value, context)} ${certaintyMark(certainty, context)}</div>`;
  const none = html`<span class="muted">${context.words.pages.state.none}</span>`;
  return html`<td data-label="${title}">${own.length === 0 ? none : own.map(item)}</td>`;
}

/** The role that follows from the charges, if none is recorded. */
function roleByCharges(values: readonly HeldValue[]): HeldValue[] {
  const status = values.find(({ attribute }) => attribute === proceedings.legalStatus.name);
  if (!status) return [];
  const role = roleByStatus((status.attributed.value as { readonly status: string }).status);
  return [{ attribute: roles.party.name, key: '', attributed: { ...status.attributed, value: { role } } }];
}

/** A value without what its column and its row say already. */
function shortValue(attribute: string, value: unknown, context: RenderContext): Html {
  if (typeof value === 'string') return valueInWords({ attribute, key: '', value }, context);
  const { person: _, party: __, case: ___, ...rest } = value as Readonly<Record<string, unknown>>;
  return valueInWords({ attribute, key: '', value: rest }, context);
}
