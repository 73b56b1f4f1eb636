/** The head of a page about a subject: its name, the original where that differs, and its other names. */
import { html } from 'hono/html';
import type { z } from 'zod';
import { registry } from '../../catalogue/registry.ts';
import type { SubjectId } from '../../catalogue/subject.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { readNames } from '../../queries/wording.ts';
import { type SubjectState, valuesOf } from '../../state/state.ts';
import { bdi, type Html, listHtml } from '../html.ts';
import type { PageCall } from '../page.ts';

/** A name in one language; `lang`: null where that is not stated. */
interface NameInLanguage {
  readonly text: string;
  readonly lang: string | null;
}

export async function subjectHead(call: PageCall, snapshot: Snapshot, state: SubjectState): Promise<Html> {
  const { words, language, services } = call;
  const subject = state.id as SubjectId;
  const known = namesOf(state);
  const originals =
    known.length > 1 ? await readNames(services.connection, { ...snapshot, languages: [] }, [subject]) : [];
  const original = new Map<string, string>(originals).get(subject) ?? state.name;
  const shown = (text: string) => bdi(text, known.find((it) => it.text === text)?.lang);
  const others = [...new Set(known.map(({ text }) => text))].filter((it) => it !== state.name && it !== original);
  const own = words.pages.subject;
  const also = own.also({ names: listHtml(others.map(shown), language) });
  const inOriginal = original === state.name ? '' : html`<span>${own.original({ name: shown(original) })}</span>`;
  const names = html`<p class="names">${inOriginal} ${others.length === 0 ? '' : html`<span>${also}</span>`}</p>`;
  return html`<div id="head" data-live><h1>${shown(state.name)}</h1>
${inOriginal === '' && others.length === 0 ? '' : names}</div>`;
}

/** Every name that a subject has, in each of its languages. */
function namesOf(state: SubjectState): NameInLanguage[] {
  return valuesOf(state)
    .filter(({ attribute }) => attribute === registry.name.name)
    .flatMap(({ attributed }) => {
      const { text, lang, otherLanguages = [] } = attributed.value as z.infer<typeof registry.name.value>;
      return [{ text, lang }, ...otherLanguages];
    });
}
