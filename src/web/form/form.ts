/** The page of an entry to fill in: with what was typed, and what is wrong with it. */
import { html } from 'hono/html';
import { headersOf, httpStatusOf } from '../../api/problem.ts';
import type { Words } from '../../words/messages.ts';
import type { ProblemCode } from '../../words/problem.ts';
import type { Html } from '../html.ts';
import { scriptHtml } from '../layout.ts';
import { hiddenFields } from '../links.ts';
import { showPage } from '../page.ts';
import { type Entry, type Filled, hiddenOf, idOf, type OpenForm } from './entry.ts';
import { type FaultMessage, faultsByField } from './faults.ts';
import { fieldHtml, membersHtml } from './field.ts';
import { type Field, type GroupField, join, memberOf } from './fields.ts';
import { readCurrentNames } from './suggest.ts';
import { subjectsTyped } from './typed.ts';

/** Why an entry was refused, as a whole. */
export interface Refused {
  readonly code: ProblemCode;
  readonly title: string;
  readonly detail: string;
  readonly faults: readonly FaultMessage[];
  /** What helps beyond mending the faults. */
  readonly next?: Html | undefined;
}

export interface FormState extends Pick<Filled, 'typed' | 'focus'>, Partial<Pick<Filled, 'suggestions'>> {
  readonly refused?: Refused;
}

export async function showForm(form: OpenForm, state: FormState): Promise<Response> {
  const { call, entry, snapshot } = form;
  const { typed, suggestions = new Map(), refused, focus } = state;
  const { connection } = call.services;
  const nameOf = snapshot ? await readCurrentNames({ connection, snapshot }, subjectsTyped(typed)) : String;
  const faults = faultsByField(refused?.faults ?? []);
  const filled: Filled = { typed, faults, suggestions, nameOf, focus, language: call.language };
  const main = formPage(entry, filled, { hidden: hiddenOf(form), refused });
  const answer = refused && { status: httpStatusOf(refused.code), headers: headersOf(refused.code) };
  return showPage(call, { title: entry.title, main, ...answer });
}

interface Sent {
  /** The fields that are not typed. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly refused?: Refused | undefined;
}

export function formPage(
  { title, intro, about, action, tree }: Pick<Entry, 'title' | 'intro' | 'about' | 'action' | 'tree'>,
  filled: Filled,
  { hidden, refused }: Sent,
): Html {
  const { preview } = filled.language.words.form;
  return html`<h1>${title}</h1>
${refused ? refusedHtml(refused, filled.language.words) : ''}
${intro}
${about ?? ''}
<form class="entry" method="post" action="${action}" id="entry" novalidate>
<button name="do" value="preview" class="sr" tabindex="-1" aria-hidden="true">${preview}</button>
${hiddenFields(hidden)}
${entrySections(tree, filled)}
<p class="do"><button name="do" value="preview">${preview}</button></p>
</form>
${scriptHtml('form.js')}`;
}

/** Why the form was refused, on top and with the focus, so that it is not missed; each fault leads to its field. */
function refusedHtml({ title, detail, faults, next }: Refused, words: Words): Html {
  const { faults: text } = words.form;
  const item = ({ path, place, message }: FaultMessage) => {
    const said = place === '' ? message : text.at({ place, fault: message });
    return html`<li>${path === undefined ? said : html`<a href="#${idOf(path)}">${said}</a>`}</li>`;
  };
  return html`<div class="fault refused" role="alert" tabindex="-1" autofocus>
<h2>${faults.length > 0 ? text.title({ count: faults.length }) : title}</h2>
${faults.length > 0 ? html`<ul>${faults.map(item)}</ul>` : html`<p class="detail">${detail}</p>`}
${next ?? ''}
<p>${text.nothingRecorded}</p>
</div>`;
}

/** Which fields stand under which heading. */
const sections = {
  data: ['data'],
  when: ['occurred', 'after'],
  words: ['summary', 'lang'],
  says: ['attribution', 'claim'],
  sources: ['sources'],
  note: ['note'],
} as const satisfies Record<keyof Words['form']['sections'], readonly string[]>;

function entrySections(tree: GroupField, filled: Filled): Html {
  const data = memberOf(tree, 'data');
  const replacement = memberOf(data, 'replacement');
  if (replacement?.kind !== 'group') return html`${sectionsOf(tree, '', filled)}`;
  const inOrder = membersNamed(tree, Object.values(sections).flat());
  const own = { ...tree, members: inOrder.filter((member) => member !== data) };
  const { correctionItself } = filled.language.words.form;
  return html`<div class="replacement">${sectionsOf(replacement, 'data.replacement', filled)}</div>
<div class="itself"><h2>${correctionItself}</h2>${membersHtml(own, '', filled)}</div>`;
}

function membersNamed(group: GroupField, names: readonly string[]): readonly Field[] {
  return names.flatMap((name) => memberOf(group, name) ?? []);
}

function sectionsOf(group: GroupField, path: string, filled: Filled): Html[] {
  const titles = filled.language.words.form.sections;
  return Object.entries(sections).flatMap(([section, names]) => {
    const own = membersNamed(group, names);
    if (own.length === 0 || own.every((it) => it.kind === 'group' && it.members.length === 0)) return [];
    const fields = own.map((member) => {
      const place = join(path, member.name);
      const isData = member.kind === 'group' && member.name === 'data';
      return isData ? membersHtml(member, place, filled) : fieldHtml(member, place, filled);
    });
    const heading = section === 'data' ? own[0]?.label : titles[section as keyof typeof sections];
    return [html`<h2>${heading}</h2>${fields}`];
  });
}
