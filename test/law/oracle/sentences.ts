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
import { type ActOf, countsOfOutcome, ofCase, ofName, reached, relabel } from './counts.ts';
import type { Placed } from './record.ts';
import { type Count, OPEN, type Part, SUSPECTED_OR_OPEN, stands, standsConvicted, type World } from './world.ts';

export function applySentence(world: World, placed: Placed): void {
  const { content, id, earliest, latest } = placed;
  if (content.act !== 'sentence') return;
  const counts = needsNoConviction(content)
    ? convictedIn(world, content).filter(() => !content.needsNoConviction)
    : convictedOrImplied(world, content, latest);
  if (content.final) for (const count of counts) count.final = true;
  impose(world, { id, earliest, latest, inCase: content.case, parts: content.parts, counts });
}

/** The convictions that stand on the counts that it names, else in its case; nothing is implied. */
function convictedIn(world: World, { case: name, scope }: ActOf<'sentence'>): Count[] {
  const isNamed = scope !== undefined && scope !== 'all';
  const counts = isNamed ? scope.flatMap(({ count }) => ofName(world, name, count)) : ofCase(world, name);
  return [...new Set(counts)].filter((it) => it.label === 'convicted');
}

/** Contempt where it says so; treatment and administrative arrest by themselves. */
function needsNoConviction({ needsNoConviction: isSaid, parts }: ActOf<'sentence'>): boolean {
  const isSuch = parts.every(({ kind }) => kind === 'compulsory_treatment' || kind === 'administrative_arrest');
  return isSaid === true || (isSuch && parts.length > 0);
}

/** The convicted counts that a sentence is for; where none is recorded, one is implied. */
export function convictedOrImplied(world: World, act: ActOf<'sentence'>, day: string): Count[] {
  const isNamed = act.scope !== undefined && act.scope !== 'all';
  const isOpen = isNamed && convictedIn(world, act).length === 0;
  const convicted = reached(world, act, isOpen ? OPEN : ['convicted']);
  if (!isNamed && convicted.length > 0) return convicted;
  const implied = isNamed ? convicted.filter(({ label }) => label !== 'convicted') : countsOfOutcome(world, act, OPEN);
  if (implied.length > 0) world.missing.push({ note: 'sentence_without_verdict', about: null, case: world.at });
  for (const count of implied) {
    relabel(world, count, 'convicted');
    count.decidedBy = world.entry;
    count.convictedBy = day;
  }
  return isNamed ? convicted : implied;
}

interface Imposed {
  readonly id: string;
  readonly earliest: string;
  readonly latest: string;
  readonly inCase: string;
  readonly parts: readonly SentencePart[];
  readonly counts: readonly Count[];
}

export function impose(world: World, { id, earliest, latest, inCase, parts, counts }: Imposed): void {
  const convictions = counts.flatMap(({ conviction }) => (conviction === null ? [] : [conviction]));
  for (const content of parts)
    world.parts.push({
      key: `${id}/${content.number}`,
      case: inCase,
      act: id,
      imposedBy: latest,
      content,
      convictions,
      counts,
      isSetAside: false,
      isReplaced: false,
      spokenOf: convictions.length,
      isPardoned: false,
      isRemitted: false,
      isServed: content.timeServed ?? false,
      isStayed: false,
      stayedBy: [],
      isSaidInForce: false,
      stayedOn: null,
      startStatedOn: earliest,
      changedOn: { earliest, latest },
    });
}

/** The parts that an act names; else the standing ones of its case, of the counts that it names. */
function partsOf(world: World, act: ActOf<'sentence_change' | 'clemency' | 'remedy_filed'>): Part[] {
  const keys = 'parts' in act ? act.parts : undefined;
  if (keys) {
    const named = world.parts.filter(({ key }) => keys.includes(key));
    if (named.length < keys.length)
      world.missing.push({ note: 'part_never_imposed', about: keys.join(), case: world.at });
    return named;
  }
  const standing = world.parts.filter((part) => stands(world, part));
  const asks = act.act === 'sentence_change' || (act.act === 'clemency' && isOnlyShorter(act));
  const meant = standingFor(world, act, standing);
  if (asks && meant.length === 0) world.missing.push({ note: 'part_never_imposed', about: null, case: world.at });
  return meant;
}

/** Of standing parts those that rest on the counts that an act names, and on no other. */
function standingFor(
  world: World,
  act: ActOf<'sentence_change' | 'clemency' | 'remedy_filed'>,
  standing: Part[],
): Part[] {
  const isNamed = act.scope !== undefined && act.scope !== 'all';
  // A change is of what was imposed in its case; clemency, and a stay, of what rests on the counts.
  if (!isNamed && act.act === 'sentence_change') return standing.filter((part) => part.case === act.case);
  const named =
    act.scope !== undefined && act.scope !== 'all'
      ? act.scope.flatMap(({ count }) => ofName(world, act.case, count))
      : ofCase(world, act.case);
  return standing.filter((part) => {
    const standingConvictions = part.convictions.filter((it) => standsConvicted(world, it));
    if (!isNamed && part.convictions.length === 0) return part.case === act.case;
    return (
      standingConvictions.length > 0 &&
      standingConvictions.every((it) => named.some((count) => count.conviction === it))
    );
  });
}

export function applyChange(world: World, { content: act, earliest, latest }: Placed): void {
  if (act.act !== 'sentence_change') return;
  const isUnstated = ['reduced', 'increased', 'commuted'].includes(act.change) && !act.to;
  if (isUnstated) world.notes.add('change_not_stated');
  for (const part of partsOf(world, act)) {
    changePart(part, act, latest);
    part.spokenOf = part.convictions.filter((it) => standsConvicted(world, it)).length;
    if (act.to?.start) Object.assign(part, { stayedOn: null, startStatedOn: earliest });
  }
}

function changePart(part: Part, { change, to }: ActOf<'sentence_change'>, latest: string): void {
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
      part.stayedOn = latest;
      break;
    case 'reduced':
    case 'increased':
    case 'commuted':
      part.content = { ...part.content, ...(to ? madeOf(part, to) : unknownInstead(part)) };
      break;
    case 'suspended':
      part.content = { ...part.content, suspended: true, suspendedTerm: null, ...to };
      break;
    case 'activated':
      part.content = { ...part.content, suspended: false, suspendedTerm: null, ...to };
      break;
    case 'remitted':
      // What says how much is left remits the rest.
      if (!to?.term) part.isRemitted = true;
      break;
    case 'served':
      part.isServed = true;
      break;
    case 'revoked':
      part.isSetAside = true;
      return;
  }
  if (change !== 'activated' && change !== 'reduced' && to) part.content = { ...part.content, ...madeOf(part, to) };
}

/** A term instead of life or death is prison. */
function madeOf({ content }: Part, to: Partial<SentencePart>): Partial<SentencePart> {
  const isLifeOrDeath = content.kind === 'life' || content.kind === 'death';
  return isLifeOrDeath && to.term && !to.kind ? { ...to, kind: 'imprisonment' } : to;
}

function unknownInstead({ content }: Part): Partial<SentencePart> {
  const isLifeOrDeath = content.kind === 'life' || content.kind === 'death';
  return { kind: isLifeOrDeath ? 'imprisonment' : content.kind, term: null };
}

function unstay(part: Part): void {
  part.isStayed = false;
  if (part.stayedBy.length > 0) part.stayedBy = [];
}

/** A remedy stays the sentence while it is pending, if that is said. */
export function stayBy(world: World, { id, content: act, latest }: Placed): void {
  if (act.act !== 'remedy_filed' || !act.stays) return;
  for (const part of stayable(partsOf(world, act), act)) {
    part.stayedBy = [...part.stayedBy, id];
    part.stayedOn = latest;
  }
}

/** What the remedy is against: a sentence for convictions; an order, or where that is all, contempt and the like. */
function stayable(parts: readonly Part[], { against, remedy }: ActOf<'remedy_filed'>): readonly Part[] {
  const [bound, unbound] = [true, false].map((is) => parts.filter((it) => it.convictions.length > 0 === is));
  switch (against ?? (remedy === 'habeas_corpus' ? 'order' : null)) {
    case 'acquittal':
    case 'dismissal':
      return [];
    case 'order':
      return unbound ?? [];
    default:
      return (bound?.length ? bound : unbound) ?? [];
  }
}

export function liftStay(world: World, id: string): void {
  for (const part of world.parts)
    if (part.stayedBy.includes(id)) part.stayedBy = part.stayedBy.filter((it) => it !== id);
}

function isOnlyShorter({ clemency, remains }: ActOf<'clemency'>): boolean {
  return clemency === 'commutation' || Boolean(remains);
}

/** Where clemency names parts only: the counts that they were for, once nothing else is left of it. */
function pardonBare(world: World, parts: readonly Part[]): void {
  const left = world.parts.filter((part) => stands(world, part) && !part.isPardoned);
  for (const count of world.counts) {
    const { conviction } = count;
    const rests = (part: Part): boolean => conviction !== null && part.convictions.includes(conviction);
    if (count.label === 'convicted' && parts.some(rests) && !left.some(rests)) count.pardoned = true;
  }
}

export function applyClemency(world: World, { content: act, earliest }: Placed): void {
  if (act.act !== 'clemency') return;
  const parts = partsOf(world, act);
  const onlyShortens = isOnlyShorter(act);
  if (act.clemency === 'commutation' && !act.remains) world.notes.add('change_not_stated');
  for (const part of parts) {
    if (onlyShortens)
      part.content = { ...part.content, ...(act.remains ? madeOf(part, act.remains) : unknownInstead(part)) };
    else part.isPardoned = true;
    if (act.remains?.start) Object.assign(part, { stayedOn: null, startStatedOn: earliest });
  }
  if (onlyShortens) return;
  if (act.parts && act.scope === undefined) {
    pardonBare(world, parts);
    return;
  }
  const isNamed = act.scope !== undefined && act.scope !== 'all';
  const convicted = reached(world, act, isNamed ? ['convicted', ...SUSPECTED_OR_OPEN] : ['convicted']);
  for (const count of convicted.length > 0 ? convicted : reached(world, act, SUSPECTED_OR_OPEN)) {
    if (count.label === 'convicted') count.pardoned = true;
    else if (SUSPECTED_OR_OPEN.includes(count.label)) relabel(world, count, 'discontinued');
  }
}
