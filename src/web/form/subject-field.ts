/** Where a subject is named: by its id, or by a name for which one is then chosen. */
import { html } from 'hono/html';
import { wordsOfLabel } from '../../catalogue/catalogue-words.ts';
import { registry } from '../../catalogue/registry.ts';
import { kindOf } from '../../catalogue/subject.ts';
import type { Language } from '../../words/language.ts';
import { bdi, type Html } from '../html.ts';
import { optionLabel } from '../labels.ts';
import { radiosHtml } from '../options.ts';
import { type Filled, idOf, type PlacedField, type Suggestion } from './entry.ts';
import type { AsserterField, SubjectField } from './fields.ts';
import { controlAttributes, labelHtml, nameHtml, notesHtml, subjectHelp, subjectMeaning } from './notes.ts';
import { ASKED, CHOICE, formatChoice, OF, SUBJECT_ANSWER } from './typed.ts';

export function subjectFieldHtml(placed: PlacedField<SubjectField>): Html {
  return html`<div class="field">${labelHtml(placed)}${subjectInput(placed, placed.path, controlAttributes(placed))}
${notesHtml(placed)}</div>`;
}

/** `name`: of the control; `attributes`: all but what every such control has. */
function subjectInput(
  { field, path, filled }: PlacedField<SubjectField | AsserterField>,
  name: string,
  attributes: Html,
) {
  const text = filled.typed.texts.get(name) ?? '';
  const isNew = field.kind === 'subject' && field.isNew;
  const suggest = isNew ? '' : html`data-suggest="${field.kinds.join(',')}"`;
  return html`<input name="${name}" value="${text}" ${attributes} ${suggest} autocomplete="off" autocapitalize="none"
 spellcheck="false">
${suggestionsHtml(path, text, filled)}`;
}

/** Who asserts something: one of several answers, or someone named. */
export function asserterHtml(placed: PlacedField<AsserterField>): Html {
  const { field, path, filled } = placed;
  const { typed, language } = filled;
  const { subject: words } = language.words.form;
  const named = typed.texts.get(`${path}${OF}`);
  const answer = typed.texts.get(path) ?? (named === undefined ? '' : SUBJECT_ANSWER);
  const options = field.options.map((it) => [it, optionLabel(field.name, it, language) ?? it] as const);
  const id = `${idOf(path)}-of`;
  const attributes = html`id="${id}" aria-label="${words.someoneOf({ label: field.label })}"
 aria-describedby="${id}-hint ${id}-says"`;
  return html`<fieldset class="field asserter" ${controlAttributes(placed, true)}>
<legend>${nameHtml(field, language)}</legend>
<div class="answers">${radiosHtml(path, [...options, [SUBJECT_ANSWER, words.someone]], answer)}</div>
${subjectInput(placed, `${path}${OF}`, attributes)}
<p class="hint" id="${id}-hint">${subjectHelp(field, language)}</p>
<p class="says" id="${id}-says" aria-live="polite">${subjectMeaning(named ?? '', filled)}</p>
${notesHtml(placed)}</fieldset>`;
}

function suggestionsHtml(path: string, text: string, { suggestions, typed, language }: Filled): Html | '' {
  const own = suggestions.get(path);
  if (!own) return '';
  const name = `${path}${CHOICE}`;
  const choices = own.map((it) => [formatChoice(it), html`<span>${suggestionLabel(it, language)}</span>`] as const);
  const { question } = language.words.form.subject;
  return html`<fieldset class="suggestions"><legend>${question({ text: bdi(text) })}</legend>
<input type="hidden" name="${path}${ASKED}" value="${text}">
${radiosHtml(name, choices, typed.texts.get(name))}</fieldset>`;
}

function suggestionLabel({ subject, name, isNew, variant }: Suggestion, language: Language): Html {
  const id = html`<code>${subject}</code>`;
  if (!isNew) return html`${bdi(name)} ${id}`;
  const { register } = language.words.form.subject;
  const kind = kindOf(subject);
  const label =
    kind === 'case'
      ? register.case({ name: bdi(name), variant: wordsOfLabel(registry.kind.name, variant ?? '', language) })
      : register[kind]({ name: bdi(name) });
  return html`${label} ${id}`;
}
