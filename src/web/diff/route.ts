import { html } from 'hono/html';
import { type DiffParameters, diffQuery, faultOfPair, openPair } from '../../api/diff.ts';
import { readSnapshot } from '../../api/paging.ts';
import { faultyQuery } from '../../api/problem.ts';
import { noSubject, redirectToKnownAs, subjectOf } from '../../api/subject-path.ts';
import type { SubjectId, SubjectKind } from '../../catalogue/subject.ts';
import { subjectKinds } from '../../catalogue/subject.ts';
import { diffDays } from '../../queries/diff-days.ts';
import { diffKnowledge } from '../../queries/diff-knowledge.ts';
import { isRegistered } from '../../queries/identity.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { readReach } from '../../queries/subject-history.ts';
import { readNames, readWords } from '../../queries/words.ts';
import type { Html } from '../html.ts';
import { definePage, type Page, type PageCall, showPage } from '../page.ts';
import { readGrounds, subjectsIn } from '../read-evidence.ts';
import { texts } from '../texts.ts';
import { type DiffForms, diffForms, diffTable } from './view.ts';

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
      const redirect = subject && (await redirectToKnownAs(request, services, opened.snapshot, subject));
      if (redirect) return redirect;
      if (!subject || !(await isRegistered(services.connection, opened.snapshot, subject)))
        return noSubject(kind, path.slug);
      const isAsked = query.from !== undefined || query.knownFrom !== undefined;
      return isAsked ? compare(call, subject) : show(call, subject, { snapshot: opened.snapshot, table: html`` });
    },
  });
}

async function compare(call: PageCall<DiffParameters>, subject: SubjectId): Promise<Response> {
  const { services, links, path, query } = call;
  const { connection } = services;
  const fault = faultOfPair(query);
  if (fault) return faultyQuery([fault]);
  const pair = await openPair(services, path.workspace ?? '', query);
  if (!pair.ok) return pair.response;
  const { from, to } = pair;
  const by = query.from === undefined ? 'knowledge' : 'days';
  const diff = await (by === 'days' ? diffDays : diffKnowledge)(connection, { subject, from, to });
  if (!diff) return noSubject('person', path.slug);
  const words = await readWords(
    services,
    to,
    diff.changes.flatMap(({ because }) => because.map(({ recorded }) => recorded)),
  );
  const { nameOf } = await readGrounds(services, to, {
    ids: [],
    subjects: [subject, ...subjectsIn(diff.changes.map(({ key, before, after }) => [key, before, after]))],
  });
  const table = diffTable({
    diff,
    subject,
    from,
    to,
    by,
    words,
    context: { nameOf, language: services.language, links, about: subject },
  });
  return show(call, subject, { snapshot: to, from, table });
}

interface Comparison {
  readonly snapshot: Snapshot;
  readonly from?: Snapshot;
  readonly table: Html;
}

async function show(call: PageCall<DiffParameters>, subject: SubjectId, { snapshot, from, table }: Comparison) {
  const { services, links } = call;
  const { connection } = services;
  const reach = await readReach(connection, snapshot, subject);
  const name = (await readNames(connection, snapshot, [subject])).get(subject) ?? subject;
  const forms: DiffForms = {
    path: links.bare(`/${subject.replace(':', 's/')}/diff`),
    from: from?.asOf ?? reach.first ?? snapshot.asOf,
    to: snapshot.asOf,
    knownFrom: `position:${from?.knowledge.position ?? Math.max(0, reach.positions[0] ?? 0)}`,
    knownTo: `position:${Math.max(0, snapshot.knowledge.position)}`,
    asOf: links.asked.asOf,
    knownAt: links.asked.knownAt,
  };
  const title = texts.diff.title(name);
  return showPage(call, { title, main: html`<h1><bdi>${title}</bdi></h1>${diffForms(forms)}${table}` });
}
