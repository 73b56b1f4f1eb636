import { z } from 'zod';
import { pageParameters, snapshotParameters } from '../../api/parameters.ts';
import { developmentId } from '../../catalogue/development.ts';
import { subjectsOf } from '../../catalogue/references.ts';
import { type RecordedDevelopment, readIds } from '../../log/read.ts';
import { readCheckpoint } from '../../proof/checkpoints.ts';
import { readLeaves } from '../../proof/tree.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { readNames, readWords } from '../../queries/words.ts';
import {
  type DevelopmentAnswer,
  type HistoryAnswer,
  showDevelopment,
  showHistory,
} from '../../service/developments.ts';
import { askAgain } from '../../service/snapshot.ts';
import { hashLeaf } from '../../tree/merkle.ts';
import { definePage, type Page, type PageCall, showPage } from '../page.ts';
import { commandFor, ofRoute } from '../proofs.ts';
import { machineOf } from '../snapshot.ts';
import { texts } from '../texts.ts';
import { timeMachine } from '../time-controls.ts';
import { pageLinks } from '../timeline.ts';
import { receiptVerification } from '../verification.ts';
import { developmentPage, type ReceiptShown } from './view.ts';

const query = z.strictObject({ ...snapshotParameters, ...pageParameters });

const development = definePage({
  method: 'get',
  path: '/{workspace}/developments/{id}',
  access: 'read',
  query,
  async handle(call) {
    const { services, path } = call;
    const asked = { workspace: path.workspace ?? '', id: path.id ?? '' };
    const history = await showHistory(services, { ...asked, ...call.query });
    if (!history.ok) return history.problem;
    const found = await showDevelopment(services, { ...asked, ...askAgain(history.value.snapshot) });
    return found.ok ? showDevelopmentPage(call, found.value, history.value) : found.problem;
  },
});

async function showDevelopmentPage(
  call: PageCall<z.infer<typeof query>>,
  { snapshot, recorded, status }: DevelopmentAnswer,
  { history, next: cursor }: HistoryAnswer,
): Promise<Response> {
  const { services, links, caller, query: asked } = call;
  const { connection } = services;
  const { id } = recorded.development;
  const related = await readRelated(call, snapshot, [
    ...idsNamedBy(recorded),
    ...[status.retractedBy, status.correctedBy].filter((it) => it !== null),
    ...status.corroboratedBy,
  ]);
  const recordings = [recorded, ...related.values(), ...history.steps.map((step) => step.recorded)];
  const words = await readWords(services, snapshot, recordings);
  const own = await readNames(connection, snapshot, subjectsOf(recorded.development));
  const nameOf = (subject: string) => own.get(subject as never) ?? words.nameOf(subject);
  const path = `/developments/${id}`;
  return showPage(call, {
    title: texts.development.title(recorded.position),
    main: developmentPage({
      recorded,
      status,
      history,
      related,
      words,
      context: { nameOf, language: services.language, links },
      machine: timeMachine(await machineOf(services, snapshot), { links, path: links.bare(path) }),
      pages: pageLinks({
        next: cursor === null ? undefined : `${links.to(path, { cursor })}#history`,
        first: asked.cursor === undefined ? undefined : `${links.to(path)}#history`,
      }),
      receipt: await receiptOf(call, recorded),
      mayRecord: caller !== undefined && caller.role !== 'reader',
      seesNotes: caller !== undefined,
      isPublic: call.site.workspace?.isPublic === true,
    }),
  });
}

/** The ids of what it speaks of or follows. */
function idsNamedBy({ development: { data, after = [] } }: RecordedDevelopment): string[] {
  const target = developmentId.safeParse(data.target);
  return [...after, ...(target.success ? [target.data] : [])];
}

async function readRelated({ services }: PageCall<unknown>, snapshot: Snapshot, ids: readonly string[]) {
  const found = await readIds(services.connection, snapshot.workspace, [...new Set(ids)]);
  return new Map(found.map((it) => [it.development.id, it]));
}

async function receiptOf(
  call: PageCall<unknown>,
  { development, position }: RecordedDevelopment,
): Promise<ReceiptShown> {
  const { services, links, site } = call;
  const { workspace } = links;
  const [leaf = ''] = await readLeaves(services.connection, { workspace, from: position, to: position + 1 });
  return {
    leafHash: hashLeaf(leaf).toString('base64'),
    signedSize: (await readCheckpoint(services.connection, workspace))?.size ?? 0,
    verification: receiptVerification({
      asset: site.asset,
      receipt: links.bare(`/developments/${development.id}/receipt`),
      keys: links.bare('/audit/keys'),
      id: development.id,
      position,
      command: commandFor(call),
    }),
  };
}

const receipt = ofRoute('/v1/{workspace}/developments/{id}/receipt', '/{workspace}/developments/{id}/receipt');

export const developmentPages: readonly Page[] = [development, receipt];
