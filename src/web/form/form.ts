import { html } from 'hono/html';
import type { Html } from '../html.ts';
import type { Site } from '../layout.ts';
import { texts } from '../texts.ts';
import type { FaultMessage } from './faults.ts';
import { type Filled, fieldHtml, idOf, membersHtml } from './field.ts';
import type { Field, GroupField } from './fields.ts';
import { join } from './typed.ts';

/** Why an entry was refused, as a whole. */
export interface Refused {
  readonly title: string;
  readonly detail: string;
  readonly faults: readonly FaultMessage[];
  /** What helps beyond mending the faults. */
  readonly next?: Html | undefined;
}

/** The fields of a form that nobody types. */
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

/** An entry to fill in. */
export function formPage({ title, intro, about, action, tree, filled, hidden, refused, asset }: FormShown): Html {
  return html`<h1>${title}</h1>
${refused ? refusedHtml(refused) : ''}
${intro}
${about ?? ''}
<form class="entry" method="post" action="${action}" id="entry" novalidate>
<button name="do" value="preview" class="sr" tabindex="-1" aria-hidden="true">${texts.form.preview}</button>
${hiddenFields(hidden)}
${entrySections(tree, filled)}
<p class="do"><button name="do" value="preview">${texts.form.preview}</button></p>
</form>
${formScript(asset)}`;
}

export function hiddenFields(hidden: Hidden): Html {
  return html`${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`;
}

export function linkTo(address: string, label: string): Html {
  return html`<p><a href="${address}">${label}</a></p>`;
}

export function formScript(asset: Site['asset']): Html {
  return html`<script type="module" src="${asset('form.js')}"></script>`;
}

/** Stands on top and takes the focus, so that nobody misses it; each fault leads to its field. */
function refusedHtml({ title, detail, faults, next }: Refused): Html {
  const words = texts.form.faults;
  return html`<div class="fault refused" role="alert" tabindex="-1" autofocus>
<h2>${faults.length > 0 ? words.title(faults.length) : title}</h2>
${faults.length > 0 ? '' : html`<p>${detail}</p>`}
<ul>${faults.map(({ path, place, message }) => html`<li>${path === undefined ? html`${place} ${message}` : html`<a href="#${idOf(path)}">${place}: ${message}</a>`}</li>`)}</ul>
${next ?? ''}
<p>${words.kept}</p>
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
} as const satisfies Record<keyof typeof texts.form.sections, readonly string[]>;

function entrySections(tree: GroupField, filled: Filled): Html {
  const data = tree.members.find(({ name }) => name === 'data');
  const replacement = data?.kind === 'group' ? data.members.find(({ name }) => name === 'replacement') : undefined;
  if (replacement?.kind !== 'group') return html`${sectionsOf(tree, '', filled)}`;
  const own = { ...tree, members: inOrder(tree.members.filter((member) => member !== data)) };
  return html`<div class="replacement">${sectionsOf(replacement, 'data.replacement', filled)}</div>
<div class="itself"><h2>${texts.form.correctionItself}</h2>${membersHtml(own, '', filled)}</div>`;
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
    const heading = section === 'data' ? own[0]?.label : texts.form.sections[section as keyof typeof sections];
    return [html`<h2>${heading}</h2>${fields}`];
  });
}
