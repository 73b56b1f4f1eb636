/** Gists: one line for a row of a list, and one for each section of a page where it is closed. */
import { assets } from '../catalogue/assets.ts';
import { custody } from '../catalogue/custody.ts';
import { countsByWeight } from '../catalogue/derive-status.ts';
import { links } from '../catalogue/links.ts';
import { office } from '../catalogue/office.ts';
import { proceedings } from '../catalogue/proceedings.ts';
import { kindOf, type SubjectId } from '../catalogue/subject.ts';
import type { SubjectState } from '../state/state.ts';
import { type Message, say } from '../words/message.ts';
import type { AnswerQuestion, Gists } from './answer.ts';
import { accusationsIn, responseOf } from './claims.ts';
import { accusedIn } from './case.ts';
import { numberOf, sayCharges } from './charges.ts';
import { custodyOf, isOld } from './custody.ts';
import { datedBefore, dated, type Frame, leadIn, makeFrame } from './frame.ts';
import { sayParts } from './imposed.ts';
import { isOpenPosition, type Position, positionsIn } from './legal.ts';
import { rolesIn, sayRoles } from './roles.ts';
import { saysOf } from './values.ts';

/** “in custody since January 2022, no release recorded; former head of the security committee”. */
export function composeGist(state: SubjectState, question: AnswerQuestion): Message {
  const frame = makeFrame(state, question);
  const own = kindOf(state.id as SubjectId) === 'person' ? gistOfPerson(state, frame) : gistOfOther(state);
  return join(own.flatMap((it) => it ?? [])) ?? say('answers.gists.nothing');
}

function join([first, second, third]: readonly Message[]): Message | undefined {
  return first && say('answers.gists.join', { first, second, third });
}

function gistOfPerson(state: SubjectState, frame: Frame): (Message | undefined)[] {
  const [main] = positionsIn(state);
  const dead = gistOfDeath(state);
  return [dead ?? gistOfCustody(state, frame), main && gistOfPosition(main), gistOfOffice(state)];
}

function gistOfDeath(state: SubjectState): Message | undefined {
  const { held, possible } = saysOf(state, links.life);
  const [own] = held;
  if (own) return say('answers.gists.died', { on: dated(own.since, 'when', { day: null }) });
  return possible.length > 0 ? say('answers.gists.mayDied') : undefined;
}

function gistOfCustody(state: SubjectState, frame: Frame): Message | undefined {
  const { held, possible } = saysOf(state, custody.custody);
  const [own] = held;
  if (!own && possible.length === 0) return undefined;
  if (!own || own.value.group === 'not_clear') {
    const { questions } = custodyOf(state, frame);
    const [first] = questions;
    const lead = { ...leadIn(frame, false), sex: 'other' as const };
    const when = first ? dated(first.since, 'when', lead) : null;
    return say('answers.gists.notClear', { predicates: first ? first.happened(lead) : null, when });
  }
  const { group, kind, lastReported } = own.value;
  if (group === 'released' || group === 'ended') {
    const released = say('answers.custody.released', { how: kind ?? group });
    return say('answers.gists.released', { released, on: datedBefore(own.since, 'when', { day: null }) });
  }
  const isStale = group === 'in_custody' && isOld(lastReported, frame.asOf);
  const since = datedBefore(own.since, 'since', { day: null });
  return say('answers.gists.held', { kind: kind ?? group, since, isOld: isStale ? 'yes' : 'no' });
}

function gistOfPosition(position: Position): Message {
  const { status, counts, mayBe } = position;
  const isClear = status !== undefined && mayBe.length === 0;
  const labels = status?.value.status === 'suspect' ? ['suspected'] : ['pending', 'no_verdict'];
  const charges = isOpenPosition(position) ? sayCharges(counts, labels) : '';
  return say('answers.gists.status', { status: isClear ? status.value.status : 'not_clear', charges });
}

function gistOfOffice(state: SubjectState): Message | undefined {
  const { held, ended, possible } = saysOf(state, office.office);
  const own = possible.at(-1) ?? held.at(-1) ?? ended.at(-1);
  if (!own) return undefined;
  const { title, titles, organization } = own.value;
  const values = { title: { texts: titles ?? title }, organization: { subject: organization } };
  return possible.length > 0
    ? say('answers.gists.mayOffice', values)
    : say('answers.gists.office', { ...values, when: held.length > 0 ? 'now' : 'former' });
}

function gistOfOther(state: SubjectState): (Message | undefined)[] {
  const outcomes = [...accusedIn(state)].map(([label, people]) =>
    say('answers.case.outcome', { tense: 'present', label, count: people.length, name: null, isMore: 'no' }),
  );
  const { held, possible } = saysOf(state, proceedings.stage);
  const [stage] = held;
  return [
    stage && possible.length === 0 ? say('answers.case.stage', { stage: stage.value, since: null }) : undefined,
    outcomes.length > 0 ? say('answers.gists.roles', { roles: outcomes }) : undefined,
  ];
}

/** One line for each section that has something. */
export function composeGists(state: SubjectState, question: AnswerQuestion): Gists {
  const frame = makeFrame(state, question);
  const positions = kindOf(state.id as SubjectId) === 'person' ? positionsIn(state) : [];
  const roles = rolesIn(state, []);
  const parts = positions.flatMap((it) => it.parts);
  const entries: readonly (readonly [keyof Gists, Message | undefined])[] = [
    ['custody', gistOfCustody(state, frame)],
    ['charges', gistOfCounts(state)],
    ['sentences', parts.length > 0 ? say('answers.gists.roles', { roles: sayParts(parts) }) : undefined],
    ['offices', gistOfOffice(state)],
    ['claims', gistOfClaims(state)],
    ['questions', countIn(state.unknowns, 'answers.gists.questions')],
    ['cases', roles.length > 0 ? say('answers.gists.roles', { roles: sayRoles(roles, frame) }) : undefined],
    ['sanctions', countIn(saysOf(state, assets.sanction).held, 'answers.gists.items')],
    ['assets', countIn(saysOf(state, assets.asset).held, 'answers.gists.items')],
    ['relationships', countIn(saysOf(state, links.relationship).held, 'answers.gists.items')],
  ];
  return Object.fromEntries(entries.filter(([, message]) => message !== undefined));
}

function countIn(items: readonly unknown[], key: 'answers.gists.questions' | 'answers.gists.items'): Message | undefined {
  return items.length > 0 ? say(key, { count: items.length }) : undefined;
}

/** “1 convicted and 2 suspected”. */
function gistOfCounts(state: SubjectState): Message | undefined {
  const { held, possible } = saysOf(state, proceedings.counts);
  const sums = countsByWeight.flatMap((label) => {
    const count = numberOf(held, [label]);
    const named = { key: `attributes.counts.labels.${label}`, values: {} } as const;
    return count > 0 ? [say('answers.gists.sum', { count, label: named })] : [];
  });
  if (sums.length > 0) return say('answers.gists.charges', { sums });
  return possible.length > 0 ? say('answers.cards.notClear') : undefined;
}

function gistOfClaims(state: SubjectState): Message | undefined {
  const count = state.claims.length;
  if (count === 0) return undefined;
  const accusing = accusationsIn(state).length;
  return accusing > 0
    ? say('answers.gists.claims', { count, accusing, response: responseOf(state) })
    : say('answers.gists.plainClaims', { count });
}
