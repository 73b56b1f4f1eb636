/** Adding a development: the page where its kind is chosen, and the form of each kind. */
import { html } from 'hono/html';
import { z } from 'zod';
import { snapshotParameters, subjectParameter } from '../api/parameters.ts';
import { wordsOfType } from '../catalogue/catalogue-words.ts';
import type { DevelopmentType } from '../catalogue/development.ts';
import { families } from '../catalogue/families.ts';
import { kindOf, type SubjectId } from '../catalogue/subject.ts';
import { takeSnapshot } from '../service/snapshot.ts';
import type { Language } from '../words/language.ts';
import { say } from '../words/message.ts';
import { fail, succeed } from '../words/problem.ts';
import { type Field, join, memberOf } from './form/fields.ts';
import { defineForm } from './form/pages.ts';
import { readCurrentNames } from './form/suggest.ts';
import { addableTypes, formOf } from './form/tree.ts';
import type { Typed } from './form/typed.ts';
import { bdi, type Html } from './html.ts';
import { type Site, scriptHtml } from './layout.ts';
import { definePage, type Page, showPage } from './page.ts';

/** What is recorded is recorded now: a snapshot in the address only leads back to where the reader came from. */
const query = z.strictObject({ ...snapshotParameters, subject: subjectParameter.optional() });

const chooseType = definePage({
  path: '/{workspace}/add',
  access: 'record',
  query,
  async handle(call) {
    const { services, workspace } = call;
    const { subject } = call.query;
    const opened = await takeSnapshot(services, { workspace });
    if (!opened.ok) return opened.problem;
    const known = { connection: services.connection, snapshot: opened.value };
    const nameOf = await readCurrentNames(known, subject ? [subject] : []);
    const { choose } = call.words.form;
    const all = html`<a href="${call.links.to('/add')}">${choose.all}</a>`;
    const main = html`<h1>${choose.title}</h1>
<p class="lead">${choose.intro}</p>
${subject ? html`<p>${choose.fitting({ name: bdi(nameOf(subject)) })} ${all}</p>` : ''}
<p class="filter" hidden data-filter-place>
<label>${choose.filter} <input type="search" data-filter autocomplete="off"></label></p>
<p class="empty" hidden data-filter-none>${choose.none}</p>
${familySections(subject, call)}
<p class="hint">${choose.amend}</p>
${scriptHtml('form.js')}`;
    return showPage(call, { title: choose.title, main, place: 'add' });
  },
});

/** The types of each family that fit the subject; of none, all. */
function familySections(subject: SubjectId | undefined, { links, words, language }: Site): Html[] {
  const fits = (type: DevelopmentType) =>
    addableTypes.includes(type) && (!subject || firstPlaceFor(type, subject, language) !== undefined);
  const item = ({ name }: DevelopmentType) => {
    const { title, description } = wordsOfType(name, language) ?? {};
    return html`<li data-filter-item>
<a href="${links.to(`/add/${name}`, { subject })}"><strong>${title}</strong></a>
<span class="hint">${description}</span></li>`;
  };
  return families
    .map(({ name, types }) => ({ name, types: types.filter(fits) }))
    .filter(({ types }) => types.length > 0)
    .map(
      ({ name, types }) => html`<section data-filter-group><h2>${words.families[name]}</h2>
<ul class="rows">${types.map(item)}</ul></section>`,
    );
}

export const addPages: readonly Page[] = [
  chooseType,
  ...defineForm({
    path: '/{workspace}/add/{type}',
    query,
    async find({ path, query: { subject }, links, language }) {
      const type = addableTypes.find(({ name }) => name === path.type);
      if (!type)
        return fail('not_found', { detail: say('problems.found.typeToAdd', { type: (path.type ?? '').slice(0, 80) }) });
      const { name } = type;
      const { title = name, description } = wordsOfType(name, language) ?? {};
      return succeed({
        title,
        intro: html`<p class="lead">${description}</p>`,
        action: links.to(`/add/${name}`),
        tree: formOf(type, language),
        typed: subject ? typedWith(firstPlaceFor(type, subject, language), subject) : typedWith(undefined, ''),
        complete: (input) => ({ ...input, type: name }),
        recordedAt: (id) => links.bare(`/developments/${id}`),
        isGuarded: false,
      });
    },
  }),
];

/** The name of the first field in which the subject can stand; undefined: in none. */
function firstPlaceFor(type: DevelopmentType, subject: SubjectId, language: Language): string | undefined {
  const data = memberOf(formOf(type, language), 'data');
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

/** A form with nothing typed but a subject in one field; a list on the way to it shows its first row. */
function typedWith(place: string | undefined, subject: string): Typed {
  if (place === undefined) return { texts: new Map(), rows: new Map() };
  const steps = place.split('.');
  const rows = steps.flatMap((step, index) => (step === '0' ? [[steps.slice(0, index).join('.'), 1] as const] : []));
  return { texts: new Map([[place, subject]]), rows: new Map(rows) };
}
