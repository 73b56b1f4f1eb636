/** Values of attributes in words, and the people and cases that they name. */
import { html } from 'hono/html';
import { wordsOfAttribute } from '../catalogue/catalogue-words.ts';
import { UNSTATED } from '../catalogue/points.ts';
import type { AttributedValue } from '../state/attributed-value.ts';
import type { Speaker } from '../words/describe.ts';
import type { Language } from '../words/language.ts';
import type { RenderContext } from './context.ts';
import { bdi, type Html, listHtml } from './html.ts';
import type { Site } from './layout.ts';
import { accusationText, asserterPiece, keyPiece, type Piece, shownFields } from './pieces.ts';
import { datingHtml, standingBadge } from './statement.ts';

/** What a track says. */
export interface TrackValue {
  /** The name of it. */
  readonly attribute: string;
  /** Of the track. */
  readonly key: string;
  /** As the attribute has it. */
  readonly value: unknown;
}

/** A subject by its name, as a link to its page; who else asserts something in words; any other text as it is. */
export function subjectLink(subject: string, context: RenderContext): Html {
  return pieceHtml(asserterPiece(subject, context.language), context);
}

/** A development by what it says; null: it was erased; undefined: it is not known, and stands by its id. */
export function developmentLink(id: string, said: string | null | undefined, { links, words }: Site): Html {
  const { erased } = words.statements;
  const label = said === undefined ? html`<code>${id}</code>` : said === null ? erased : bdi(said);
  return html`<a href="${links.development(id)}">${label}</a>`;
}

/** “by Ada Orlov”, “source does not say who”. */
export function byHtml(by: string, context: RenderContext): Html {
  const { statements } = context.words;
  if (by === UNSTATED) return html`${statements.byUnstated}`;
  return by === 'author' ? html`${statements.byAuthor}` : html`${statements.by({ who: subjectLink(by, context) })}`;
}

/** What stands beside a value: the kind of statement, who says so, its wording, and how clear its date is. */
export function statementHtml(
  { standing, by, hedge, inferred, dating, otherDates }: Omit<AttributedValue, 'value'>,
  context: RenderContext,
): Html {
  const { quote, implied } = context.words.statements;
  const remarks = [
    ...(by === null ? [] : [byHtml(by, context)]),
    ...(hedge === null ? [] : [bdi(quote({ text: hedge }))]),
    ...(inferred ? [implied] : []),
  ];
  const said = remarks.map((remark) => html`<span class="muted">${remark}</span> `);
  return html`${standingBadge(standing, context)}
${said}${datingHtml({ dating, otherDates }, context.language)}`;
}

export function attributeLabel(name: string, language: Language): string {
  return wordsOfAttribute(name, language).label;
}

/** What a track says, for people. */
export function valueInWords({ attribute, key, value }: TrackValue, context: RenderContext): Html {
  const { language, about, words } = context;
  const { values } = words;
  if (value === null || value === undefined) return html`${values.notStated}`;
  const isSaid = (piece: Piece | undefined) => piece?.kind === 'subject' && piece.text === about;
  const fields = shownFields(attribute, value, context).filter(({ pieces: [piece] }) => !isSaid(piece));
  const parts = fields.map(({ label, pieces }) => {
    const shown = pieces.map((piece) => pieceHtml(piece, context));
    const part = listHtml(shown, language);
    return label === undefined ? part : html`${values.field({ field: label, value: part })}`;
  });
  const behind = keyPiece(attribute, key, language);
  const all = behind ? [...parts, pieceHtml(behind, context)] : parts;
  return html`${all.map((part, index) => [index > 0 ? ' · ' : '', part])}`;
}

export function pieceHtml(piece: Piece, context: RenderContext): Html {
  const { links, words, nameOf } = context;
  switch (piece.kind) {
    case 'text':
      return bdi(piece.text);
    case 'words':
      return html`${piece.text}`;
    case 'subject':
      return html`<a href="${links.subject(piece.text)}">${bdi(nameOf(piece.text))}</a>`;
    case 'address': {
      // Sources are cited as they were typed: only an address of the web becomes a link that leads there.
      const target = /^https?:\/\//i.test(piece.text) ? piece.text : '#';
      return html`<a href="${target}" rel="noreferrer nofollow">${bdi(piece.text)}</a>`;
    }
    case 'development': {
      const label = words.values.development({ number: piece.number });
      return html`<a href="${links.development(piece.text)}">${label}</a>`;
    }
    case 'claim':
      return html`${words.values.accusation({
        claim: html`${standingBadge(piece.standing, context)} ${byHtml(piece.by, context)}`,
      })}`;
    default:
      return piece satisfies never;
  }
}

/** A value without markup, for files. */
export function plainValue({ attribute, value }: Omit<TrackValue, 'key'>, speaker: Speaker): string {
  const { values } = speaker.language.words;
  if (value === null || value === undefined) return values.notStated;
  return shownFields(attribute, value, speaker)
    .map(({ label, pieces }) => {
      const text = pieces.map((piece) => plainText(piece, speaker)).join(', ');
      return label === undefined ? text : values.field({ field: label, value: text });
    })
    .join('; ');
}

/** A subject with its id. */
function plainText(piece: Piece, speaker: Speaker): string {
  if (piece.kind === 'claim') return accusationText(piece, speaker);
  const { text } = piece;
  return piece.kind === 'subject'
    ? speaker.language.words.values.withId({ name: speaker.nameOf(text), id: text })
    : text;
}

/** A subject, or who else says so, without markup, for files: with the id. */
export function plainAsserter(by: string, speaker: Speaker): string {
  return plainText(asserterPiece(by, speaker.language), speaker);
}

/** Whether another one has the same name: namesakes are told apart by their ids. */
export function isNamesake<Named extends { readonly name: string }>(one: Named, all: readonly Named[]): boolean {
  return all.some((other) => other !== one && other.name === one.name);
}
