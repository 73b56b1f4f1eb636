/** One field of a form with its label, its help, what was typed, and what is wrong with it. */
import { html } from 'hono/html';
import type { Html } from '../html.ts';
import { optionLabel } from '../labels.ts';
import { optionsHtml, radiosHtml } from '../options.ts';
import { type Filled, idOf, type PlacedField } from './entry.ts';
import {
  type ChoiceField,
  type Field,
  type FlagField,
  type GroupField,
  type InputField,
  join,
  type ListField,
} from './fields.ts';
import { controlAttributes, labelHtml, nameHtml, notesHtml } from './notes.ts';
import { countRows } from './rows.ts';
import { asserterHtml, subjectFieldHtml } from './subject-field.ts';
import { textsHtml } from './texts.ts';

export function fieldHtml(field: Field, path: string, filled: Filled): Html {
  switch (field.kind) {
    case 'group':
      return groupHtml({ field, path, filled });
    case 'list':
      return listHtml({ field, path, filled });
    case 'flag':
      return flagHtml({ field, path, filled });
    case 'texts':
      return textsHtml({ field, path, filled }, { draw: fieldHtml });
    case 'choice':
      return labelled({ field, path, filled }, choiceHtml({ field, path, filled }));
    case 'asserter':
      return asserterHtml({ field, path, filled });
    case 'subject':
      return subjectFieldHtml({ field, path, filled });
    case 'development':
    case 'date':
    case 'number':
    case 'text':
    case 'longText':
      return labelled({ field, path, filled }, inputHtml({ field, path, filled }));
    default:
      return field satisfies never;
  }
}

function labelled(placed: PlacedField, control: Html): Html {
  return html`<div class="field">${labelHtml(placed)}${control}${notesHtml(placed)}</div>`;
}

function inputHtml(placed: PlacedField<InputField>): Html {
  const { field, path, filled } = placed;
  const text = filled.typed.texts.get(path) ?? '';
  const attributes = controlAttributes(placed);
  // A line break would be lost in an input, and the first one in a textarea.
  if (field.kind === 'longText' || text.includes('\n'))
    return html`<textarea name="${path}" rows="2" ${attributes}>
${text}</textarea>`;
  const isCode = field.kind === 'development' || field.kind === 'date';
  return html`<input name="${path}" value="${text}" ${attributes} autocomplete="off"
 ${field.kind === 'number' ? html`inputmode="numeric"` : ''}
 ${isCode ? html`spellcheck="false" autocapitalize="none"` : ''} ${field.kind === 'date' ? html`data-edtf` : ''}>`;
}

function choiceHtml(placed: PlacedField<ChoiceField>): Html {
  const { field, path, filled } = placed;
  const { language } = filled;
  const { choosePrompt, notStatedPrompt } = language.words.form;
  const options = field.options.map((value) => [value, optionLabel(field.name, value, language) ?? value] as const);
  return html`<select name="${path}" ${controlAttributes(placed)}>
<option value="">${field.isRequired ? choosePrompt : notStatedPrompt}</option>
${optionsHtml(options, filled.typed.texts.get(path))}
</select>`;
}

function flagHtml(placed: PlacedField<FlagField>): Html {
  const { field, path, filled } = placed;
  const { yes, no, notStated } = filled.language.words.values;
  const typed = filled.typed.texts.get(path) ?? '';
  const answers = [
    ...field.answers.map((answer) => [String(answer), answer ? yes : no] as const),
    ...(field.isRequired ? [] : [['', notStated] as const]),
  ];
  return html`<fieldset class="field flag" ${controlAttributes(placed, true)}>
<legend>${nameHtml(field, filled.language)}</legend>
<div class="answers">${radiosHtml(path, answers, typed)}</div>
${notesHtml(placed)}</fieldset>`;
}

function listHtml(placed: PlacedField<ListField>): Html {
  const { field, path, filled } = placed;
  const { element, maximum } = field;
  const { language } = filled;
  const count = countRows(field, path, filled.typed);
  const add = language.words.form.add({ label: element.label });
  const rows = Array.from({ length: count }, (_, index) => rowHtml(placed, index, count));
  return html`<fieldset class="field list" ${controlAttributes(placed, true)}>
<legend>${nameHtml(field, language)}</legend>
${notesHtml(placed)}
${rows}
${count < maximum ? html`<button class="plain" name="do" value="more:${path}">${add}</button>` : ''}
</fieldset>`;
}

function rowHtml({ field: { element }, path, filled }: PlacedField<ListField>, index: number, count: number): Html {
  const { form } = filled.language.words;
  const place = join(path, String(index));
  const number = index + 1;
  const isNumbered = count > 1 || element.kind === 'group';
  const label = isNumbered ? form.row({ label: element.label, number }) : element.label;
  const remove = form.remove({ label: element.label, number });
  return html`<div class="list-row">${fieldHtml({ ...element, label, isRequired: true }, place, filled)}
<button class="plain" name="do" value="less:${place}">${remove}</button></div>`;
}

/** What is optional can be opened and closed; it is open where something stands in it. */
function groupHtml(placed: PlacedField<GroupField>): Html {
  const { field, path, filled } = placed;
  const members = membersHtml(field, path, filled);
  if (field.isRequired)
    return html`<fieldset class="field group" ${controlAttributes(placed, true)}>
<legend>${field.label}</legend>${notesHtml(placed)}${members}</fieldset>`;
  const names = [...filled.typed.texts.keys(), ...filled.faults.keys()];
  const isOpen = names.some((name) => name.startsWith(`${path}.`));
  return html`<details class="field group" id="${idOf(path)}" ${isOpen ? html`open` : ''}>
<summary>${nameHtml(field, filled.language)}</summary>${notesHtml(placed)}${members}</details>`;
}

export function membersHtml({ members }: GroupField, path: string, filled: Filled): Html {
  return html`${members.map((member) => fieldHtml(member, join(path, member.name), filled))}`;
}
