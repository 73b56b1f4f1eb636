import { html } from 'hono/html';
import type { Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import { texts } from '../texts.ts';
import { round } from './scale.ts';
import { clipText } from './text.ts';

/** Somebody who is something to the subject of the picture. */
export interface Relation {
  readonly id: string;
  readonly name: string;
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
}

const WIDTH = 1_000;
const MOST = 12;
const ROW = 62;
const BOX = { width: 230, height: 40 };

/** Who the subject is to others, and they to it: the subject in the middle, the others to both sides; and the same as a table. */
export function drawRelations({ name, relations, hrefOf }: RelationsDrawn): Html {
  const { picture: words } = texts;
  if (relations.length === 0) return emptyState(texts.subject.noRelations);
  const shown = relations.slice(0, MOST);
  const rows = Math.ceil(shown.length / 2);
  const height = rows * ROW + 20;
  const centre = { x: WIDTH / 2, y: height / 2 };
  return html`<figure class="picture relations">
<div class="frame" tabindex="0" role="region" aria-label="${words.relationsRegion}">
<svg viewBox="0 0 ${WIDTH} ${height}" aria-hidden="true" focusable="false">
${shown.map((relation, index) => drawRelation(relation, { isLeft: index % 2 === 0, y: 10 + Math.floor(index / 2) * ROW + ROW / 2, centre, hrefOf }))}
<g class="centre"><rect x="${centre.x - BOX.width / 2}" y="${centre.y - BOX.height / 2}" width="${BOX.width}" height="${BOX.height}" rx="8"/><text x="${centre.x}" y="${centre.y + 5}" text-anchor="middle">${clipText(name, BOX.width - 16)}</text></g>
</svg></div>
<figcaption>${words.relationsCaption}${relations.length > MOST ? ` ${words.more(relations.length - MOST)}` : ''}</figcaption>
<details data-key="relations"><summary>${words.table}</summary><table class="data"><caption class="sr">${words.table}</caption>
<thead><tr><th scope="col">${words.relation.who}</th><th scope="col">${words.relation.what}</th><th scope="col">${words.relation.how}</th></tr></thead>
<tbody>${relations.map((relation) => html`<tr><th scope="row"><a href="${hrefOf(relation.id)}"><bdi>${relation.name}</bdi></a></th><td data-label="${words.relation.what}"><bdi>${relation.kind}</bdi> (${relation.isOutgoing ? words.relation.outgoing : words.relation.incoming})</td><td data-label="${words.relation.how}">${howOf(relation)}</td></tr>`)}</tbody></table></details>
</figure>`;
}

function howOf({ isClaim, isEnded, isPossible }: Relation): string {
  const { relation } = texts.picture;
  const how = [
    ...(isClaim ? [texts.picture.isClaim] : []),
    ...(isPossible ? [relation.possible] : []),
    ...(isEnded ? [relation.ended] : []),
  ];
  return how.length === 0 ? relation.holds : how.join(', ');
}

interface Place {
  readonly isLeft: boolean;
  readonly y: number;
  readonly centre: { readonly x: number; readonly y: number };
  readonly hrefOf: RelationsDrawn['hrefOf'];
}

function drawRelation(relation: Relation, { isLeft, y, centre, hrefOf }: Place): Html {
  const { name, kind, isOutgoing, isClaim, isEnded, isPossible } = relation;
  const x = isLeft ? 0 : WIDTH - BOX.width;
  const from = { x: centre.x + (isLeft ? -1 : 1) * (BOX.width / 2), y: centre.y };
  const to = { x: isLeft ? BOX.width : WIDTH - BOX.width, y };
  const middle = { x: round((from.x + to.x) / 2), y: round((from.y + to.y) / 2) };
  const classes = [
    'tie',
    ...(isClaim ? ['claimed'] : []),
    ...(isEnded ? ['ended'] : []),
    ...(isPossible ? ['possible'] : []),
  ];
  const arrow = isOutgoing === isLeft ? '←' : '→';
  const label = isEnded ? `${kind} (${texts.picture.relation.ended})` : kind;
  return html`<a class="${classes.join(' ')}" href="${hrefOf(relation.id)}" tabindex="-1"><title>${name}: ${kind}, ${howOf(relation)}</title>
<line x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}"/>
<rect x="${x}" y="${y - BOX.height / 2}" width="${BOX.width}" height="${BOX.height}" rx="8"/>
<text x="${x + BOX.width / 2}" y="${y + 5}" text-anchor="middle">${clipText(name, BOX.width - 16)}</text>
<text class="kind" x="${middle.x}" y="${middle.y - 5}" text-anchor="middle">${isLeft ? `${arrow} ` : ''}${clipText(label, 220)}${isLeft ? '' : ` ${arrow}`}</text></a>`;
}
