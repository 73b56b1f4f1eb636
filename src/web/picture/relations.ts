/** The picture of relationships: the subject in the middle, the others to both sides; and the same as a table. */
import { html } from 'hono/html';
import type { Language } from '../../words/language.ts';
import { bdi, type Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import { dataTable } from '../table.ts';
import { round } from './scale.ts';
import { clipText, isolate } from './text.ts';

/** Someone who is something to the subject of the picture. */
export interface Relation {
  readonly id: string;
  readonly name: string;
  /** As recorded. */
  readonly kind: string;
  /** What the subject is to them; else what they are to it. */
  readonly isOutgoing: boolean;
  readonly isClaim: boolean;
  readonly isEnded: boolean;
  readonly isPossible: boolean;
}

export interface RelationsDrawn {
  readonly name: string;
  readonly relations: readonly Relation[];
  readonly hrefOf: (subject: string) => string;
  readonly language: Language;
}

const WIDTH = 1_000;
const MOST = 12;
const ROW = 62;
const BOX = { width: 230, height: 40 };

export function drawRelations(drawn: RelationsDrawn): Html {
  const { relations, language } = drawn;
  const { picture: words, pages } = language.words;
  if (relations.length === 0) return emptyState(pages.subject.noRelations);
  const more = relations.length - MOST;
  return html`<figure class="picture relations">
<div class="frame" tabindex="0" role="region" aria-label="${words.relationsRegion}">${drawing(drawn)}</div>
<figcaption>${words.relationsCaption} ${more > 0 ? words.relation.more({ count: more }) : ''}</figcaption>
<details data-key="relations"><summary>${words.table}</summary>${relationTable(drawn)}</details>
</figure>`;
}

function drawing(drawn: RelationsDrawn): Html {
  const shown = drawn.relations.slice(0, MOST);
  const height = Math.ceil(shown.length / 2) * ROW + 20;
  const centre = { x: WIDTH / 2, y: height / 2 };
  const rowOf = (index: number) => 10 + Math.floor(index / 2) * ROW + ROW / 2;
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" aria-hidden="true" focusable="false">
${shown.map((relation, index) => drawRelation(relation, { isLeft: index % 2 === 0, y: rowOf(index), centre }, drawn))}
<g class="centre">${box(centre.x - BOX.width / 2, centre.y)}${boxName(drawn.name, centre.x, centre.y)}</g>
</svg>`;
}

function box(x: number, y: number): Html {
  return html`<rect x="${x}" y="${y - BOX.height / 2}" width="${BOX.width}" height="${BOX.height}" rx="8"/>`;
}

function boxName(name: string, x: number, y: number): Html {
  return html`<text x="${x}" y="${y + 5}" text-anchor="middle">${clipText(isolate(name), BOX.width - 16)}</text>`;
}

interface Place {
  readonly isLeft: boolean;
  readonly y: number;
  readonly centre: { readonly x: number; readonly y: number };
}

function drawRelation(relation: Relation, { isLeft, y, centre }: Place, { hrefOf, language }: RelationsDrawn): Html {
  const { relation: words } = language.words.picture;
  const { name, kind, isOutgoing, isClaim, isEnded, isPossible } = relation;
  const x = isLeft ? 0 : WIDTH - BOX.width;
  const from = { x: centre.x + (isLeft ? -1 : 1) * (BOX.width / 2), y: centre.y };
  const to = { x: isLeft ? BOX.width : WIDTH - BOX.width, y };
  const middle = { x: round((from.x + to.x) / 2), y: round((from.y + to.y) / 2) };
  const states = { claimed: isClaim, ended: isEnded, possible: isPossible };
  const classes = ['tie', ...Object.entries(states).flatMap(([state, holds]) => (holds ? [state] : []))];
  const arrow = isOutgoing === isLeft ? '←' : '→';
  const word = isolate(kind);
  const label = clipText(isEnded ? words.ended({ word }) : word, 220);
  const said = isLeft ? `${arrow} ${label}` : `${label} ${arrow}`;
  const title = words.title({ name: isolate(name), word, state: stateOf(relation, language) });
  return html`<a class="${classes.join(' ')}" href="${hrefOf(relation.id)}" tabindex="-1"><title>${title}</title>
<line x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}"/>
${box(x, y)}${boxName(name, x + BOX.width / 2, y)}
<text class="kind" x="${middle.x}" y="${middle.y - 5}" text-anchor="middle">${said}</text></a>`;
}

function stateOf({ isClaim, isEnded, isPossible }: Relation, { words }: Language): string {
  const yes = (holds: boolean) => (holds ? 'yes' : 'no');
  const { state } = words.picture.relation;
  return state({ isClaim: yes(isClaim), isPossible: yes(isPossible), isEnded: yes(isEnded) });
}

function relationTable(drawn: RelationsDrawn): Html {
  const { table, relation: words } = drawn.language.words.picture;
  const rows = drawn.relations.map((relation) => relationRow(relation, drawn));
  return dataTable({ caption: table, titles: [words.who, words.what, words.kind], rows });
}

function relationRow(relation: Relation, { name, hrefOf, language }: RelationsDrawn): Html {
  const { relation: words } = language.words.picture;
  const said = (relation.isOutgoing ? words.outgoing : words.incoming)({
    subject: bdi(name),
    other: bdi(relation.name),
    word: bdi(relation.kind),
  });
  return html`<tr><th scope="row"><a href="${hrefOf(relation.id)}">${bdi(relation.name)}</a></th>
<td data-label="${words.what}">${said}</td>
<td data-label="${words.kind}">${stateOf(relation, language)}</td></tr>`;
}
