import { z } from 'zod';
import { readSnapshot } from '../../api/paging.ts';
import { snapshotParameters } from '../../api/parameters.ts';
import { noSubject, redirectToKnownAs, subjectOf } from '../../api/subject-path.ts';
import type { SubjectId, SubjectKind } from '../../catalogue/subject.ts';
import { isSubjectId } from '../../catalogue/subject.ts';
import type { Connection } from '../../database/connection.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { readState } from '../../queries/state.ts';
import { readMarks, readSubjectHistory } from '../../queries/subject-history.ts';
import { readTimeline, type TimelineEntry, type TimelinePlace } from '../../queries/timeline.ts';
import { readWords } from '../../queries/words.ts';
import { type SubjectState, valuesOf } from '../../state/state.ts';
import { addressOf } from '../origin.ts';
import { definePage, type Page, type PageCall, pageHeaders, showPage } from '../page.ts';
import { readGrounds, subjectsIn } from '../read-evidence.ts';
import { machineOf } from '../snapshot.ts';
import { texts } from '../texts.ts';
import { type CitedSource, dossierPage } from './view.ts';

/** A dossier is read by people: more developments than this are told in files. */
const MOST = 2_000;
const AT_ONCE = 500;

/** The foot of every printed page, in a sheet of its own: no page holds styles of its own. */
const footer = definePage({
  method: 'get',
  path: '/{workspace}/dossier.css',
  access: 'read',
  query: z.strictObject(snapshotParameters),
  async handle({ services, path, query, site }) {
    const opened = await readSnapshot(services, path.workspace ?? '', query);
    if (!opened.ok) return opened.response;
    const { workspace, asOf, knowledge } = opened.snapshot;
    const foot = texts.dossier.foot(workspace, asOf, knowledge.position, knowledge.recordedAt ?? '');
    const sheet = `@page { @bottom-left { content: ${JSON.stringify(foot)}; font-size: 8pt; white-space: nowrap; } }\n`;
    return new Response(sheet, { headers: { ...pageHeaders(site), 'content-type': 'text/css; charset=utf-8' } });
  },
});

export const dossierPages: readonly Page[] = [...(['person', 'case'] as const).map(dossierPageOf), footer];

function dossierPageOf(kind: SubjectKind): Page {
  return definePage({
    method: 'get',
    path: `/{workspace}/${kind}s/{slug}/dossier`,
    access: 'read',
    query: z.strictObject(snapshotParameters),
    async handle(call) {
      const { services, request, path, query } = call;
      const subject = subjectOf(kind, path.slug);
      const opened = await readSnapshot(services, path.workspace ?? '', query);
      if (!opened.ok) return opened.response;
      const { snapshot } = opened;
      const redirect = subject && (await redirectToKnownAs(request, services, snapshot, subject));
      if (redirect) return redirect;
      const state = subject && (await readState(services.connection, snapshot, { subject, certainty: 'possible' }));
      return state ? showDossier(call, snapshot, { subject, state }) : noSubject(kind, path.slug);
    },
  });
}

async function showDossier(
  call: PageCall<unknown>,
  snapshot: Snapshot,
  { subject, state }: { readonly subject: SubjectId; readonly state: SubjectState },
): Promise<Response> {
  const { services, links, request } = call;
  const { connection } = services;
  const items = await readAll(connection, snapshot, subject);
  const happened = (await readMarks(connection, snapshot, subject)).items.filter(
    ({ earliest }) => earliest === null || earliest <= snapshot.asOf,
  );
  const words = await readWords(
    services,
    snapshot,
    items.map(({ recorded }) => recorded),
  );
  const shown = [
    ...valuesOf(state).map(({ attributed }) => attributed),
    ...state.possible,
    ...state.ended,
    ...state.claims,
  ];
  const cited = items.flatMap(({ recorded }) => recorded.development.sources.map(({ source }) => source));
  const sources = [...new Set([...cited, ...shown.flatMap((attributed) => attributed.sources)])];
  const { nameOf } = await readGrounds(services, snapshot, {
    ids: [],
    subjects: [subject, ...sources, ...subjectsIn([state.state, state.possible, state.ended, state.claims])],
  });
  return showPage(call, {
    title: texts.dossier.title(state.name),
    main: dossierPage({
      state,
      items,
      more: Math.max(0, happened.length - items.length),
      words,
      sources: await readPublications(connection, snapshot, sources),
      machine: await machineOf(services, snapshot, { subject }),
      context: { nameOf, language: services.language, links, about: subject },
      workspace: snapshot.workspace,
      address: addressOf(request),
    }),
  });
}

async function readAll(connection: Connection, snapshot: Snapshot, subject: SubjectId): Promise<TimelineEntry[]> {
  const items: TimelineEntry[] = [];
  for (let after: TimelinePlace | undefined; items.length < MOST; ) {
    const page = await readTimeline(connection, snapshot, { subject, certainty: 'possible', after, limit: AT_ONCE });
    items.push(...page.items);
    if (page.next === undefined) break;
    after = page.next;
  }
  return items;
}

/** What the sources say of themselves, as far as the moment knows. */
async function readPublications(
  connection: Connection,
  snapshot: Snapshot,
  sources: readonly string[],
): Promise<CitedSource[]> {
  const subjects = sources.filter((it) => isSubjectId(it));
  const { facts } = await readSubjectHistory(connection, snapshot, { subjects, attributes: ['publication'] });
  const last = new Map(facts.map(({ subject, value }) => [subject, value as CitedSource['publication']]));
  return subjects.map((source) => ({ source, publication: last.get(source) }));
}
