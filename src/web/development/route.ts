/** The page of one development, and its receipt. */
import { z } from 'zod';
import { erasedProblem, noDevelopment } from '../../api/developments.ts';
import { openPage } from '../../api/paging.ts';
import { pageParameters, snapshotParameters } from '../../api/parameters.ts';
import { type RecordedDevelopment, readIds } from '../../log/read.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { mayRecord } from '../layout.ts';
import { definePage, type Page, type PageCall, showPage } from '../page.ts';
import { commandFor, ofRoute } from '../proofs.ts';
import { readTimeControls } from '../time-range.ts';
import { pageLinks } from '../timeline.ts';
import { receiptVerification } from '../verification.ts';
import { type DevelopmentQuestion, readDevelopmentPage, readLeaf } from './data.ts';
import { developmentPage } from './view.ts';

const query = z.strictObject({ ...snapshotParameters, ...pageParameters });

const development = definePage({
  method: 'get',
  path: '/{workspace}/developments/{id}',
  access: 'read',
  query,
  async handle(call) {
    const { services, path } = call;
    const id = z.uuid().safeParse(path.id).data?.toLowerCase();
    if (id === undefined) return noDevelopment(path.id);
    const page = await openPage(services, {
      workspace: path.workspace ?? '',
      path: `/${path.workspace}/developments/${id}`,
      query: call.query,
      filters: {},
      place: z.number().int(),
    });
    if (!page.ok) return page.response;
    const { snapshot, after, limit, next } = page;
    const [recorded] = await readIds(services.connection, snapshot.workspace, [id]);
    if (!recorded || recorded.batchEnd > snapshot.knowledge.position) return noDevelopment(path.id);
    if (recorded.erasure) return erasedProblem(recorded, recorded.erasure);
    return showDevelopment(call, snapshot, { recorded, after, limit, nextOf: next });
  },
});

interface Asked extends DevelopmentQuestion {
  readonly nextOf: (place: number | undefined) => string | null;
}

async function showDevelopment(call: PageCall<unknown>, snapshot: Snapshot, asked: Asked): Promise<Response> {
  const { services, links, language, caller, site } = call;
  const { recorded, after, nextOf } = asked;
  const { id } = recorded.development;
  const known = await readDevelopmentPage(services, snapshot, asked);
  if (!known) return noDevelopment(id);
  const { nameOf, ...shown } = known;
  const path = `/developments/${id}`;
  const cursor = nextOf(shown.history.next);
  const leaf = await readLeaf(services, snapshot, recorded);
  return showPage(call, {
    title: language.words.audit.development.title({ entry: recorded.position }),
    main: developmentPage({
      ...shown,
      recorded,
      context: { nameOf, links, language },
      timeControls: await readTimeControls(call, snapshot, { path }),
      pages: pageLinks(call, { path, cursor, isFirst: after === undefined, anchor: '#history' }),
      receipt: { ...leaf, verification: verificationOf(call, recorded) },
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
