import { html } from 'hono/html';
import { z } from 'zod';
import { readSnapshot } from '../../api/paging.ts';
import { snapshotParameters, subjectParameter } from '../../api/parameters.ts';
import { problem } from '../../api/problem.ts';
import { wordsOfType } from '../../catalogue/catalogue-words.ts';
import type { DevelopmentType } from '../../catalogue/development.ts';
import { readForm } from '../form/body.ts';
import { answerEntry, type Entry, showEntry } from '../form/entry.ts';
import { addableTypes, formOf } from '../form/fields.ts';
import { readCalling } from '../form/suggest.ts';
import type { Typed } from '../form/typed.ts';
import { firstPlaceFor, typesPage } from '../form/types.ts';
import { definePage, type Page, type PageCall, showPage } from '../page.ts';
import { texts } from '../texts.ts';

/** What is recorded is recorded now: a moment in the address only leads back to where the reader came from. */
const query = z.strictObject({ ...snapshotParameters, subject: subjectParameter.optional() });

/** Where the kind of development is picked. */
const pickType = definePage({
  method: 'get',
  path: '/{workspace}/add',
  access: 'record',
  query,
  async handle(call) {
    const { services, path, links, site } = call;
    const { subject } = call.query;
    const opened = await readSnapshot(services, path.workspace ?? '', {});
    if (!opened.ok) return opened.response;
    const nameOf = await readCalling(services.connection, opened.snapshot, subject ? [subject] : []);
    const about = subject && { subject, name: nameOf(subject) };
    return showPage(call, {
      title: texts.form.pick.title,
      main: typesPage({ links, asset: site.asset, about, language: services.language }),
    });
  },
});

const showType = definePage({
  method: 'get',
  path: '/{workspace}/add/{type}',
  access: 'record',
  query,
  async handle(call) {
    const type = findAddable(call.path.type);
    if (!type) return noType(call.path.type);
    return showEntry(call, entryOf(call, type), startingWith(type, call.query));
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
    if (!form.ok) return form.response;
    return answerEntry(call, entryOf(call, type), form.fields);
  },
});

export const addPages: readonly Page[] = [pickType, showType, sendType];

function findAddable(name: string | undefined): DevelopmentType | undefined {
  return addableTypes.find((type) => type.name === name);
}

function noType(name = ''): Response {
  const detail = `“${name.slice(0, 80)}” is not a kind of development that can be added; pick one that is, or open the development that you want to amend`;
  return problem('not_found', { detail });
}

/** The form with the subject that the reader came from in the first field that takes it. */
function startingWith(type: DevelopmentType, { subject }: z.infer<typeof query>): Typed {
  const place = subject && firstPlaceFor(type, subject);
  return { texts: new Map(place && subject ? [[place, subject]] : []), rows: new Map(rowsAbove(place)) };
}

/** A list on the way to a field shows its first row. */
function rowsAbove(place = ''): [string, number][] {
  const steps = place.split('.');
  return steps.flatMap((step, index) =>
    step === '0' ? [[steps.slice(0, index).join('.'), 1] as [string, number]] : [],
  );
}

function entryOf({ links, services }: PageCall<unknown>, type: DevelopmentType): Entry {
  const words = wordsOfType(type.name, services.language);
  return {
    title: words?.title ?? type.name,
    intro: html`<p class="lead">${words?.description}</p>`,
    action: links.to(`/add/${type.name}`),
    tree: formOf(type),
    complete: (input) => ({ ...input, type: type.name }),
    recordedAt: (id) => links.bare(`/developments/${id}`),
    isGuarded: false,
  };
}
