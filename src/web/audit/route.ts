/** The log as it was recorded, with what proves it. */
import { z } from 'zod';
import { pageParameters, snapshotParameters } from '../../api/parameters.ts';
import { httpStatusOf } from '../../api/problem.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { listDevelopments } from '../../service/developments.ts';
import { takeSnapshot } from '../../service/snapshot.ts';
import { definePage, type Page, type PageCall, showPage } from '../page.ts';
import { commandFor, ofRoute } from '../proofs.ts';
import { readTimeControls } from '../time-range.ts';
import { pageLinks } from '../timeline.ts';
import { checkpointVerification } from '../verification.ts';
import { readChains, readSigned } from './data.ts';
import { auditParameters, readAuditFilters, typedFilters } from './filters.ts';
import { type AuditShown, auditPage } from './view.ts';

const query = z.strictObject({ ...auditParameters, ...snapshotParameters, ...pageParameters });
type AuditCall = PageCall<z.infer<typeof query>>;

const audit = definePage({
  method: 'get',
  path: '/{workspace}/audit',
  access: 'read',
  query,
  async handle(call) {
    const { services, links, language, workspace } = call;
    const { asOf, knownAt, cursor, limit } = call.query;
    const asked = { workspace, asOf, knownAt, cursor, limit };
    const filters = typedFilters(call.query);
    const reading = readAuditFilters(filters);
    if (!reading.ok) {
      const opened = await takeSnapshot(services, asked);
      return opened.ok ? show(call, opened.value, { filters, faults: reading.faults }) : opened.problem;
    }
    const found = await listDevelopments(services, { ...asked, ...reading.filters });
    if (!found.ok) return found.problem;
    const { snapshot, items, words, next } = found.value;
    const positions = await readChains(services, snapshot, items);
    const log = { items, positions, words, links, language };
    return show(call, snapshot, { filters, faults: [], log, cursor: next });
  },
});

interface Found extends Pick<AuditShown, 'filters' | 'faults' | 'log'> {
  /** The cursor of the next page. */
  readonly cursor?: string | null;
}

async function show(call: AuditCall, snapshot: Snapshot, { cursor = null, ...found }: Found): Promise<Response> {
  const { services, links, language, query: asked } = call;
  const place = { path: '/audit', keep: { ...found.filters } };
  return showPage(call, {
    title: language.words.audit.title,
    status: found.faults.length > 0 ? httpStatusOf('invalid_query') : undefined,
    main: auditPage({
      ...found,
      signed: await readSigned(services, snapshot.workspace),
      timeControls: await readTimeControls(call, snapshot, place),
      verification: verificationOf(call),
      pages: pageLinks(call, { ...place, cursor, isFirst: asked.cursor === undefined, anchor: '#log' }),
      links,
      language,
    }),
  });
}

function verificationOf(call: AuditCall) {
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
