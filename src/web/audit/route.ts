/** The log as it was recorded, with what proves it. */
import { z } from 'zod';
import { openPage } from '../../api/paging.ts';
import { pageParameters, snapshotParameters } from '../../api/parameters.ts';
import { httpStatusOf } from '../../api/problem.ts';
import type { RecordedDevelopment } from '../../log/read.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { definePage, type Page, type PageCall, showPage } from '../page.ts';
import { commandFor, ofRoute } from '../proofs.ts';
import { readTimeControls } from '../time-range.ts';
import { pageLinks } from '../timeline.ts';
import { checkpointVerification } from '../verification.ts';
import { readAudit, readEntries, readSigned } from './data.ts';
import { type AuditFault, type AuditFilters, auditParameters, readAuditFilters, typedFilters } from './filters.ts';
import { auditPage } from './view.ts';

const query = z.strictObject({ ...auditParameters, ...snapshotParameters, ...pageParameters });

const audit = definePage({
  method: 'get',
  path: '/{workspace}/audit',
  access: 'read',
  query,
  async handle(call) {
    const { services, path } = call;
    const filters = typedFilters(call.query);
    const reading = readAuditFilters(filters);
    const page = await openPage(services, {
      workspace: path.workspace ?? '',
      path: `/${path.workspace}/audit`,
      query: call.query,
      filters: { ...filters },
      place: z.number().int(),
    });
    if (!page.ok) return page.response;
    const { snapshot, after, limit, next } = page;
    if (!reading.ok) return showAudit(call, snapshot, { items: [], filters, faults: reading.faults, cursor: null });
    const found = await readAudit(services, snapshot, { filters: reading.filters, after, limit });
    return showAudit(call, snapshot, { items: found.items, filters, faults: [], cursor: next(found.next) });
  },
});

interface Found {
  readonly items: readonly RecordedDevelopment[];
  readonly filters: AuditFilters;
  readonly faults: readonly AuditFault[];
  /** The cursor of the next page. */
  readonly cursor: string | null;
}

async function showAudit(
  call: PageCall<z.infer<typeof query>>,
  snapshot: Snapshot,
  { items, filters, faults, cursor }: Found,
): Promise<Response> {
  const { services, links, language } = call;
  const place = { path: '/audit', keep: { ...filters } };
  return showPage(call, {
    title: language.words.audit.title,
    status: faults.length > 0 ? httpStatusOf('invalid_query') : undefined,
    main: auditPage({
      ...(await readEntries(services, snapshot, items)),
      filters,
      faults,
      signed: await readSigned(services, snapshot.workspace),
      timeControls: await readTimeControls(call, snapshot, place),
      verification: verificationOf(call),
      pages: pageLinks(call, { ...place, cursor, isFirst: call.query.cursor === undefined, anchor: '#log' }),
      links,
      language,
    }),
  });
}

function verificationOf(call: PageCall<unknown>) {
  const { links, language, site } = call;
  return checkpointVerification({
    asset: site.asset,
    language,
    checkpoint: links.bare('/audit/checkpoint'),
    consistency: links.bare('/audit/consistency'),
    keys: links.bare('/audit/keys'),
    command: commandFor(call),
    isPrivate: site.workspace?.isPublic === false,
  });
}

export const auditPages: readonly Page[] = [
  audit,
  ofRoute('/log/{workspace}/checkpoint', '/{workspace}/audit/checkpoint'),
  ofRoute('/log/{workspace}/keys', '/{workspace}/audit/keys'),
  ofRoute('/log/{workspace}/consistency', '/{workspace}/audit/consistency'),
];
