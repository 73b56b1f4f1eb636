/** What differs about a subject between two dates, or between two times of knowledge. */
import { html } from 'hono/html';
import { diffQuery } from '../../api/diff.ts';
import { answerAbout } from '../../api/subject-path.ts';
import { type SubjectId, type SubjectKind, subjectKinds } from '../../catalogue/subject.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { readReach } from '../../queries/subject-history.ts';
import { readNames, readWording } from '../../queries/wording.ts';
import { compareSnapshots, type DiffAnswer } from '../../service/diff.ts';
import { findSubject } from '../../service/snapshot.ts';
import { bdi, type Html } from '../html.ts';
import { definePage, type Page, type PageCall, showPage } from '../page.ts';
import { readProvenance } from '../read-provenance.ts';
import { diffForms, diffTable } from './view.ts';

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
            ask: (asked) => findSubject(call.services, { ...asked, ...call.query }),
            show: ({ subject, snapshot }) => show(call, subject, { snapshot, table: html`` }),
          })
        : answerAbout(call, kind, {
            ask: (asked) => compareSnapshots(call.services, { ...asked, ...call.query }),
            show: (diff) => compare(call, diff),
          }),
  });
}

async function compare(call: PageCall<unknown>, diff: DiffAnswer): Promise<Response> {
  const { services, links, language } = call;
  const { subject, from, to, changes } = diff;
  const causes = changes.flatMap(({ because }) => because.map(({ recorded }) => recorded));
  const words = await readWording(services, to, causes);
  const values = [subject, changes.map(({ key, before, after }) => [key, before, after])];
  const { nameOf } = await readProvenance(services, to, { values });
  const context = { nameOf, links, language, about: subject };
  return show(call, subject, { snapshot: to, from, table: diffTable({ diff, words, context }) });
}

interface Comparison {
  readonly snapshot: Snapshot;
  readonly from?: Snapshot;
  readonly table: Html;
}

async function show(call: PageCall<unknown>, subject: SubjectId, { snapshot, from, table }: Comparison) {
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
