/** What the picture says in words: developments, periods and values, short and without markup. */
import type { AttributeName } from '../../catalogue/attributes.ts';
import type { NameOf } from '../../catalogue/development.ts';
import { isSubjectId } from '../../catalogue/subject.ts';
import type { Mark } from '../../queries/subject-history.ts';
import type { Period } from '../../state/periods.ts';
import { formatBounds } from '../../words/dates.ts';
import { formatAmount, formatTerm } from '../../words/describe.ts';
import type { Language } from '../../words/language.ts';
import { standingLabel } from '../badges.ts';
import { optionLabel, typeTitle } from '../labels.ts';
import { attributeLabel } from '../values.ts';
import type { Bar } from './model.ts';
import { isolate } from './text.ts';

/** What a development is; a claim begins with the kind of statement. */
export function markName({ type, standing }: Pick<Mark, 'type' | 'standing'>, isClaim: boolean, language: Language) {
  const title = typeTitle(type, language);
  if (!isClaim || standing === null) return title;
  return language.words.picture.claim({ kind: standingLabel(standing, language), type: title });
}

/** All that a picture knows of a development, beginning with the kind of statement. */
export function markTitle({ type, standing, earliest, latest, isContradicted }: Mark, language: Language): string {
  return language.words.picture.mark({
    kind: standing && standingLabel(standing, language),
    type: typeTitle(type, language),
    date: formatBounds({ earliest, latest }, language),
    contradicted: isContradicted ? 'yes' : 'no',
  });
}

/** All that a period is, beginning with the kind of statement. `value`: as its bar says it. */
export function periodTitle(period: Period, value: string, language: Language): string {
  const { attribute, begin, end, standing, hedge, inferred } = period;
  return language.words.picture.period({
    kind: standing && standingLabel(standing, language),
    what: attributeLabel(attribute, language),
    value,
    begin: formatBounds(begin, language),
    end: formatEnd(end, language),
    implied: inferred ? 'yes' : 'no',
    wording: hedge && isolate(hedge),
  });
}

/** The days between which it ended. */
export function formatEnd(end: Bar['end'], language: Language): string {
  return end === null ? language.words.picture.noEnd : formatBounds(end, language);
}

type Fields = Readonly<Record<string, unknown>>;

interface TextContext {
  readonly name: (subject: unknown) => string;
  readonly language: Language;
}

/** What a track says. */
export function valueAsText(
  { attribute, value, key }: Pick<Period, 'attribute' | 'value' | 'key'>,
  nameOf: NameOf,
  language: Language,
): string {
  if (value === null || value === undefined) return language.words.statements.notStated;
  const name = (subject: unknown) =>
    isSubjectId(String(subject)) ? isolate(nameOf(String(subject))) : isolate(String(subject));
  if (typeof value === 'string') {
    const text = optionLabel(value, language);
    return attribute === 'legal_status' && isSubjectId(key) ? `${text} · ${name(key)}` : text;
  }
  return fieldsAsText(attribute, value as Fields, { name, language });
}

function fieldsAsText(attribute: AttributeName, fields: Fields, { name, language }: TextContext): string {
  switch (attribute) {
    case 'charge':
      return `${optionLabel(String(fields.status), language)}: ${isolate(String(fields.offence))}`;
    case 'sentence':
      return sentenceAsText(fields, language);
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

function sentenceAsText({ kind, term, amount, currency, scope, inForce }: Fields, language: Language): string {
  const parts = [
    optionLabel(String(kind), language),
    ...(typeof term === 'string' ? [formatTerm(term, language)] : []),
    ...(typeof amount === 'string' ? [formatAmount(amount, typeof currency === 'string' ? currency : null)] : []),
    ...(typeof scope === 'string' ? [isolate(scope)] : []),
    ...(inForce === false ? [language.words.picture.notInForce] : []),
  ];
  return parts.join(', ');
}
