/** The report on a person or a case, to be printed. */
import { z } from 'zod';
import { readSnapshot } from '../../api/paging.ts';
import { snapshotParameters } from '../../api/parameters.ts';
import { noSubject, redirectToKnownAs, subjectOf } from '../../api/subject-path.ts';
import type { SubjectKind } from '../../catalogue/subject.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { readState } from '../../queries/state.ts';
import type { SubjectState } from '../../state/state.ts';
import { formatDay } from '../../words/dates.ts';
import type { Language } from '../../words/language.ts';
import { formatInstant } from '../dates.ts';
import { addressOf } from '../origin.ts';
import { definePage, type Page, type PageCall, pageHeaders, showPage } from '../page.ts';
import { readTimeRange } from '../time-range.ts';
import { readReport } from './data.ts';
import { reportPage } from './view.ts';

/** The foot of every printed page, in a sheet of its own: no page holds styles of its own. */
const footer = definePage({
  method: 'get',
  path: '/{workspace}/dossier.css',
  access: 'read',
  query: z.strictObject(snapshotParameters),
  async handle({ services, path, query, site, language }) {
    const opened = await readSnapshot(services, path.workspace ?? '', query);
    if (!opened.ok) return opened.response;
    const foot = describeFoot(opened.snapshot, language);
    const sheet = `@page { @bottom-left { content: ${JSON.stringify(foot)}; font-size: 8pt; white-space: nowrap; } }\n`;
    return new Response(sheet, { headers: { ...pageHeaders(site), 'content-type': 'text/css; charset=utf-8' } });
  },
});

function describeFoot({ workspace, asOf, knowledge }: Snapshot, language: Language): string {
  const { pages, site } = language.words;
  const day = formatDay(asOf, language);
  const { position: entry, recordedAt } = knowledge;
  if (recordedAt === null) return site.timeControls.shown.nothing({ day });
  return pages.report.foot({ workspace, day, recorded: formatInstant(recordedAt, language), entry });
}

export const reportPages: readonly Page[] = [...(['person', 'case'] as const).map(reportPageOf), footer];

function reportPageOf(kind: SubjectKind): Page {
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
      return state ? showReport(call, snapshot, state) : noSubject(kind, path.slug);
    },
  });
}

async function showReport(call: PageCall<unknown>, snapshot: Snapshot, state: SubjectState): Promise<Response> {
  const { services, links, language, request } = call;
  const { nameOf, ...known } = await readReport(services, snapshot, state);
  return showPage(call, {
    title: language.words.pages.report.title({ name: state.name }),
    main: reportPage({
      ...known,
      state,
      range: await readTimeRange(services, snapshot),
      context: { nameOf, links, language, about: state.id },
      workspace: snapshot.workspace,
      address: addressOf(request),
    }),
  });
}
