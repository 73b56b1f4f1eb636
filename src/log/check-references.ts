/** Whether the developments that a request follows, names or splits off are such as it may refer to. */
import { amendmentOf } from '../catalogue/amending.ts';
import { isOneOf } from '../catalogue/attribute.ts';
import { claims as claimAttributes } from '../catalogue/claims.ts';
import type { DevelopmentReference, Envelope } from '../catalogue/development.ts';
import { ACT, type Point } from '../catalogue/points.ts';
import { pointsOf } from '../catalogue/points-of.ts';
import { registeredBy } from '../catalogue/references.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import { isRecordKeeping } from '../catalogue/types.ts';
import type { Identities } from '../facts/identity.ts';
import { type Message, say } from '../words/message.ts';
import type { Problem, ProblemCode } from '../words/problem.ts';
import { type LogView, recordedEnvelope, subjectsNamedBy } from './log-view.ts';
import { type PreparedDevelopment, problemOf } from './prepare.ts';

/** `after` names developments that are recorded, or stand in the same batch. */
export function checkOrder(developments: readonly PreparedDevelopment[], view: LogView): Problem | undefined {
  const here = new Map(developments.map((development) => [development.id, development]));
  const faults = developments.flatMap(({ content, contentPath }) =>
    (content.after ?? []).flatMap((id, index) => {
      const predecessor = here.get(id)?.draft ?? recordedEnvelope(view, id);
      const message = faultOfPredecessor(id, predecessor, view.existing.has(id));
      return message ? [{ path: [...contentPath, 'after', index], message }] : [];
    }),
  );
  return problemOf('unknown_predecessor', faults);
}

/** One that was erased keeps its place in the order. */
function faultOfPredecessor(id: string, predecessor: Envelope | undefined, isRecorded: boolean): Message | undefined {
  if (predecessor === undefined) return isRecorded ? undefined : say('faults.references.notRecorded', { id });
  if (isRecordKeeping(predecessor)) return say('faults.references.recordKeeping', { id });
  const target = amendmentOf(predecessor)?.target;
  return target === undefined ? undefined : say('faults.references.amendment', { id, target });
}

/** What a development names within its data happened, and is such as it must be. */
export function checkNamed(developments: readonly PreparedDevelopment[], view: LogView): Problem | undefined {
  const here = new Map(developments.map((development) => [development.id, development.draft]));
  for (const reference of developments.flatMap(({ named }) => named)) {
    const { id, path } = reference;
    const event = here.get(id) ?? recordedEnvelope(view, id);
    const fault = event ? faultOfNamed(reference, event) : faultOfMissing(id, view.existing.has(id));
    if (fault) return { code: fault.code, faults: [{ path, message: fault.message }] };
  }
  return undefined;
}

interface ReferenceFault {
  readonly code: ProblemCode;
  readonly message: Message;
}

function faultOfMissing(id: string, isRecorded: boolean): ReferenceFault {
  return isRecorded
    ? { code: 'redacted', message: say('faults.references.erased', { id }) }
    : { code: 'unknown_target', message: say('faults.references.notRecorded', { id }) };
}

function faultOfNamed(
  { id, types, claims, amendments }: DevelopmentReference,
  event: Envelope,
): ReferenceFault | undefined {
  const unfit = (message: Message) => ({ code: 'unfit_target' as const, message });
  const target = amendmentOf(event)?.target;
  if (target && !amendments) return unfit(say('faults.references.amendment', { id, target }));
  if (isRecordKeeping(event)) return unfit(say('faults.references.recordKeeping', { id }));
  if (types && !types.includes(event.type))
    return unfit(say('faults.references.otherType', { id, type: event.type, types: types }));
  if (claims && !pointsOf({ ...event, id }).some(isClaiming)) return unfit(say('faults.references.noClaim', { id }));
  return undefined;
}

/** Whether a dispute may be about it. */
function isClaiming({ attribute, label }: Point): boolean {
  return attribute === claimAttributes.claim.name || (attribute === ACT && isOneOf(label, ['charge', 'suspicion']));
}

/** What is split off says something of the subject from which it is. */
export function checkSplits(developments: readonly PreparedDevelopment[], view: LogView): Problem | undefined {
  const here = new Map(developments.map((development) => [development.id, development]));
  const faults = developments.flatMap(({ identity, path }) =>
    (identity?.kind === 'splits' ? identity.developments : []).flatMap((id, index) => {
      const inBatch = here.get(id);
      const event = inBatch?.draft ?? recordedEnvelope(view, id);
      const subjects = inBatch ? subjectsNamedBy(inBatch, view) : (view.named.get(id) ?? []);
      const split = { id, subjects, from: identity?.from as SubjectId };
      const message = event && faultOfSplit(event, split, view.identities);
      return message ? [{ path: [...path, 'data', 'developments', index], message }] : [];
    }),
  );
  return problemOf('unfit_target', faults);
}

interface Split {
  readonly id: string;
  readonly subjects: readonly SubjectId[];
  readonly from: SubjectId;
}

function faultOfSplit(event: Envelope, { id, subjects, from }: Split, { identify }: Identities): Message | undefined {
  if (registeredBy(event) !== undefined) return say('faults.references.registration', { id });
  if (subjects.some((subject) => identify(id, subject) === identify('', from))) return undefined;
  return say('faults.references.otherSubject', { id, subject: from });
}
