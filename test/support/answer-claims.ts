// What each message of an answer claims, judged against the state by itself: nothing of the answers room is used here.
import type { Message, Referent } from '../../src/words/message.ts';
import type { Leaf, State } from './states.ts';

type Values = Message['values'];
type Claim = (state: State, values: Values) => boolean;
type Value = Readonly<Record<string, unknown>>;

const held = (state: State, property: string): Value[] => {
  const own = state.state[property];
  if (own === null || own === undefined) return [];
  const leaves = Array.isArray(own) ? own : 'because' in (own as object) ? [own] : Object.values(own as object);
  return (leaves as Leaf[]).map(({ value }) => value as Value);
};
const contentOf = (it: Leaf) => it.value as Value;
const possible = (state: State, attribute: string) => state.possible.filter((it) => it.attribute === attribute);
const mayHold = (state: State, attribute: string) =>
  possible(state, attribute)
    .filter((it) => it.holds)
    .map(contentOf);
const ended = (state: State, attribute: string) =>
  state.ended.filter((it) => it.attribute === attribute).map(contentOf);
const statuses = (state: State) => held(state, 'legalStatus').map(({ status }) => status);
const sum = (state: State, label: string) =>
  held(state, 'counts').reduce((all, { sums }) => all + ((sums as Record<string, number>)[label] ?? 0), 0);
const titled = (all: readonly Value[], { title }: Values) =>
  all.some((it) => JSON.stringify((title as { texts?: unknown }).texts) === JSON.stringify(it.titles ?? it.title));
const groupIs = (state: State, ...groups: readonly unknown[]) =>
  held(state, 'custody').some(({ group }) => groups.includes(group));

/** By its key: whether the state holds what a message says. */
const claims: Readonly<Record<string, Claim>> = {
  'answers.custody.holds': (state, { kind }) =>
    held(state, 'custody').some(
      (it) => ['in_custody', 'restricted'].includes(String(it.group)) && (it.kind ?? it.group) === kind,
    ),
  'answers.custody.held': (state) => groupIs(state, 'in_custody', 'restricted'),
  'answers.custody.may': (state) => groupIs(state, 'not_clear') && possible(state, 'custody').length > 0,
  'answers.custody.released': (state, { how }) =>
    held(state, 'custody').some(
      (it) => ['released', 'ended'].includes(String(it.group)) && (it.kind ?? it.group) === how,
    ),
  'answers.custody.isReleased': (state) => groupIs(state, 'released', 'ended'),
  'answers.custody.groundEnded': (state) => groupIs(state, 'not_clear'),
  'answers.custody.ended': (state) => groupIs(state, 'not_clear'),
  'answers.custody.none': (state) => held(state, 'custody').length + possible(state, 'custody').length === 0,
  'answers.happened.custody': (state, { act }) =>
    possible(state, 'custody')
      .map(contentOf)
      .some((it) => (it.kind ?? it.group) === act),
  'answers.happened.office': (state, values) => titled(possible(state, 'office').map(contentOf), values),
  'answers.happened.death': (state) => possible(state, 'life').length > 0,
  'answers.happened.legal': (state, { status }) =>
    status === 'still'
      ? possible(state, 'legalStatus').length > 0
      : mayHold(state, 'legalStatus').some((it) => it.status === status),
  'answers.legal.may': (state, { status }) =>
    status === 'still'
      ? possible(state, 'legalStatus').length > 0
      : mayHold(state, 'legalStatus').some((it) => it.status === status),
  'answers.legal.accused': (state, { status }) => statuses(state).includes(status),
  'answers.legal.convicted': (state, { status, number }) =>
    statuses(state).includes(status) &&
    Number(number) <= sum(state, 'convicted') + sum(state, 'liable') &&
    Number(number) > 0,
  'answers.legal.both': () => true,
  'answers.legal.rest': (state) =>
    held(state, 'counts').length > 1 || sum(state, 'convicted') + sum(state, 'liable') > 0,
  'answers.legal.sentenced': (state) => held(state, 'sentences').length + ended(state, 'sentences').length > 0,
  'answers.legal.withSentence': (state) => held(state, 'sentences').length + ended(state, 'sentences').length > 0,
  'answers.legal.acquitted': (state, { status }) => statuses(state).includes(status),
  'answers.legal.over': (state) =>
    statuses(state).some((it) => ['discontinued', 'ended_by_death', 'moved'].includes(String(it))),
  'answers.legal.reopened': (state) => ended(state, 'sentences').some((it) => it.state === 'fallen'),
  'answers.legal.setAside': (state) => ended(state, 'sentences').some((it) => it.state === 'fallen'),
  'answers.legal.openAgain': (state, { count }) => Number(count) <= sum(state, 'pending') + sum(state, 'no_verdict'),
  'answers.legal.aside': () => true,
  'answers.legal.sentence': () => true,
  'answers.legal.elsewhere': (state) => held(state, 'legalStatus').length > 1 || held(state, 'parties').length > 0,
  'answers.charges.one': (state, { offence }) =>
    [...held(state, 'counts'), ...mayHold(state, 'counts')].some((it) =>
      [it.offence, it.convictedOf, it.liableFor].includes(offence),
    ),
  'answers.charges.others': () => true,
  'answers.charges.many': () => true,
  'answers.charges.unstated': () => true,
  'answers.sentence.more': () => true,
  'answers.sentence.partly': () => true,
  'answers.sentence.of': () => true,
  'answers.sentence.part': () => true,
  'answers.toServe.sentence': (state) => held(state, 'toServe').length > 0,
  'answers.toServe.years': (state, { least, most }) =>
    held(state, 'toServe').some((it) => it.least === `P${least}Y` && it.most === `P${most}Y` && it.known === 'range'),
  'answers.toServe.range': (state) => held(state, 'toServe').some((it) => it.known === 'range'),
  'answers.toServe.atLeast': (state) => held(state, 'toServe').some((it) => it.most === null),
  'answers.toServe.term': (state, { term }) =>
    held(state, 'toServe').some((it) => it.least === (term as { term: string }).term && it.least === it.most),
  'answers.toServe.other': (state) => held(state, 'toServe').length > 0,
  'answers.office.may': (state, values) => titled(possible(state, 'office').map(contentOf), values),
  'answers.office.holds': (state, values) => titled(held(state, 'offices'), values),
  'answers.office.former': (state, values) => titled(ended(state, 'office'), values),
  'answers.office.works': (state, { occupation }) =>
    held(state, 'occupations').some((it) => it.occupation === occupation),
  'answers.office.sentence': () => true,
  'answers.death.may': (state) => held(state, 'life').length === 0 && possible(state, 'life').length > 0,
  'answers.death.predicate': (state) => held(state, 'life').length > 0,
  'answers.death.died': (state) => held(state, 'life').length > 0,
  'answers.roles.role': (state, { role, count }) =>
    held(state, 'parties').filter((it) => it.role === role).length >= Number(count),
  'answers.claims.claim': (state, { claim }) => {
    const { claim: text, by } = claim as { claim: string; by: string };
    return state.claims.map(contentOf).some((it) => it.text === text && it.by === by);
  },
  'answers.claims.accusation': (state, { response }) =>
    response !== 'denies' || state.disputes.map(contentOf).some(({ by }) => by === state.id),
  'answers.nothing': (state) =>
    ['custody', 'legalStatus', 'offices', 'parties'].every((it) => held(state, it).length === 0) &&
    ['custody', 'legalStatus', 'office'].every((it) => possible(state, it).length === 0),
  'answers.who': (state, values) =>
    values.title === null ||
    (values.when === 'former' ? titled(ended(state, 'office'), values) : titled(held(state, 'offices'), values)),
  'answers.acts': () => true,
  'answers.notClear': (state) => state.possible.length > 0,
  'answers.sanctions.on': (state) => held(state, 'sanctions').length > 0,
  'answers.case.course': (state, { kind }) => kind === (held(state, 'kind')[0] ?? 'other'),
  'answers.case.stage': (state, { stage }) =>
    [...held(state, 'stage'), ...possible(state, 'stage').map((it) => it.value)].some((it) => it === stage),
  'answers.case.mayStage': (state) => possible(state, 'stage').length > 0,
  'answers.case.accused': (state, { charged }) =>
    Number(charged) === statuses(state).filter((it) => it !== 'suspect').length,
  'answers.case.outcome': (state, { label, count }) =>
    statuses(state).filter((it) => it === label || (label === 'convicted' && it === 'convicted_final')).length ===
    count,
  'answers.case.may': (state) => possible(state, 'legalStatus').length > 0,
  'answers.case.notClear': (state) => possible(state, 'legalStatus').length > 0,
  'answers.case.defendants': (state) => held(state, 'parties').some(({ role }) => role === 'defendant'),
  'answers.case.parties': (state) => held(state, 'legalStatus').length === 0,
  'answers.case.judged': (state) => held(state, 'judgments').length > 0,
  'answers.case.judgment': (state, { violated, unviolated }) => {
    const found = held(state, 'provisions').map(({ finding }) => finding);
    const number = (finding: string) => found.filter((it) => it === finding).length;
    return Number(violated) <= number('violated') && Number(unviolated) <= number('not_violated');
  },
  'answers.case.owed': (state, { count, done }) => {
    const owed = held(state, 'obligations');
    return owed.length === count && owed.filter(({ status }) => status === 'executed').length === done;
  },
  'answers.case.obligations': () => true,
  'answers.case.hearing': (state, { day }) =>
    held(state, 'nextHearing').some((it) => it.day === (day as { day: string }).day),
  'answers.case.next': (state) => held(state, 'nextHearing').length > 0,
  'answers.case.pending': (state, { count }) => held(state, 'appeals').length === count,
  'answers.case.appeals': () => true,
  'answers.organization.is': () => true,
  'answers.organization.kind': (state, { kind }) => kind === (held(state, 'kind')[0] ?? 'unsaid'),
  'answers.organization.holder': (state, { person }) =>
    held(state, 'holders').some((it) => it.person === (person as { subject: string }).subject),
  'answers.organization.holders': () => true,
  'answers.organization.may': () => true,
  'answers.organization.mayHold': (state, { person }) =>
    possible(state, 'holder')
      .map(contentOf)
      .some((it) => it.person === (person as { subject: string }).subject),
  'answers.organization.nothing': (state) =>
    ['parties', 'sanctions', 'holders', 'kind'].every((it) => held(state, it).length === 0),
  'answers.source.publication': (state) => held(state, 'publication').length > 0,
  'answers.source.sentence': () => true,
};

/** Every message within a message, that itself first. */
function messagesIn(message: Message): Message[] {
  return [message, ...Object.values(message.values).flatMap((value) => within(value))];
}

function within(value: Values[string] | Referent): Message[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((it) => within(it));
  if ('key' in value) return messagesIn(value);
  if ('says' in value) return messagesIn(value.says);
  return 'either' in value ? value.either.flatMap((it) => within(it)) : [];
}

/** What an answer says that the state does not hold, and keys that nothing here can judge. */
export function unfounded(state: State, sentences: readonly Message[]): string[] {
  const all = sentences.flatMap(messagesIn).filter(({ key }) => key.startsWith('answers.'));
  return all.flatMap(({ key, values }) => {
    const claim = claims[key];
    if (!claim) return [`${key} is not judged`];
    return claim(state, values) ? [] : [`${key} ${JSON.stringify(values)}`];
  });
}

/** What a reader must be told of a person, and is not. */
export function missing(state: State, sentences: readonly Message[]): string[] {
  const said = sentences.flatMap(messagesIn);
  const has = (...keys: readonly string[]) => said.some(({ key }) => keys.some((it) => key.startsWith(it)));
  const isDead = held(state, 'life').length > 0;
  const open = statuses(state).filter((it) => it !== 'moved');
  const ofCustody = held(state, 'custody').length + possible(state, 'custody').length > 0;
  return [
    ...(isDead && !has('answers.death.') ? ['death'] : []),
    ...(ofCustody && !isDead && !has('answers.custody.') ? ['custody'] : []),
    ...(open.length > 0 && !has('answers.legal.') ? ['status'] : []),
    ...(held(state, 'sentences').length > 0 && !has('answers.legal.withSentence', 'answers.legal.sentenced')
      ? ['sentence']
      : []),
  ];
}
