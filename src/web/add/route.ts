/** Adding a development: the page where its kind is chosen, and the form of each kind. */
import { html } from 'hono/html';
import { z } from 'zod';
import { snapshotParameters, subjectParameter } from '../../api/parameters.ts';
import { titleOfType, wordsOfType } from '../../catalogue/catalogue-words.ts';
import type { DevelopmentType } from '../../catalogue/development.ts';
import { takeSnapshot } from '../../service/snapshot.ts';
import { say } from '../../words/message.ts';
import type { Problem } from '../../words/problem.ts';
import { answerEntry, showEntry } from '../form/answer.ts';
import { readForm } from '../form/body.ts';
import type { Entry } from '../form/entry.ts';
import { readCurrentNames } from '../form/suggest.ts';
import { addableTypes, formOf } from '../form/tree.ts';
import { definePage, type Page, type PageCall, showPage } from '../page.ts';
import { firstPlaceFor, typedAt } from './place.ts';
import { typesPage } from './view.ts';

/** What is recorded is recorded now: a snapshot in the address only leads back to where the reader came from. */
const query = z.strictObject({ ...snapshotParameters, subject: subjectParameter.optional() });

const chooseType = definePage({
  method: 'get',
  path: '/{workspace}/add',
  access: 'record',
  query,
  async handle(call) {
    const { services, workspace, links, language, site } = call;
    const { subject } = call.query;
    const opened = await takeSnapshot(services, { workspace });
    if (!opened.ok) return opened.problem;
    const nameOf = await readCurrentNames(services.connection, opened.value, subject ? [subject] : []);
    const about = subject && { subject, name: nameOf(subject) };
    const main = typesPage({ links, language, asset: site.asset, about });
    return showPage(call, { title: language.words.form.choose.title, main });
  },
});

const showType = definePage({
  method: 'get',
  path: '/{workspace}/add/{type}',
  access: 'record',
  query,
  async handle(call) {
    const { path, language } = call;
    const { subject } = call.query;
    const type = findAddable(path.type);
    if (!type) return noType(path.type);
    const place = subject && firstPlaceFor(type, subject, language);
    const typed = place && subject ? typedAt(place, subject) : { texts: new Map(), rows: new Map() };
    return showEntry(call, entryOf(call, type), typed);
  },
});

const sendType = definePage({
  method: 'post',
  path: '/{workspace}/add/{type}',
  access: 'record',
  query,
  async handle(call) {
    const type = findAddable(call.path.type);
    if (!type) return noType(call.path.type);
    const form = await readForm(call.request);
    return form.ok ? answerEntry(call, entryOf(call, type), form.value) : form.problem;
  },
});

export const addPages: readonly Page[] = [chooseType, showType, sendType];

function findAddable(name: string | undefined): DevelopmentType | undefined {
  return addableTypes.find((type) => type.name === name);
}

function noType(name = ''): Problem {
  return { code: 'not_found', detail: say('problems.found.typeToAdd', { type: name.slice(0, 80) }) };
}

function entryOf({ links, language }: PageCall<unknown>, type: DevelopmentType): Entry {
  return {
    title: titleOfType(type.name, language),
    intro: html`<p class="lead">${wordsOfType(type.name, language)?.description}</p>`,
    action: links.to(`/add/${type.name}`),
    tree: formOf(type, language),
    complete: (input) => ({ ...input, type: type.name }),
    recordedAt: (id) => links.bare(`/developments/${id}`),
    isGuarded: false,
  };
}
