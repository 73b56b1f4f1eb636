import { titleOfType, wordsOfAttribute } from '../../catalogue/catalogue-words.ts';
import { leadOf } from '../../catalogue/sentence.ts';
import type { Mark } from '../../queries/subject-history.ts';
import type { Period } from '../../state/periods.ts';
import { describe, type Speaker } from '../../words/describe.ts';
import type { Language } from '../../words/language.ts';
import { dayInWords } from '../dates.ts';
import { keyPiece, type Piece, shownFields } from '../pieces.ts';
import { texts } from '../texts.ts';
import { attributeLabel } from '../values.ts';
import type { Bar } from './model.ts';
import { isolate } from './text.ts';

/** What a development is, for people; of a claim, how it stands comes first. */
export function markName(
  { type, standing }: Pick<Mark, 'type' | 'standing'>,
  isClaim: boolean,
  language: Language,
): string {
  const title = titleOfType(type, language);
  return isClaim && standing !== null ? `${standingInWords(standing)}: ${lowerFirst(title)}` : title;
}

/** All that a picture knows of a development, beginning with how it stands. */
export function markTitle({ type, standing, earliest, latest, isContradicted }: Mark, language: Language): string {
  const when = beginInWords({ earliest, latest });
  const name = markName({ type, standing }, true, language);
  return `${name}, ${when}${isContradicted ? ` (${texts.picture.contradicted})` : ''}`;
}

/** All that a period is, beginning with how it stands. */
export function periodTitle(period: Period, name: string, language: Language): string {
  const { attribute, begin, end, standing, hedge, inferred } = period;
  const { picture: words } = texts;
  const lead = standing === null ? '' : `${standingInWords(standing)}: `;
  const caution = [...(inferred ? [texts.state.inferred] : []), ...(hedge ? [isolate(`“${hedge}”`)] : [])];
  return `${lead}${lowerFirst(attributeLabel(attribute, language))}: ${name}; ${words.from} ${beginInWords(begin)}, ${endInWords(end)}${caution.length > 0 ? ` (${caution.join(', ')})` : ''}`;
}

/** The day, or the days between which it lies. */
export function beginInWords({ earliest, latest }: Bar['begin']): string {
  if (latest === null) return texts.dates.always;
  if (earliest === latest) return dayInWords(latest);
  if (earliest === null) return texts.dates.until(dayInWords(latest));
  return texts.dates.between(dayInWords(earliest), dayInWords(latest));
}

export function endInWords(end: Bar['end']): string {
  if (end === null) return texts.picture.open;
  if (end.earliest === null) return texts.picture.endedBy(dayInWords(end.latest));
  return `${texts.picture.until} ${beginInWords(end)}`;
}

/** What a track says, short and without markup: as the attribute’s words put it, or piece after piece. */
export function valueAsText({ attribute, value, key }: TrackValue, speaker: Speaker): string {
  const { language } = speaker;
  if (value === null || value === undefined) return texts.nothingStated;
  const fields = shownFields(attribute, value, speaker).map(
    ({ field, pieces }) => [field, pieces.map((piece) => pieceAsText(piece, speaker)).join(', ')] as const,
  );
  if ('brief' in wordsOfAttribute(attribute, language)) {
    const flags = Object.entries(value).map(([field, part]) => [field, part === false ? 'no' : null]);
    return language.format(`attributes.${attribute}.brief`, Object.fromEntries([...flags, ...fields]));
  }
  const of = keyPiece(attribute, key, language);
  const behind = of?.kind === 'subject' ? [pieceAsText(of, speaker)] : [];
  return [...fields.map(([, text]) => text), ...behind].join(' · ');
}

type TrackValue = Pick<Period, 'attribute' | 'value' | 'key'>;

function pieceAsText(piece: Piece, speaker: Speaker): string {
  if (piece.kind === 'claim') return describe(leadOf(piece), speaker);
  if (piece.kind === 'words') return piece.text;
  return isolate(piece.kind === 'subject' ? speaker.nameOf(piece.text) : piece.text);
}

function standingInWords(standing: string): string {
  return texts.standings[standing as keyof typeof texts.standings] ?? standing;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
