/** Whether an amendment is about something that stands before it and that it can amend; nothing is retracted twice. */
import { amendmentOf, contentOf } from '../catalogue/amending.ts';
import type { Envelope } from '../catalogue/development.ts';
import type { Path } from '../catalogue/places.ts';
import { registeredBy } from '../catalogue/references.ts';
import { isRecordKeeping, isTimeless } from '../catalogue/types.ts';
import { type AmendmentLink, resolveVersions } from '../facts/versions.ts';
import { type Message, say } from '../words/message.ts';
import type { Problem, ProblemCode } from '../words/problem.ts';
import { type LogView, recordedEnvelope } from './log-view.ts';
import type { PreparedDevelopment } from './prepare.ts';

/** Where an amendment names what it amends. */
export const TARGET: Path = ['data', 'target'];
const REPLACEMENT: Path = ['data', 'replacement'];

interface TargetFault {
  readonly code: ProblemCode;
  readonly path: Path;
  readonly message: Message;
}

interface Target {
  readonly position: number;
  readonly event: Envelope;
}

export function checkTargets(developments: readonly PreparedDevelopment[], view: LogView): Problem | undefined {
  const before = new Map<string, Target>();
  const links = [...view.retractions];
  for (const [index, development] of developments.entries()) {
    const { id, amendment, draft, path } = development;
    const position = view.size + index;
    if (amendment) {
      const target = before.get(amendment.target) ?? readTarget(view, amendment.target);
      const fault = target
        ? (faultOfTarget(development, target.event) ?? faultOfRetraction(development, target.position, links))
        : faultOfMissing(amendment.target, view);
      if (fault) return { code: fault.code, faults: [{ path: [...path, ...fault.path], message: fault.message }] };
      if (target) links.push({ position, amends: amendment.amends, target: target.position });
    }
    before.set(id, { position, event: draft });
  }
  return undefined;
}

function readTarget(view: LogView, id: string): Target | undefined {
  const position = view.existing.get(id)?.receipt.position;
  const event = recordedEnvelope(view, id);
  return position === undefined || event === undefined ? undefined : { position, event };
}

function faultOfMissing(id: string, { existing }: LogView): TargetFault {
  return existing.has(id)
    ? { code: 'redacted', path: TARGET, message: say('faults.references.erased', { id }) }
    : { code: 'unknown_target', path: TARGET, message: say('faults.references.notRecordedBefore', { id }) };
}

function unfit(message: Message, path: Path = TARGET): TargetFault {
  return { code: 'unfit_target', path, message };
}

function faultOfTarget(development: PreparedDevelopment, target: Envelope): TargetFault | undefined {
  if (isRecordKeeping(target)) return unfit(say('faults.targets.recordKeeping'));
  const { amendment, draft } = development;
  switch (amendment?.amends) {
    case 'corrects':
      return faultOfCorrection(development, target);
    case 'retracts':
      return registeredBy(target) === undefined ? undefined : unfit(say('faults.targets.registration'));
    case 'corroborates':
      return isCorrectedOrFirst(target) && !isEditing(contentOf(target))
        ? undefined
        : unfit(say('faults.targets.cannotCorroborate'));
    default:
      throw new Error(`“${draft.type}” is no amendment`);
  }
}

/** Neither a retraction nor a corroboration. */
function isCorrectedOrFirst(target: Envelope): boolean {
  const amends = amendmentOf(target)?.amends;
  return amends === undefined || amends === 'corrects';
}

function faultOfCorrection({ content }: PreparedDevelopment, target: Envelope): TargetFault | undefined {
  if (!isCorrectedOrFirst(target)) return unfit(say('faults.targets.cannotCorrect'));
  const corrected = contentOf(target);
  const { type } = content;
  if (type !== corrected.type)
    return unfit(say('faults.targets.otherType', { type, expected: corrected.type }), [...REPLACEMENT, 'type']);
  const subject = registeredBy(corrected);
  if (registeredBy(content) === subject) return undefined;
  return unfit(say('faults.targets.otherSubject', { subject }), [...REPLACEMENT, 'data']);
}

/** Neither what happened nor a registration. */
function isEditing(target: Envelope): boolean {
  return isTimeless(target) && registeredBy(target) === undefined;
}

function faultOfRetraction(
  { amendment }: PreparedDevelopment,
  target: number,
  links: readonly AmendmentLink[],
): TargetFault | undefined {
  if (amendment?.amends !== 'retracts') return undefined;
  const position = resolveVersions(links).retractionOf(target);
  if (position === undefined) return undefined;
  return { code: 'already_retracted', path: TARGET, message: say('faults.targets.alreadyRetracted', { position }) };
}
