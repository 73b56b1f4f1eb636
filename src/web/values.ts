/** Values on pages and in files, put together from their pieces. */
import { html } from 'hono/html';
import { wordsOfAttribute } from '../catalogue/catalogue-words.ts';
import { UNSTATED } from '../catalogue/points.ts';
import { leadOf } from '../catalogue/sentence.ts';
import { isSubjectId } from '../catalogue/subject.ts';
import { describe, type Speaker } from '../words/describe.ts';
import type { Language } from '../words/language.ts';
import { standingBadge } from './dates.ts';
import type { Html } from './html.ts';
import type { Links } from './links.ts';
import { keyPiece, type Piece, shownFields } from './pieces.ts';
import { texts } from './texts.ts';

/** How a page speaks of subjects, and where it leads. */
export interface RenderContext extends Speaker {
  readonly links: Links;
  /** What the page is about: values need not name it again. */
  readonly about?: string | undefined;
}

/** A subject by its name, as a link to its page; any other text as it is. */
export function subjectLink(subject: string, { nameOf, links }: RenderContext): Html {
  if (!isSubjectId(subject)) return html`${texts.asserters[subject as keyof typeof texts.asserters] ?? subject}`;
  return html`<a href="${links.subject(subject)}"><bdi>${nameOf(subject)}</bdi></a>`;
}

export function attributeLabel(name: string, language: Language): string {
  return wordsOfAttribute(name, language).label;
}

/** A word of the catalogue for people: “house arrest”. */
export function labelInWords(label: string): string {
  return label.replaceAll('_', ' ');
}

/** What a track says, for people. `key`: of the track; `value`: as the attribute has it. */
export function valueInWords(name: string, key: string, value: unknown, context: RenderContext): Html {
  if (value === null || value === undefined) return html`${texts.nothingStated}`;
  const { words } = context.language;
  const shown = shownFields(name, value, context)
    .filter(({ pieces: [piece] }) => context.about === undefined || !isSubject(piece, context.about))
    .map(({ label, pieces }) => {
      const parts = joined(
        pieces.map((piece) => pieceHtml(piece, context)),
        ', ',
      );
      return label === undefined ? parts : html`${words.values.named({ field: label, value: parts })}`;
    });
  const behind = keyPiece(name, key, context.language);
  return joined([...shown, ...(behind ? [pieceHtml(behind, context)] : [])], ' · ');
}

function isSubject(piece: Piece | undefined, subject: string): boolean {
  return piece?.kind === 'subject' && piece.text === subject;
}

function joined(parts: readonly Html[], separator: string): Html {
  return html`${parts.map((part, index) => html`${index > 0 ? separator : ''}${part}`)}`;
}

function pieceHtml(piece: Piece, context: RenderContext): Html {
  switch (piece.kind) {
    case 'text':
      return html`<bdi>${piece.text}</bdi>`;
    case 'words':
      return html`${piece.text}`;
    case 'subject':
      return subjectLink(piece.text, context);
    case 'address':
      return html`<a href="${safeAddress(piece.text)}" rel="noreferrer nofollow">${piece.text}</a>`;
    case 'development':
      return html`<a href="${context.links.development(piece.text)}"><code>${piece.text.slice(0, 8)}</code></a>`;
    case 'claim':
      return html`${standingBadge(piece.standing)} ${byWhom(piece.by, context)}`;
    default:
      return piece satisfies never;
  }
}

/** Who asserts something: “by Ada Orlov”, “by whom is not stated”. */
export function byWhom(by: string, context: RenderContext): Html {
  return by === UNSTATED ? html`${texts.state.byWhomUnstated}` : html`${texts.state.by} ${subjectLink(by, context)}`;
}

/** The same without markup, for files. */
export function plainValue(name: string, value: unknown, speaker: Speaker): string {
  if (value === null || value === undefined) return texts.nothingStated;
  const { words } = speaker.language;
  return shownFields(name, value, speaker)
    .map(({ label, pieces }) => {
      const text = pieces.map((piece) => plainPiece(piece, speaker)).join(', ');
      return label === undefined ? text : words.values.named({ field: label, value: text });
    })
    .join('; ');
}

/** A subject with its id. */
function plainPiece(piece: Piece, speaker: Speaker): string {
  if (piece.kind === 'claim') return describe(leadOf(piece), speaker);
  return piece.kind === 'subject' ? `${speaker.nameOf(piece.text)} (${piece.text})` : piece.text;
}

/** Sources are cited as they were typed: only an address of the web becomes a link. */
export function safeAddress(address: string): string {
  return /^https?:\/\//i.test(address) ? address : '#';
}
