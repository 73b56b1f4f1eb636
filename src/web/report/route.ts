/** The report on a person or a case, to be printed. */
import { z } from 'zod';
import { snapshotParameters } from '../../api/parameters.ts';
import type { Answer } from '../../api/route.ts';
import { answerAbout } from '../../api/subject-path.ts';
import type { SubjectKind } from '../../catalogue/subject.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { takeSnapshot } from '../../service/snapshot.ts';
import { type SubjectAnswer, showSubject } from '../../service/subjects.ts';
import { formatDay } from '../../words/dates.ts';
import type { Language } from '../../words/language.ts';
import { formatInstant } from '../dates.ts';
import { addressOf } from '../origin.ts';
import { definePage, type Page, type PageCall, pageHeaders, showPage } from '../page.ts';
import { readTimeRange } from '../time-range.ts';
import { readReport } from './data.ts';
import { reportPage } from './view.ts';

const query = z.strictObject(snapshotParameters);

/** The foot of every printed page, in a sheet of its own: no page holds styles of its own. */
const footer = definePage({
  method: 'get',
  path: '/{workspace}/dossier.css',
  access: 'read',
  query,
  async handle({ services, workspace, query: asked, site, language }) {
    const opened = await takeSnapshot(services, { workspace, ...asked });
    if (!opened.ok) return opened.problem;
    const foot = describeFoot(opened.value, language);
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
    query,
    handle: (call) =>
      answerAbout(call, kind, {
        ask: (asked) => showSubject(call.services, { ...asked, ...call.query }),
        show: (answer) => show(call, answer),
      }),
  });
}

async function show(call: PageCall<unknown>, answer: SubjectAnswer): Promise<Answer> {
  const { services, links, language, request } = call;
  const { snapshot, state } = answer;
  const report = await readReport(services, answer);
  if (!report.ok) return report.problem;
  const { nameOf, ...known } = report.value;
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
