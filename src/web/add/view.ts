/** The page where the kind of development is chosen. */
import { html } from 'hono/html';
import { wordsOfType } from '../../catalogue/catalogue-words.ts';
import type { DevelopmentType } from '../../catalogue/development.ts';
import { type Family, families } from '../../catalogue/families.ts';
import type { SubjectId } from '../../catalogue/subject.ts';
import type { Language } from '../../words/language.ts';
import { formScript } from '../form/form.ts';
import { addableTypes } from '../form/tree.ts';
import { bdi, type Html } from '../html.ts';
import type { Site } from '../layout.ts';
import type { Links } from '../links.ts';
import { firstPlaceFor } from './place.ts';

export interface TypesShown {
  readonly links: Links;
  readonly language: Language;
  readonly asset: Site['asset'];
  /** What the development is to be about, with its name. */
  readonly about?: { readonly subject: SubjectId; readonly name: string } | undefined;
}

export function typesPage(shown: TypesShown): Html {
  const { links, language, asset, about } = shown;
  const { choose } = language.words.form;
  const fits = (type: DevelopmentType) =>
    addableTypes.includes(type) && (!about || firstPlaceFor(type, about.subject, language) !== undefined);
  const fitting = families.map((family) => ({ ...family, types: family.types.filter(fits) }));
  const all = html`<a href="${links.to('/add')}">${choose.all}</a>`;
  return html`<h1>${choose.title}</h1>
<p class="lead">${choose.intro}</p>
${about ? html`<p>${choose.fitting({ name: bdi(about.name) })} ${all}</p>` : ''}
<p class="filter" hidden data-filter-place>
<label>${choose.filter} <input type="search" data-filter autocomplete="off"></label></p>
<p class="empty" hidden data-filter-none>${choose.none}</p>
${fitting.filter(({ types }) => types.length > 0).map((family) => familySection(family, shown))}
<p class="hint">${choose.amend}</p>
${formScript(asset)}`;
}

function familySection({ name, types }: Family, { links, language, about }: TypesShown): Html {
  const item = ({ name: type }: DevelopmentType) => {
    const { title, description } = wordsOfType(type, language) ?? {};
    return html`<li data-filter-item>
<a href="${links.to(`/add/${type}`, { subject: about?.subject })}"><strong>${title}</strong></a>
<span class="hint">${description}</span></li>`;
  };
  return html`<section data-filter-group><h2>${language.words.families[name]}</h2>
<ul class="cards">${types.map(item)}</ul></section>`;
}
