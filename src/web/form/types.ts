import { html } from 'hono/html';
import { wordsOfType } from '../../catalogue/catalogue-words.ts';
import type { DevelopmentType } from '../../catalogue/development.ts';
import { families } from '../../catalogue/families.ts';
import { kindOf, type SubjectId } from '../../catalogue/subject.ts';
import type { Language } from '../../words/language.ts';
import type { Html } from '../html.ts';
import type { Site } from '../layout.ts';
import type { Links } from '../links.ts';
import { texts } from '../texts.ts';
import { addableTypes, type Field, formOf } from './fields.ts';
import { formScript } from './form.ts';
import { join } from './typed.ts';

export interface TypesShown {
  readonly links: Links;
  readonly asset: Site['asset'];
  readonly language: Language;
  /** What the development is to be about, with its name. */
  readonly about?: { readonly subject: SubjectId; readonly name: string } | undefined;
}

/** Where the kind of development is picked. */
export function typesPage({ links, asset, about, language }: TypesShown): Html {
  const { pick } = texts.form;
  const fits = (type: DevelopmentType) =>
    addableTypes.includes(type) && (!about || firstPlaceFor(type, about.subject) !== undefined);
  const shown = families.flatMap(({ name, types }) => {
    const own = types.filter(fits);
    return own.length > 0 ? [{ title: language.words.families[name], types: own }] : [];
  });
  return html`<h1>${pick.title}</h1>
<p class="lead">${pick.intro}</p>
${about ? html`<p><bdi>${pick.fitting(about.name)}</bdi> <a href="${links.to('/add')}">${pick.all}</a></p>` : ''}
<p class="filter" hidden data-filter-place><label>${pick.filter} <input type="search" data-filter autocomplete="off"></label></p>
<p class="empty" hidden data-filter-none>${pick.none}</p>
${shown.map(
  ({ title, types }) => html`<section data-filter-group><h2>${title}</h2>
<ul class="cards">${types.map(
    ({
      name,
    }) => html`<li data-filter-item><a href="${links.to(`/add/${name}`, { subject: about?.subject })}"><strong>${wordsOfType(name, language)?.title}</strong></a>
<span class="hint">${wordsOfType(name, language)?.description}</span></li>`,
  )}</ul></section>`,
)}
<p class="hint">${pick.amend}</p>
${formScript(asset)}`;
}

/** The name of the first field in which the subject can stand; undefined: in none. */
export function firstPlaceFor(type: DevelopmentType, subject: SubjectId): string | undefined {
  const data = formOf(type).members.find(({ name }) => name === 'data');
  return type.registers || !data ? undefined : findPlace(data, 'data', subject);
}

function findPlace(field: Field, path: string, subject: SubjectId): string | undefined {
  switch (field.kind) {
    case 'subject':
      return field.kinds.includes(kindOf(subject)) ? path : undefined;
    case 'group': {
      const inner = field.members.map((member) => findPlace(member, join(path, member.name), subject));
      return inner.find((it) => it !== undefined);
    }
    case 'list':
      return findPlace(field.element, join(path, '0'), subject);
    default:
      return undefined;
  }
}
