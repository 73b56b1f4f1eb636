import type { AttributeName } from '../../catalogue/attributes.ts';
import type { NameOf } from '../../catalogue/development.ts';
import { isSubjectId } from '../../catalogue/subject.ts';
import { findType } from '../../catalogue/types.ts';
import { amountInWords, termInWords } from '../../catalogue/words.ts';
import type { Mark } from '../../queries/subject-history.ts';
import type { Period } from '../../state/periods.ts';
import { dayInWords } from '../dates.ts';
import { texts } from '../texts.ts';
import { attributeLabel, labelInWords } from '../values.ts';
import type { Bar } from './model.ts';
import { isolate } from './text.ts';

/** What a development is, for people; of a claim, how it stands comes first. */
export function markName({ type, standing }: Pick<Mark, 'type' | 'standing'>, isClaim: boolean): string {
  const title = findType(type)?.title ?? type;
  return isClaim && standing !== null ? `${standingInWords(standing)}: ${lowerFirst(title)}` : title;
}

/** All that a picture knows of a development, beginning with how it stands. */
export function markTitle({ type, standing, earliest, latest, isContradicted }: Mark): string {
  const when = beginInWords({ earliest, latest });
  const name = markName({ type, standing: standing ?? 'reported' }, true);
  return `${name}, ${when}${isContradicted ? ` (${texts.picture.contradicted})` : ''}`;
}

/** All that a period is, beginning with how it stands. */
export function periodTitle(period: Period, name: string): string {
  const { attribute, begin, end, standing, hedge, inferred } = period;
  const { picture: words } = texts;
  const lead = standing === null ? '' : `${standingInWords(standing)}: `;
  const caution = [...(inferred ? [texts.state.inferred] : []), ...(hedge ? [isolate(`“${hedge}”`)] : [])];
  return `${lead}${lowerFirst(attributeLabel(attribute))}: ${name}; ${words.from} ${beginInWords(begin)}, ${endInWords(end)}${caution.length > 0 ? ` (${caution.join(', ')})` : ''}`;
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

type Fields = Readonly<Record<string, unknown>>;

/** What a track says, short and without markup. */
export function valueAsText({ attribute, value, key }: Pick<Period, 'attribute' | 'value' | 'key'>, nameOf: NameOf) {
  if (value === null || value === undefined) return texts.nothingStated;
  const name = (subject: unknown) =>
    isSubjectId(String(subject)) ? isolate(nameOf(String(subject))) : isolate(String(subject));
  if (typeof value === 'string') {
    const text = labelInWords(value);
    return attribute === 'legal_status' && isSubjectId(key) ? `${text} · ${name(key)}` : text;
  }
  return fieldsAsText(attribute, value as Fields, name);
}

function fieldsAsText(attribute: AttributeName, fields: Fields, name: (subject: unknown) => string): string {
  switch (attribute) {
    case 'charge':
      return `${labelInWords(String(fields.status))}: ${isolate(String(fields.offence))}`;
    case 'sentence':
      return sentenceAsText(fields);
    case 'office':
      return `${isolate(String(fields.title))}, ${name(fields.organization)}`;
    case 'holder':
      return `${name(fields.person)}, ${isolate(String(fields.title))}`;
    case 'sanction':
      return isolate(String(fields.programme));
    default:
      return Object.values(fields)
        .filter((field) => typeof field === 'string')
        .map(name)
        .join(' · ');
  }
}

function sentenceAsText({ kind, term, amount, currency, scope, inForce }: Fields): string {
  const parts = [
    labelInWords(String(kind)),
    ...(typeof term === 'string' ? [termInWords(term)] : []),
    ...(typeof amount === 'string' ? [amountInWords(amount, typeof currency === 'string' ? currency : null)] : []),
    ...(typeof scope === 'string' ? [isolate(scope)] : []),
    ...(inForce === false ? [texts.picture.notInForce] : []),
  ];
  return parts.join(', ');
}

function standingInWords(standing: string): string {
  return texts.standings[standing as keyof typeof texts.standings] ?? standing;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
