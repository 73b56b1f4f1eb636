/** The page of one development, and its receipt. */
import { z } from 'zod';
import { pageParameters, snapshotParameters } from '../../api/parameters.ts';
import type { RecordedDevelopment } from '../../log/read.ts';
import {
  type DevelopmentAnswer,
  type HistoryAnswer,
  showDevelopment,
  showHistory,
} from '../../service/developments.ts';
import { askAgain } from '../../service/snapshot.ts';
import { mayRecord } from '../layout.ts';
import { definePage, type Page, type PageCall, showPage } from '../page.ts';
import { commandFor, ofRoute } from '../proofs.ts';
import { readTimeControls } from '../time-range.ts';
import { pageLinks } from '../timeline.ts';
import { receiptVerification } from '../verification.ts';
import { readRelated, readSignedLeaf } from './data.ts';
import { developmentPage } from './view.ts';

const query = z.strictObject({ ...snapshotParameters, ...pageParameters });
type DevelopmentCall = PageCall<z.infer<typeof query>>;

const development = definePage({
  method: 'get',
  path: '/{workspace}/developments/{id}',
  access: 'read',
  query,
  async handle(call) {
    const { services, workspace, path } = call;
    const { id = '' } = path;
    const history = await showHistory(services, { workspace, id, ...call.query });
    if (!history.ok) return history.problem;
    const found = await showDevelopment(services, { ...askAgain(history.value.snapshot), id });
    return found.ok ? show(call, found.value, history.value) : found.problem;
  },
});

async function show(
  call: DevelopmentCall,
  { snapshot, recorded, status }: DevelopmentAnswer,
  { history, next: cursor }: HistoryAnswer,
): Promise<Response> {
  const { services, links, language, caller, site, query: asked } = call;
  const { steps } = history;
  const { nameOf, ...known } = await readRelated(services, snapshot, { recorded, status, steps });
  const path = `/developments/${recorded.development.id}`;
  return showPage(call, {
    title: language.words.audit.development.title({ entry: recorded.position }),
    main: developmentPage({
      ...known,
      recorded,
      status,
      history,
      context: { nameOf, links, language },
      timeControls: await readTimeControls(call, snapshot, { path }),
      pages: pageLinks(call, { path, cursor, isFirst: asked.cursor === undefined, anchor: '#history' }),
      receipt: {
        ...(await readSignedLeaf(services, snapshot, recorded)),
        verification: verificationOf(call, recorded),
      },
      mayRecord: mayRecord(call),
      seesNotes: caller !== undefined,
      isPublic: site.workspace?.isPublic === true,
    }),
  });
}

function verificationOf(call: PageCall<unknown>, { development: { id }, position }: RecordedDevelopment) {
  const { links, language, site } = call;
  return receiptVerification({
    asset: site.asset,
    language,
    receipt: links.bare(`/developments/${id}/receipt`),
    keys: links.bare('/audit/keys'),
    id,
    position,
    command: commandFor(call),
  });
}

const receipt = ofRoute('/v1/{workspace}/developments/{id}/receipt', '/{workspace}/developments/{id}/receipt');

export const developmentPages: readonly Page[] = [development, receipt];
