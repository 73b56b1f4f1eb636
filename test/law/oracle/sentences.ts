// How acts impose and change parts of sentences (law.md, “Sentences”).
//
// Decisions where law.md is silent:
// - A sentence without a recorded conviction implies one as an outcome “convicted” that does not say of which count:
//   the only open count, else an implied one. A sentence for named counts implies the conviction of these.
// - A remedy that stays a sentence stays it while it is pending; its decision or withdrawal ends the stay.
// - “Revoked” takes a part away: it has fallen.
// - Reduced, increased or commuted, and it is not said to what: the term is not stated any more.
// - Clemency that says what remains only shortens: the conviction is not pardoned.
// - Pardon of named counts covers the parts that rest on no other conviction.
import type { SentencePart } from '../../../src/law/acts.ts';
import { type ActOf, countsOfOutcome, ofCase, reached, relabel } from './counts.ts';
import type { Placed } from './record.ts';
import {
  type Count,
  casesWith,
  OPEN,
  type Part,
  SUSPECTED_OR_OPEN,
  stands,
  standsConvicted,
  type World,
} from './world.ts';

export function applySentence(world: World, placed: Placed): void {
  const { content, id, latest } = placed;
  if (content.act !== 'sentence') return;
  const counts = content.needsNoConviction
    ? reached(world, content, ['convicted']).filter(({ label }) => label === 'convicted')
    : convictedOrImplied(world, content, latest);
  if (content.final) for (const count of counts) count.final = true;
  impose(world, { id, latest, inCase: content.case, parts: content.parts, counts });
}

/** The convicted counts that a sentence is for; where none is recorded, one is implied. */
export function convictedOrImplied(world: World, act: ActOf<'sentence'>, day: string): Count[] {
  const isNamed = act.scope !== undefined && act.scope !== 'all';
  const convicted = reached(world, act, ['convicted']);
  if (!isNamed && convicted.length > 0) return convicted;
  const implied = isNamed ? convicted.filter(({ label }) => label !== 'convicted') : countsOfOutcome(world, act, OPEN);
  if (implied.length > 0) world.notes.add('sentence_without_verdict');
  for (const count of implied) {
    relabel(world, count, 'convicted');
    count.convictedBy = day;
  }
  return isNamed ? convicted : implied;
}

interface Imposed {
  readonly id: string;
  readonly latest: string;
  readonly inCase: string;
  readonly parts: readonly SentencePart[];
  readonly counts: readonly Count[];
}

export function impose(world: World, { id, latest, inCase, parts, counts }: Imposed): void {
  const convictions = counts.flatMap(({ conviction }) => (conviction === null ? [] : [conviction]));
  for (const content of parts)
    world.parts.push({
      key: `${id}/${content.number}`,
      case: inCase,
      act: id,
      imposedBy: latest,
      content,
      convictions,
      isSetAside: false,
      isReplaced: false,
      isPardoned: false,
      isRemitted: false,
      isServed: content.timeServed ?? false,
      isStayed: false,
      stayedBy: [],
      isSaidInForce: false,
      isInterrupted: false,
    });
}

/** The parts that an act names; else the standing ones of its case, of the counts that it names. */
function partsOf(world: World, act: ActOf<'sentence_change' | 'clemency' | 'remedy_filed'>): Part[] {
  const keys = 'parts' in act ? act.parts : undefined;
  if (keys) {
    const named = world.parts.filter(({ key }) => keys.includes(key));
    if (named.length < keys.length) world.notes.add('part_never_imposed');
    return named;
  }
  const cases = casesWith(world, act.case);
  const standing = world.parts.filter((part) => cases.includes(part.case) && stands(world, part));
  if (act.act !== 'remedy_filed' && standing.length === 0) world.notes.add('part_never_imposed');
  if (act.scope === undefined || act.scope === 'all') return standing;
  const names = act.scope.map(({ count }) => count);
  const named = ofCase(world, act.case).filter(({ name }) => names.includes(name));
  return standing.filter((part) => {
    const standingConvictions = part.convictions.filter((it) => standsConvicted(world, it));
    return (
      standingConvictions.length > 0 &&
      standingConvictions.every((it) => named.some((count) => count.conviction === it))
    );
  });
}

export function applyChange(world: World, act: ActOf<'sentence_change'>): void {
  for (const part of partsOf(world, act)) {
    changePart(world, part, act);
    if (act.to?.start) part.isInterrupted = false;
  }
}

function changePart(world: World, part: Part, { change, to }: ActOf<'sentence_change'>): void {
  switch (change) {
    case 'in_force':
      part.isSaidInForce = true;
      unstay(part);
      break;
    case 'stay_lifted':
      unstay(part);
      break;
    case 'stayed':
      part.isStayed = true;
      interrupt(world, part);
      break;
    case 'reduced':
    case 'increased':
    case 'commuted':
      part.content = { ...part.content, ...(to ?? unknownInstead(part)) };
      break;
    case 'suspended':
      part.content = { ...part.content, suspended: true, suspendedTerm: null, ...to };
      break;
    case 'activated':
      part.content = { ...part.content, suspended: false, suspendedTerm: null, ...to };
      break;
    case 'remitted':
      part.isRemitted = true;
      break;
    case 'served':
      part.isServed = true;
      break;
    case 'revoked':
      part.isSetAside = true;
      return;
  }
  if (change !== 'activated' && change !== 'reduced' && to) part.content = { ...part.content, ...to };
}

function unknownInstead({ content }: Part): Partial<SentencePart> {
  const isLifeOrDeath = content.kind === 'life' || content.kind === 'death';
  return { kind: isLifeOrDeath ? 'imprisonment' : content.kind, term: null };
}

function unstay(part: Part): void {
  part.isStayed = false;
  part.stayedBy = [];
}

/** A term whose start is known stops being countable. */
export function interrupt(world: World, part: Part): void {
  const hasBegun = part.content.start || world.serving.some((it) => it.case === null || it.case === part.case);
  if (hasBegun) part.isInterrupted = true;
}

/** A remedy stays the sentence while it is pending, if that is said. */
export function stayBy(world: World, act: ActOf<'remedy_filed'>, id: string): void {
  if (!act.stays) return;
  for (const part of partsOf(world, act)) {
    part.stayedBy = [...part.stayedBy, id];
    interrupt(world, part);
  }
}

export function liftStay(world: World, id: string): void {
  for (const part of world.parts) part.stayedBy = part.stayedBy.filter((it) => it !== id);
}

export function applyClemency(world: World, act: ActOf<'clemency'>): void {
  const parts = partsOf(world, act);
  const onlyShortens = act.clemency === 'commutation' || act.remains;
  for (const part of parts) {
    if (onlyShortens) part.content = { ...part.content, ...(act.remains ?? unknownInstead(part)) };
    else part.isPardoned = true;
  }
  if (onlyShortens) return;
  const isNamed = act.scope !== undefined && act.scope !== 'all';
  const convicted = reached(world, act, isNamed ? ['convicted', ...SUSPECTED_OR_OPEN] : ['convicted']);
  for (const count of convicted.length > 0 ? convicted : reached(world, act, SUSPECTED_OR_OPEN)) {
    if (count.label === 'convicted') count.pardoned = true;
    else if (SUSPECTED_OR_OPEN.includes(count.label)) relabel(world, count, 'discontinued');
  }
}
