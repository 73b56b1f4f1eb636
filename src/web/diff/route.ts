/** What differs about a subject between two dates, or between two times of knowledge. */
import { html } from 'hono/html';
import { type DiffParameters, diffQuery, faultOfPair, openPair } from '../../api/diff.ts';
import { readSnapshot } from '../../api/paging.ts';
import { faultyQuery } from '../../api/problem.ts';
import { noSubject, redirectToKnownAs, subjectOf } from '../../api/subject-path.ts';
import { type SubjectId, type SubjectKind, subjectKinds } from '../../catalogue/subject.ts';
import { isRegistered } from '../../queries/identity.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { readReach } from '../../queries/subject-history.ts';
import { readNames } from '../../queries/words.ts';
import { bdi, type Html } from '../html.ts';
import { definePage, type Page, type PageCall, showPage } from '../page.ts';
import { readDiff } from './data.ts';
import { diffForms, diffTable } from './view.ts';

export const diffPages: readonly Page[] = subjectKinds.map(diffPageOf);

function diffPageOf(kind: SubjectKind): Page {
  return definePage({
    method: 'get',
    path: `/{workspace}/${kind}s/{slug}/diff`,
    access: 'read',
    query: diffQuery,
    async handle(call) {
      const { services, request, path, query } = call;
      const subject = subjectOf(kind, path.slug);
      const opened = await readSnapshot(services, path.workspace ?? '', query);
      if (!opened.ok) return opened.response;
      const { snapshot } = opened;
      const redirect = subject && (await redirectToKnownAs(request, services, snapshot, subject));
      if (redirect) return redirect;
      if (!subject || !(await isRegistered(services.connection, snapshot, subject))) return noSubject(kind, path.slug);
      const isAsked = query.from !== undefined || query.knownFrom !== undefined;
      return isAsked ? compare(call, subject) : show(call, subject, { snapshot, table: html`` });
    },
  });
}

async function compare(call: PageCall<DiffParameters>, subject: SubjectId): Promise<Response> {
  const { services, links, language, path, query } = call;
  const fault = faultOfPair(query);
  if (fault) return faultyQuery([fault]);
  const pair = await openPair(services, path.workspace ?? '', query);
  if (!pair.ok) return pair.response;
  const { from, to } = pair;
  const by = query.from === undefined ? 'knowledge' : 'days';
  const found = await readDiff(services, { subject, from, to, by });
  if (!found) return noSubject('person', path.slug);
  const { diff, words, nameOf } = found;
  const context = { nameOf, links, language, about: subject };
  return show(call, subject, { snapshot: to, from, table: diffTable({ diff, subject, from, to, by, words, context }) });
}

interface Comparison {
  readonly snapshot: Snapshot;
  readonly from?: Snapshot;
  readonly table: Html;
}

async function show(call: PageCall<DiffParameters>, subject: SubjectId, { snapshot, from, table }: Comparison) {
  const { services, links, language } = call;
  const reach = await readReach(services.connection, snapshot, subject);
  const names = await readNames(services.connection, snapshot, [subject]);
  const name = names.get(subject) ?? subject;
  const asked = {
    path: links.bare(`/${subject.replace(':', 's/')}/diff`),
    from: from?.asOf ?? reach.first ?? snapshot.asOf,
    to: snapshot.asOf,
    knownFrom: `position:${from?.knowledge.position ?? Math.max(0, reach.positions[0] ?? 0)}`,
    knownTo: `position:${Math.max(0, snapshot.knowledge.position)}`,
    ...links.asked,
  };
  const { title } = language.words.pages.diff;
  const main = html`<h1>${title({ name: bdi(name) })}</h1>${diffForms(asked, language)}${table}`;
  return showPage(call, { title: title({ name }), main });
}
