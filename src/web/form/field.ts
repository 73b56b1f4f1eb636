import { html } from 'hono/html';
import type { NameOf } from '../../catalogue/development.ts';
import { isSubjectId, type SubjectId } from '../../catalogue/subject.ts';
import { readEdtf } from '../../time/edtf.ts';
import type { Language } from '../../words/language.ts';
import type { Html } from '../html.ts';
import { texts } from '../texts.ts';
import { labelInWords } from '../values.ts';
import { edtfInWords } from './edtf.ts';
import type { AsserterField, ChoiceField, Field, FlagField, GroupField, ListField, SubjectField } from './fields.ts';
import { ASKED, formatPick, join, NULL, OF, PICK, type Pick, SUBJECT_ANSWER, type Typed } from './typed.ts';

/** What a form shows: what was typed, and what is to be said about it. */
export interface Filled {
  readonly typed: Typed;
  /** What is to be mended, by the name of its field. */
  readonly faults: ReadonlyMap<string, string>;
  /** Whom a name may mean, by the name of its field. */
  readonly offers: ReadonlyMap<string, readonly Offer[]>;
  readonly nameOf: NameOf;
  readonly language: Language;
  /** The field to begin with. */
  readonly focus?: string | undefined;
}

/** One that a name may mean. */
export interface Offer extends Pick {
  readonly name: string;
}

/** The place of a field in the page: what links to it names. */
export function idOf(path: string): string {
  return `f-${path}`;
}

/** One field with its label, its hint, what was typed, and what is wrong with it. */
export function fieldHtml(field: Field, path: string, filled: Filled): Html {
  switch (field.kind) {
    case 'group':
      return groupHtml(field, path, filled);
    case 'list':
      return listHtml(field, path, filled);
    case 'flag':
      return flagHtml(field, path, filled);
    case 'choice':
      return labelled(field, path, filled, choiceHtml(field, path, filled));
    case 'asserter':
      return asserterHtml(field, path, filled);
    case 'subject':
      return html`<div class="field">${labelOf(field, path)}${subjectHtml(field, path, filled, '')}${notesOf(field, path, filled)}</div>`;
    case 'development':
    case 'date':
    case 'number':
    case 'text':
    case 'longText':
      return labelled(field, path, filled, inputHtml(field, path, filled));
    default:
      return field satisfies never;
  }
}

function labelled(field: Field, path: string, filled: Filled, control: Html): Html {
  return html`<div class="field">${labelOf(field, path)}${control}${notesOf(field, path, filled)}</div>`;
}

function labelOf({ label, isRequired }: Field, path: string): Html {
  return html`<label for="${idOf(path)}">${label}${isRequired ? '' : optional()}</label>`;
}

function optional(): Html {
  return html` <span class="optional">${texts.form.optional}</span>`;
}

/** What is said below a control: its hint, what is made of what stands there, and its fault. */
function notesOf(field: Field, path: string, filled: Filled): Html {
  const { typed, faults } = filled;
  const id = idOf(path);
  const hint = hintOf(field);
  const says = meaningOf(field, typed.texts.get(path), filled);
  const fault = faults.get(path);
  return html`${hint === undefined ? '' : html`<p class="hint" id="${id}-hint">${hint}</p>`}
${field.kind === 'date' || field.kind === 'subject' ? html`<p class="says" id="${id}-says" aria-live="polite">${says}</p>` : ''}
${fault === undefined ? '' : html`<p class="fault" id="${id}-fault">${field.label} ${fault}</p>`}${nullMark(path, typed)}`;
}

function nullMark(path: string, { texts: typed }: Typed): Html | '' {
  return typed.has(`${path}${NULL}`) ? html`<input type="hidden" name="${path}${NULL}" value="null">` : '';
}

function hintOf(field: Field): string | undefined {
  const { development } = texts.form;
  const own = field.hint;
  switch (field.kind) {
    case 'subject':
      return join2(own, kindsHint(field.kinds));
    case 'date':
      return texts.form.edtf.hint;
    case 'development':
      return join2(
        own,
        `${development.hint}${field.types.length > 0 ? development.of(field.types.join('”, “')) : ''}.`,
      );
    default:
      return own;
  }
}

function join2(first: string | undefined, second: string): string {
  return first === undefined ? second : `${first} ${second}`;
}

function kindsHint(kinds: readonly string[]): string {
  return texts.form.subject.hint(kinds.map((kind) => `${kind}:…`).join(', '));
}

function meaningOf(field: Field, text: string | undefined, { nameOf, language }: Filled): Html | '' {
  if (text === undefined) return '';
  if (field.kind === 'date') return html`${edtfInWords(readEdtf(text.trim()), language)}`;
  return field.kind === 'subject' ? subjectMeaning(text, nameOf) : '';
}

function subjectMeaning(text: string, nameOf: NameOf): Html | '' {
  const id = text.trim();
  return isSubjectId(id) && nameOf(id) !== id ? html`<bdi>${nameOf(id)}</bdi>` : '';
}

/** The attributes that every control has. */
function attributesOf(field: Field, path: string, { faults, focus }: Filled): Html {
  const id = idOf(path);
  const described = [
    ...(hintOf(field) === undefined ? [] : [`${id}-hint`]),
    ...(field.kind === 'date' || field.kind === 'subject' ? [`${id}-says`] : []),
    ...(faults.has(path) ? [`${id}-fault`] : []),
  ].join(' ');
  return html`id="${id}" ${described === '' ? '' : html`aria-describedby="${described}"`} ${faults.has(path) ? html`aria-invalid="true"` : ''} ${field.isRequired && field.kind !== 'group' ? html`aria-required="true"` : ''} ${focus === path ? html`autofocus` : ''}`;
}

function inputHtml(field: Field, path: string, filled: Filled): Html {
  const text = filled.typed.texts.get(path) ?? '';
  const attributes = attributesOf(field, path, filled);
  // A line break would be lost in an input, and the first one in a textarea.
  if (field.kind === 'longText' || text.includes('\n'))
    return html`<textarea name="${path}" rows="2" ${attributes}>
${text}</textarea>`;
  const isCode = field.kind === 'development' || field.kind === 'date';
  return html`<input name="${path}" value="${text}" ${attributes} ${field.kind === 'number' ? html`inputmode="numeric"` : ''} ${isCode ? html`spellcheck="false" autocapitalize="none"` : ''} autocomplete="off" ${field.kind === 'date' ? html`data-edtf` : ''}>`;
}

function choiceHtml(field: ChoiceField, path: string, filled: Filled): Html {
  const chosen = filled.typed.texts.get(path);
  return html`<select name="${path}" ${attributesOf(field, path, filled)}>
<option value="">${field.isRequired ? `– ${texts.form.choose} –` : `– ${texts.form.notStated} –`}</option>
${field.options.map((option) => html`<option value="${option}" ${option === chosen ? html`selected` : ''}>${labelInWords(option)}</option>`)}
</select>`;
}

function flagHtml(field: FlagField, path: string, filled: Filled): Html {
  const typed = filled.typed.texts.get(path) ?? '';
  const answers = [
    ...field.answers.map((answer) => [String(answer), answer ? texts.form.yes : texts.form.no] as const),
    ...(field.isRequired ? [] : [['', texts.form.notStated] as const]),
  ];
  return html`<fieldset class="field flag" ${attributesOf({ ...field, kind: 'group', members: [] }, path, filled)}>
<legend>${field.label}${field.isRequired ? '' : optional()}</legend>
<div class="answers">${answers.map(([value, label]) => html`<label><input type="radio" name="${path}" value="${value}" ${value === typed ? html`checked` : ''}> ${label}</label>`)}</div>
${notesOf(field, path, filled)}</fieldset>`;
}

function asserterHtml(field: AsserterField, path: string, filled: Filled): Html {
  const { typed } = filled;
  const of = typed.texts.get(`${path}${OF}`);
  const answer = typed.texts.get(path) ?? (of === undefined ? '' : SUBJECT_ANSWER);
  const choice = (value: string, label: string) =>
    html`<label><input type="radio" name="${path}" value="${value}" ${value === answer ? html`checked` : ''}> ${label}</label>`;
  return html`<fieldset class="field asserter" ${attributesOf({ ...field, kind: 'group', members: [] }, path, filled)}>
<legend>${field.label}${field.isRequired ? '' : optional()}</legend>
<div class="answers">${field.options.map((option) => choice(option, texts.asserters[option as keyof typeof texts.asserters] ?? labelInWords(option)))}
${choice(SUBJECT_ANSWER, texts.form.subject.somebody)}</div>
${subjectHtml(field, path, filled, OF)}
<p class="hint" id="${idOf(path)}-of-hint">${kindsHint(field.kinds)}</p>
<p class="says" id="${idOf(path)}-of-says" aria-live="polite">${subjectMeaning(of ?? '', filled.nameOf)}</p>
${notesOf(field, path, filled)}</fieldset>`;
}

/** Where a subject is named: by id, or by a name for which one is then picked. */
function subjectHtml(field: SubjectField | AsserterField, path: string, filled: Filled, suffix: typeof OF | ''): Html {
  const name = `${path}${suffix}`;
  const text = filled.typed.texts.get(name) ?? '';
  const attributes =
    suffix === OF
      ? html`id="${idOf(path)}-of" aria-label="${field.label}: ${texts.form.subject.somebody}" aria-describedby="${idOf(path)}-of-hint ${idOf(path)}-of-says"`
      : attributesOf(field, path, filled);
  return html`<input name="${name}" value="${text}" ${attributes} data-pick="${field.kinds.join(',')}" autocomplete="off" autocapitalize="none" spellcheck="false">
${offersHtml(path, text, filled)}`;
}

function offersHtml(path: string, text: string, { offers, typed }: Filled): Html | '' {
  const own = offers.get(path);
  if (!own) return '';
  const { subject: words } = texts.form;
  const picked = typed.texts.get(`${path}${PICK}`);
  return html`<fieldset class="offers"><legend>${words.offers(text)}</legend>
<input type="hidden" name="${path}${ASKED}" value="${text}">
${own.map((offer) => {
  const value = formatPick(offer);
  return html`<label><input type="radio" name="${path}${PICK}" value="${value}" ${value === picked ? html`checked` : ''}> <span>${offerLabel(offer)}</span></label>`;
})}</fieldset>`;
}

function offerLabel({ subject, name, isNew, variant }: Offer): Html {
  if (!isNew) return html`<bdi>${name}</bdi> <code>${subject}</code>`;
  const kind = `${labelInWords(subject.slice(0, subject.indexOf(':')))}${variant === undefined ? '' : ` (${labelInWords(variant)})`}`;
  return html`${texts.form.subject.register(name, kind)} <code>${subject}</code>`;
}

/** How many rows of a list are shown: those that were sent, and one where the catalogue asks for one. */
export function shownRows({ isRequired, minimum, maximum }: ListField, path: string, { rows }: Typed): number {
  return Math.min(maximum, Math.max(rows.get(path) ?? 0, isRequired && minimum > 0 ? 1 : 0));
}

function listHtml(field: ListField, path: string, filled: Filled): Html {
  const { element, label, isRequired, maximum } = field;
  const count = shownRows(field, path, filled.typed);
  const single = element.label;
  return html`<fieldset class="field list" ${attributesOf({ ...field, kind: 'group', members: [] }, path, filled)}>
<legend>${label}${isRequired ? '' : optional()}</legend>
${notesOf(field, path, filled)}
${Array.from({ length: count }, (_, index) => {
  const place = join(path, String(index));
  const row = {
    ...element,
    label: count > 1 || element.kind === 'group' ? texts.form.row(single, index + 1) : single,
    isRequired: true,
  };
  return html`<div class="list-row">${fieldHtml(row, place, filled)}
<button class="plain" name="do" value="less:${place}">${texts.form.less(single, index + 1)}</button></div>`;
})}
${count < maximum ? html`<button class="plain" name="do" value="more:${path}">${texts.form.more(single)}</button>` : ''}
</fieldset>`;
}

function groupHtml(field: GroupField, path: string, filled: Filled): Html {
  const members = membersHtml(field, path, filled);
  const isOpen =
    field.isRequired ||
    [...filled.typed.texts.keys(), ...filled.faults.keys()].some((name) => name.startsWith(`${path}.`));
  if (!field.isRequired)
    return html`<details class="field group" id="${idOf(path)}" ${isOpen ? html`open` : ''}><summary>${field.label}${optional()}</summary>${notesOf(field, path, filled)}${members}</details>`;
  return html`<fieldset class="field group" ${attributesOf(field, path, filled)}><legend>${field.label}</legend>${notesOf(field, path, filled)}${members}</fieldset>`;
}

export function membersHtml({ members }: GroupField, path: string, filled: Filled): Html {
  return html`${members.map((member) => fieldHtml(member, join(path, member.name), filled))}`;
}

/** The list of that name; undefined where there is none. */
export function findList(tree: GroupField, path: string): ListField | undefined {
  let field: Field | undefined = tree;
  for (const step of path.split('.')) field = field && innerOf(field, step);
  return field?.kind === 'list' ? field : undefined;
}

function innerOf(field: Field, step: string): Field | undefined {
  if (field.kind === 'list') return /^\d{1,4}$/.test(step) ? field.element : undefined;
  return field.kind === 'group' ? field.members.find(({ name }) => name === step) : undefined;
}

/** The subjects that stand in a form by their ids. */
export function subjectsTyped({ texts: typed }: Typed): SubjectId[] {
  return [...new Set([...typed.values()].map((text) => text.trim()).filter((it) => isSubjectId(it)))];
}
