/** What stands around a control: its label, its help, what its text means, and what is wrong with it. */
import { html } from 'hono/html';
import { titleOfType } from '../../catalogue/catalogue-words.ts';
import { isSubjectId } from '../../catalogue/subject.ts';
import { readNewEdtf } from '../../time/edtf.ts';
import type { Language } from '../../words/language.ts';
import { bdi, type Html, listHtml } from '../html.ts';
import { hiddenFields } from '../links.ts';
import { describeDateMeaning } from './date-meaning.ts';
import { type Filled, idOf, type PlacedField } from './entry.ts';
import type { DevelopmentField, Field, SubjectField } from './fields.ts';
import { NULL } from './typed.ts';

export function labelHtml({ field, path, filled }: PlacedField): Html {
  return html`<label for="${idOf(path)}">${nameHtml(field, filled.language)}</label>`;
}

/** A label, marked where the field is optional. */
export function nameHtml({ label, isRequired }: Pick<Field, 'label' | 'isRequired'>, { words }: Language): Html {
  return html`${label}${isRequired ? '' : html` <span class="optional">${words.form.optional}</span>`}`;
}

/** What is said below a control. */
export function notesHtml({ field, path, filled }: PlacedField): Html {
  const { typed, faults, language } = filled;
  const id = idOf(path);
  const help = helpOf(field, language);
  const text = typed.texts.get(path);
  const says = html`<p class="says" id="${id}-says" aria-live="polite">
${text === undefined ? '' : meaningOf(field, text, filled)}</p>`;
  const { at } = language.words.form.faults;
  const wrong = faults.get(path)?.map((fault) => at({ place: field.label, fault }));
  return html`${help.length === 0 ? '' : html`<p class="hint" id="${id}-hint">${spaced(help)}</p>`}
${hasMeaning(field) ? says : ''}
${wrong === undefined ? '' : html`<p class="fault" id="${id}-fault">${spaced(wrong)}</p>`}
${typed.texts.has(`${path}${NULL}`) ? hiddenFields({ [`${path}${NULL}`]: 'null' }) : ''}`;
}

function spaced(sentences: readonly (Html | string)[]): Html {
  return html`${sentences.map((sentence, index) => [index > 0 ? ' ' : '', sentence])}`;
}

/** Whether something is said about what stands in it. */
function hasMeaning({ kind }: Field): boolean {
  return kind === 'date' || kind === 'subject';
}

function helpOf(field: Field, language: Language): readonly (Html | string)[] {
  switch (field.kind) {
    case 'subject':
      return [...field.help, subjectHelp(field, language)];
    case 'date':
      return [dateHelp(language)];
    case 'development':
      return [...field.help, developmentHelp(field, language)];
    default:
      return field.help;
  }
}

/** How a subject is named: “A name, or an id: person:…”. */
export function subjectHelp({ kinds, isNew }: Pick<SubjectField, 'kinds' | 'isNew'>, language: Language): Html {
  const { hint, newHint } = language.words.form.subject;
  const ids = listHtml(
    kinds.map((kind) => html`<code>${kind}:…</code>`),
    language,
  );
  return html`${(isNew ? newHint : hint)({ ids })}`;
}

function dateHelp({ words }: Language): Html {
  const code = (text: string) => html`<code>${text}</code>`;
  return html`${words.form.date.hint({
    day: code('2022-01-05'),
    month: code('2022-01'),
    year: code('2022'),
    range: code('[2022-01-02..2022-01-31]'),
    before: code('[..2023-11]'),
  })}`;
}

function developmentHelp({ types }: DevelopmentField, language: Language): string {
  const { hint, hintOf } = language.words.form.development;
  return types.length === 0 ? hint : hintOf({ types: language.list(types.map((type) => titleOfType(type, language))) });
}

function meaningOf(field: Field, text: string, filled: Filled): Html | string {
  if (field.kind === 'date') return describeDateMeaning(readNewEdtf(text.trim()), filled.language);
  return field.kind === 'subject' ? subjectMeaning(text, filled) : '';
}

/** The name of a subject that stands by its id. */
export function subjectMeaning(text: string, { nameOf }: Filled): Html | '' {
  const id = text.trim();
  return isSubjectId(id) && nameOf(id) !== id ? bdi(nameOf(id)) : '';
}

/** The attributes that every control has, and every group of controls. */
export function controlAttributes({ field, path, filled }: PlacedField, isGroup = false): Html {
  const { faults, focus, language } = filled;
  const id = idOf(path);
  const described = [
    ...(helpOf(field, language).length === 0 ? [] : [`${id}-hint`]),
    ...(hasMeaning(field) ? [`${id}-says`] : []),
    ...(faults.has(path) ? [`${id}-fault`] : []),
  ].join(' ');
  return html`id="${id}" ${described === '' ? '' : html`aria-describedby="${described}"`}
 ${faults.has(path) ? html`aria-invalid="true"` : ''} ${field.isRequired && !isGroup ? html`aria-required="true"` : ''}
 ${focus === path ? html`autofocus` : ''}`;
}
