import { html } from 'hono/html';
import { diffQuery } from '../../api/diff.ts';
import type { Answer } from '../../api/route.ts';
import { answerAbout } from '../../api/subject-path.ts';
import type { SubjectId, SubjectKind } from '../../catalogue/subject.ts';
import { subjectKinds } from '../../catalogue/subject.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { readReach } from '../../queries/subject-history.ts';
import { readNames, readWords } from '../../queries/words.ts';
import { compareSnapshots, type DiffAnswer } from '../../service/diff.ts';
import { identifySubject, type SnapshotAsk, takeSnapshot } from '../../service/snapshot.ts';
import { type Result, succeed } from '../../words/problem.ts';
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
    handle: (call) =>
      call.query.from === undefined && call.query.knownFrom === undefined
        ? answerAbout(call, kind, {
            ask: (asked) => findSubject(call, { ...asked, ...call.query }),
            show: ({ subject, snapshot }) => show(call, subject, { snapshot, table: html`` }),
          })
        : answerAbout(call, kind, {
            ask: (asked) => compareSnapshots(call.services, { ...asked, ...call.query }),
            show: (diff) => compare(call, diff),
          }),
  });
}

interface Subject {
  readonly subject: SubjectId;
  readonly snapshot: Snapshot;
}

/** What nothing is asked about yet. */
async function findSubject(
  { services }: PageCall<unknown>,
  ask: SnapshotAsk & { readonly subject: SubjectId },
): Promise<Result<Subject>> {
  const opened = await takeSnapshot(services, ask);
  if (!opened.ok) return opened;
  const identified = await identifySubject(services, opened.value, ask.subject);
  return identified.ok ? succeed({ subject: identified.value, snapshot: opened.value }) : identified;
}

async function compare(call: PageCall<unknown>, diff: DiffAnswer): Promise<Answer> {
  const { services, links } = call;
  const { subject, from, to, by } = diff;
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

async function show(call: PageCall<unknown>, subject: SubjectId, { snapshot, from, table }: Comparison) {
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
