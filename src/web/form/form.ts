/** The page of an entry to fill in. */
import { html } from 'hono/html';
import type { Language } from '../../words/language.ts';
import type { Words } from '../../words/messages.ts';
import type { ProblemCode } from '../../words/problem.ts';
import type { Html } from '../html.ts';
import type { Site } from '../layout.ts';
import { hiddenFields } from '../links.ts';
import type { FaultMessage } from './faults.ts';
import { fieldHtml, membersHtml } from './field.ts';
import { type Field, type GroupField, join } from './fields.ts';
import { type Filled, idOf } from './filled.ts';

/** Why an entry was refused, as a whole. */
export interface Refused {
  readonly code: ProblemCode;
  readonly title: string;
  readonly detail: string;
  readonly faults: readonly FaultMessage[];
  /** What helps beyond mending the faults. */
  readonly next?: Html | undefined;
}

/** The fields of a form that are not typed. */
export type Hidden = Readonly<Record<string, string>>;

export interface FormShown {
  readonly title: string;
  readonly intro: Html;
  /** What it is about, where that is another development. */
  readonly about?: Html | undefined;
  /** Where it is sent to. */
  readonly action: string;
  readonly tree: GroupField;
  readonly filled: Filled;
  readonly hidden: Hidden;
  readonly refused?: Refused | undefined;
  readonly asset: Site['asset'];
}

export function formPage({ title, intro, about, action, tree, filled, hidden, refused, asset }: FormShown): Html {
  const { preview } = filled.language.words.form;
  return html`<h1>${title}</h1>
${refused ? refusedHtml(refused, filled.language) : ''}
${intro}
${about ?? ''}
<form class="entry" method="post" action="${action}" id="entry" novalidate>
<button name="do" value="preview" class="sr" tabindex="-1" aria-hidden="true">${preview}</button>
${hiddenFields(hidden)}
${entrySections(tree, filled)}
<p class="do"><button name="do" value="preview">${preview}</button></p>
</form>
${formScript(asset)}`;
}

export function formScript(asset: Site['asset']): Html {
  return html`<script type="module" src="${asset('form.js')}"></script>`;
}

/** Why the form was refused, on top and with the focus, so that it is not missed; each fault leads to its field. */
function refusedHtml({ title, detail, faults, next }: Refused, { words }: Language): Html {
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
  const data = tree.members.find(({ name }) => name === 'data');
  const replacement = data?.kind === 'group' ? data.members.find(({ name }) => name === 'replacement') : undefined;
  if (replacement?.kind !== 'group') return html`${sectionsOf(tree, '', filled)}`;
  const own = { ...tree, members: inOrder(tree.members.filter((member) => member !== data)) };
  const { correctionItself } = filled.language.words.form;
  return html`<div class="replacement">${sectionsOf(replacement, 'data.replacement', filled)}</div>
<div class="itself"><h2>${correctionItself}</h2>${membersHtml(own, '', filled)}</div>`;
}

function inOrder(members: readonly Field[]): readonly Field[] {
  return Object.values(sections).flatMap((names) =>
    names.flatMap((name) => members.find((it) => it.name === name) ?? []),
  );
}

function sectionsOf({ members }: GroupField, path: string, filled: Filled): Html[] {
  return Object.entries(sections).flatMap(([section, names]) => {
    const own = names.flatMap((name) => members.find((member) => member.name === name) ?? []);
    if (own.length === 0 || own.every((it) => it.kind === 'group' && it.members.length === 0)) return [];
    const fields = own.map((member) => {
      const place = join(path, member.name);
      return member.kind === 'group' && member.name === 'data'
        ? membersHtml(member, place, filled)
        : fieldHtml(member, place, filled);
    });
    const titles = filled.language.words.form.sections;
    const heading = section === 'data' ? own[0]?.label : titles[section as keyof typeof sections];
    return [html`<h2>${heading}</h2>${fields}`];
  });
}
