/**
 * The field of a text in several languages: one line for the text, and below it, where wanted, its language and the
 * same in others. The original stands at the name of the field, the others at its numbers from 1, as recorded.
 */
import { html } from 'hono/html';
import type { Html } from '../html.ts';
import type { Filled, PlacedField } from './entry.ts';
import { type Field, type GroupField, join, memberOf, type TextsField } from './fields.ts';
import { nameHtml, notesHtml } from './notes.ts';
import { countTexts } from './rows.ts';
import { ORIGINAL_LANGUAGE } from './text-values.ts';

interface Drawing {
  /** Draws any other field. */
  readonly draw: (field: Field, path: string, filled: Filled) => Html;
}

export function textsHtml({ field, path, filled }: PlacedField<TextsField>, { draw }: Drawing): Html {
  const { form } = filled.language.words;
  const count = countTexts(field, path, filled.typed);
  const place = join(path, ORIGINAL_LANGUAGE);
  const asksLanguage = field.name !== 'summary' && count > 1;
  const isShown = asksLanguage || filled.typed.texts.has(place) || filled.faults.has(place);
  const { kind: _, text, other, maximum, ...common } = field;
  const language = memberOf(other, 'lang');
  const more = html`<button class="plain" name="do" value="more:${path}">${form.addLanguage}</button>`;
  const own = draw({ ...text, ...common }, path, filled);
  if (count === 1 && !isShown) return html`${own}<p class="more-languages">${more}</p>`;
  const rows = Array.from({ length: count - 1 }, (_row, index) => otherHtml({ field, path, filled }, index + 1, draw));
  return html`${own}<div class="languages">
${isShown && language ? draw({ ...language, label: form.originalLanguage, isRequired: false }, place, filled) : ''}
${rows}
${count < maximum ? more : ''}</div>`;
}

function otherHtml({ field, path, filled }: PlacedField<TextsField>, number: number, draw: Drawing['draw']): Html {
  const { form } = filled.language.words;
  const place = join(path, String(number));
  const label = form.inLanguage({ label: field.label, number });
  const group: GroupField = { ...field.other, label, isRequired: true };
  const members = group.members.map((member) => draw(member, join(place, member.name), filled));
  return html`<fieldset class="field group list-row"><legend>${nameHtml(group, filled.language)}</legend>
${notesHtml({ field: group, path: place, filled })}${members}
<button class="plain" name="do" value="less:${place}">${form.remove({ label: form.otherLanguage, number })}</button>
</fieldset>`;
}
