/** Cards: what a reader asks first, each answered in a word. What is possible is never “no record”. */
import { assets } from '../catalogue/assets.ts';
import { custody } from '../catalogue/custody.ts';
import { docket } from '../catalogue/docket.ts';
import { type Look, lookOf } from '../catalogue/look.ts';
import { office } from '../catalogue/office.ts';
import { particulars } from '../catalogue/particulars.ts';
import { proceedings } from '../catalogue/proceedings.ts';
import { kindOf, type SubjectId } from '../catalogue/subject.ts';
import { trial } from '../catalogue/trial.ts';
import type { SubjectState } from '../state/state.ts';
import { type Message, type SectionName, say } from '../words/message.ts';
import type { AnswerQuestion, Card } from './answer.ts';
import { accusedIn } from './case.ts';
import { AGAINST, accuserOf, listCharges } from './charges.ts';
import { custodyOf } from './custody.ts';
import { clause, dated, datedBefore, type Frame, leadIn, makeFrame } from './frame.ts';
import { type SaidPart, sayParts, type ToServeValue, toServeIn } from './imposed.ts';
import { askOfPosition, isOpenPosition, type Position, positionsIn } from './legal.ts';
import { askOfOffices } from './office.ts';
import { isAccusedIn, rolesIn, sayRoles } from './roles.ts';
import type { Question } from './sentence.ts';
import { type Said, saysOf } from './values.ts';

export function composeCards(state: SubjectState, question: AnswerQuestion): readonly Card[] {
  const frame = makeFrame(state, question);
  const kind = kindOf(state.id as SubjectId);
  switch (kind) {
    case 'person':
      return [
        custodyCard(state, frame),
        ...legalCards(state, frame),
        toServeCard(state, frame),
        officeCard(state, frame),
        sanctionsCard(state),
      ].flatMap((it) => it ?? []);
    case 'case':
      return [stageCard(state), accusedCard(state), nextCard(state), questionsCard(state)].flatMap((it) => it ?? []);
    case 'organization':
      return [kindCard(state), sanctionsCard(state), casesCard(state, frame), headCard(state)];
    case 'source':
      return [];
    default:
      return kind satisfies never;
  }
}

/** “Recorded: detained between 2 and 31 January 2022.” */
function sayRecorded(questions: readonly Question[], frame: Frame): Message[] {
  const lead = { ...leadIn(frame, false), sex: 'other' as const };
  return questions.map(({ happened, since }) =>
    say('answers.cards.details.recorded', { predicates: happened(lead), when: dated(since, 'when', lead) }),
  );
}

function saySince({ since }: Pick<Said, 'since'>): Message {
  return say('answers.cards.details.since', { since: datedBefore(since, 'since', { day: null }) });
}

function custodyCard(state: SubjectState, frame: Frame): Card {
  const topic = say('answers.cards.topics.custody');
  const { held, possible } = saysOf(state, custody.custody);
  const [own] = held;
  const base = { topic, section: 'custody' } as const;
  if (!own && possible.length === 0) return noneCard(topic, 'custody');
  const { questions } = custodyOf(state, frame);
  const value = own?.value;
  const isNewer = value?.lastReported?.latest !== own?.since.latest || value?.group === 'not_clear';
  const last =
    value?.lastReported && isNewer
      ? [
          say('answers.cards.details.last', {
            last: dated({ edtf: null, ...value.lastReported }, 'bare', { day: null }),
          }),
        ]
      : [];
  const because = [...(own?.because ?? []), ...possible.flatMap((it) => it.because)];
  if (!own || value?.group === 'not_clear') {
    const noRelease = questions.length === 0 ? [say('answers.cards.details.noRelease')] : [];
    const details = [...sayRecorded(questions, frame), ...noRelease, ...last];
    return {
      ...base,
      certainty: 'not_clear',
      value: say('answers.cards.notClear'),
      details,
      look: 'not_clear',
      because,
    };
  }
  const { group, kind, place } = own.value;
  return {
    ...base,
    certainty: 'yes',
    value: say('answers.cards.custody', { group, kind: kind ?? 'other' }),
    details: [
      say('answers.cards.details.measure', {
        kind: kind ?? group,
        since: datedBefore(own.since, 'bare', { day: null }),
        place,
      }),
      ...last,
    ],
    look: lookOf(custody.custody.name, own.value, own.standing),
    because,
  };
}

function legalCards(state: SubjectState, frame: Frame): Card[] {
  const positions = positionsIn(state);
  const roles = rolesIn(
    state,
    positions.map(({ caseId }) => caseId),
  );
  const cards = positions.map((it) => legalCard(it, { frame, isOnly: positions.length === 1 && roles.length === 0 }));
  if (roles.length > 0) cards.push(rolesCard(roles, frame, positions.length === 0));
  return cards.length > 0 ? cards : [noneCard(say('answers.cards.topics.legal'), 'charges')];
}

function rolesCard(roles: ReturnType<typeof rolesIn>, frame: Frame, isOnly: boolean): Card {
  const isAccused = isAccusedIn(roles);
  return {
    topic: say(`answers.cards.topics.${isAccused ? (isOnly ? 'legal' : 'roles') : 'cases'}`),
    certainty: 'yes',
    value: isAccused
      ? say('answers.cards.legal', { status: 'defendant' })
      : say('answers.cards.cases', { count: new Set(roles.map(({ value }) => value.case)).size }),
    details: [sayRolesShort(roles, frame)],
    look: isAccused ? 'open' : 'plain',
    section: 'cases',
    because: [...new Set(roles.flatMap(({ because }) => because))],
  };
}

function sayRolesShort(roles: ReturnType<typeof rolesIn>, frame: Frame): Message {
  const [first, ...others] = roles;
  if (!first || others.some(({ value }) => value.role !== first.value.role))
    return say('answers.cards.details.roles', { name: frame.name, outcomes: sayRoles(roles, frame) });
  const { earliest, latest } = first.since;
  const isOne = others.every(({ since }) => since.earliest === earliest && since.latest === latest);
  const since = isOne ? datedBefore(first.since, 'since', { day: null }) : null;
  return say('answers.cards.details.inCases', { count: new Set(roles.map(({ value }) => value.case)).size, since });
}

function legalCard(position: Position, { frame, isOnly }: { readonly frame: Frame; readonly isOnly: boolean }): Card {
  const { caseId, status, counts, appeals, mayBe } = position;
  const topic =
    caseId === null
      ? say('answers.cards.topics.noCase')
      : isOnly
        ? say('answers.cards.topics.legal')
        : say('answers.cards.topics.case', { case: { subject: caseId } });
  const questions = askOfPosition(position);
  const because = [...new Set([...(status?.because ?? []), ...mayBe.flatMap((it) => it.because)])];
  const recorded = sayRecorded(questions, frame);
  if (!status) {
    const value = say('answers.cards.notClear');
    return { topic, certainty: 'not_clear', value, details: recorded, look: 'not_clear', section: 'charges', because };
  }
  const label = status.value.status;
  const labels = label === 'suspect' ? ['suspected'] : isOpenPosition(position) ? ['pending', 'no_verdict'] : AGAINST;
  const own = counts.filter(({ value }) => labels.some((it) => value.sums[it]));
  const charges = own.length > 0 ? [sayAccusationOf(label, own, labels)] : [];
  const accuser = label === 'suspect' ? [say('answers.cards.details.accuser', accuserOf(own))] : [];
  const pending = appeals.length > 0 ? [say('answers.cards.details.appeal', { count: appeals.length })] : [];
  return {
    topic,
    certainty: questions.length > 0 ? 'not_clear' : 'yes',
    value: say('answers.cards.legal', { status: label }),
    details: [saySince(status), ...charges, ...accuser, ...pending, ...recorded],
    look: lookOf(proceedings.legalStatus.name, status.value, status.standing),
    section: 'charges',
    because,
  };
}

function sayAccusationOf(label: string, own: Position['counts'], labels: readonly string[]): Message {
  const charges = listCharges(own, labels);
  const isOver = labels === AGAINST;
  return isOver
    ? say('answers.cards.details.convicted', { status: label, charges })
    : say('answers.cards.details.charges', { status: label, charges });
}

function toServeCard(state: SubjectState, frame: Frame): Card | undefined {
  const topic = say('answers.cards.topics.toServe');
  const { stated, possible } = toServeIn(state);
  const positions = positionsIn(state);
  const imposed = positions.flatMap(({ parts }) => parts);
  const mayBeOther =
    saysOf(state, trial.toServe).possible.length > 0 || positions.some(({ mayParts }) => mayParts.length > 0);
  if (!stated && possible.length === 0 && !mayBeOther)
    return imposed.length > 0 ? undefined : noneCard(topic, 'sentences');
  if (!stated || stated.value.answer === 'not_clear') {
    const parts = positions.flatMap(({ mayParts, parts: own }) => (own.length > 0 ? own : mayParts));
    const [first] = parts;
    const when = first ? dated(first.since, 'when', leadIn(frame, false)) : null;
    return {
      topic,
      certainty: 'not_clear',
      value: say('answers.cards.notClear'),
      details: first ? [say('answers.cards.details.imposed', { when, parts: sayParts(parts) })] : [],
      look: 'not_clear',
      section: 'sentences',
      because: [...new Set([...(stated?.because ?? []), ...possible.flatMap((it) => it.because)])],
    };
  }
  return {
    topic,
    certainty: possible.length > 0 ? 'not_clear' : 'yes',
    value: sayToServeShort(stated.value),
    details: [...toServeDetails(stated.value), ...sayBesides(imposed)],
    look: possible.length > 0 ? 'not_clear' : 'sentence',
    section: 'sentences',
    because: stated.because,
  };
}

/** Parts of sentences beside prison. */
function sayBesides(imposed: readonly SaidPart[]): Message[] {
  const others = imposed.filter(
    ({ value: { kind } }) => kind !== 'imprisonment' && kind !== 'life' && kind !== 'death',
  );
  return others.length > 0 ? [say('answers.cards.details.besides', { parts: sayParts(others) })] : [];
}

function sayToServeShort({ answer, least, most, suspended, stayed }: ToServeValue): Message {
  const term = least === null ? '' : { term: least };
  const now = suspended.length > 0 ? 'suspended' : stayed.length > 0 ? 'stayed' : answer;
  const form = answer === 'term' ? (most === null ? 'atLeast' : most === least ? 'term' : 'range') : answer;
  return say('answers.cards.toServe', {
    answer: answer === 'nothing' ? now : form,
    term,
    most: most === null ? '' : { term: most },
  });
}

function toServeDetails({ answer, known, final, lastDay, suspended, stayed }: ToServeValue): Message[] {
  const details = 'answers.cards.details';
  return [
    ...(known === 'range' ? [say(`${details}.combine`)] : []),
    ...(known === 'total' ? [say(`${details}.total`)] : []),
    ...(known === 'relations' && answer === 'term' ? [say(`${details}.relations`)] : []),
    ...(suspended.length > 0 ? [say(`${details}.suspended`)] : []),
    ...(stayed.length > 0 ? [say(`${details}.stayed`)] : []),
    ...(answer === 'nothing' && suspended.length + stayed.length === 0 ? [say(`${details}.ranOut`)] : []),
    ...(lastDay ? [say(`${details}.lastDay`, { day: dated({ edtf: null, ...lastDay }, 'bare', { day: null }) })] : []),
    ...(answer === 'nothing' ? [] : [say(`${details}.final`, { final: final ? 'yes' : 'no' })]),
  ];
}

function officeCard(state: SubjectState, frame: Frame): Card {
  const topic = say('answers.cards.topics.office');
  const { held, ended, possible } = saysOf(state, office.office);
  const base = { topic, section: 'offices' } as const;
  if (possible.length > 0) {
    const details = sayRecorded(askOfOffices(state), frame);
    const because = [...new Set([...held, ...possible].flatMap((it) => it.because))];
    return {
      ...base,
      certainty: 'not_clear',
      value: say('answers.cards.notClear'),
      details,
      look: 'not_clear',
      because,
    };
  }
  const named = ({ value: { title, titles, organization } }: (typeof held)[number]) => {
    return { title: { texts: titles ?? title }, organization: { subject: organization } };
  };
  const [own] = held;
  const last = ended.at(-1);
  if (!own && !last) return noneCard(topic, 'offices');
  if (!own && last) {
    const details = [say('answers.cards.details.formerly', named(last))];
    return {
      ...base,
      certainty: 'none',
      value: say('answers.cards.former'),
      details,
      look: 'none',
      because: last.because,
    };
  }
  if (!own) return noneCard(topic, 'offices');
  const { title, organization } = named(own);
  const more = held.length > 1 ? [say('answers.cards.details.more', { count: held.length - 1 })] : [];
  return {
    ...base,
    certainty: 'yes',
    value: say('answers.cards.office', { title }),
    details: [say('answers.cards.details.organization', { organization }), ...more],
    look: lookOf(office.office.name, own.value, own.standing),
    because: held.flatMap((it) => it.because),
  };
}

function sanctionsCard(state: SubjectState): Card {
  const topic = say('answers.cards.topics.sanctions');
  const { held, possible } = saysOf(state, assets.sanction);
  const [own] = held;
  const base = { topic, section: 'sanctions' } as const;
  const because = [...new Set([...held, ...possible].flatMap((it) => it.because))];
  if (possible.length > 0) {
    const details = possible.map(({ value, since }) =>
      say('answers.cards.details.recorded', { predicates: value.programme, when: dated(since, 'when', { day: null }) }),
    );
    return {
      ...base,
      certainty: 'not_clear',
      value: say('answers.cards.notClear'),
      details,
      look: 'not_clear',
      because,
    };
  }
  if (!own) return noneCard(topic, 'sanctions');
  return {
    ...base,
    certainty: 'yes',
    value: say('answers.cards.listed', { count: held.length, programme: own.value.programme }),
    details: [saySince(own)],
    look: lookOf(assets.sanction.name, own.value, own.standing),
    because,
  };
}

function stageCard(state: SubjectState): Card {
  const topic = say('answers.cards.topics.stage');
  const { held, possible } = saysOf(state, proceedings.stage);
  const [own] = held;
  if (!own && possible.length === 0) return noneCard(topic, 'timeline');
  const because = [...new Set([...held, ...possible].flatMap((it) => it.because))];
  const isClear = possible.length === 0;
  const details = own ? [saySince(own)] : [];
  return {
    topic,
    certainty: isClear ? 'yes' : 'not_clear',
    value: say('answers.cards.stage', { stage: isClear && own ? own.value : 'not_clear' }),
    details: isClear
      ? details
      : possible.map(({ value, since }) => sayMayStage(value, dated(since, 'when', { day: null }))),
    look: isClear && own ? lookOf(proceedings.stage.name, own.value, own.standing) : 'not_clear',
    section: 'timeline',
    because,
  };
}

function sayMayStage(stage: string, when: ReturnType<typeof dated>): Message {
  const predicates = say('answers.case.stage', { stage, since: null });
  return say('answers.cards.details.recorded', { predicates, when });
}

/** How many people are accused, and what became of them. */
function accusedCard(state: SubjectState): Card | undefined {
  const { held, possible } = saysOf(state, proceedings.legalStatus);
  if (held.length + possible.length === 0) return undefined;
  const people = new Set([...held, ...possible].map(({ key }) => key));
  const outcomes = [...accusedIn(state)].map(([label, own]) =>
    say('answers.case.outcome', { tense: 'present', label, count: own.length, name: null, isMore: 'no' }),
  );
  return {
    topic: say('answers.cards.topics.accused'),
    certainty: possible.length > 0 ? 'not_clear' : 'yes',
    value: say('answers.cards.people', { count: people.size }),
    details: outcomes.length > 0 ? [say('answers.cards.details.sums', { outcomes })] : [],
    look: possible.length > 0 ? 'not_clear' : 'plain',
    section: 'charges',
    because: [...new Set([...held, ...possible].flatMap((it) => it.because))],
  };
}

function nextCard(state: SubjectState): Card {
  const topic = say('answers.cards.topics.next');
  const { held, possible } = saysOf(state, docket.nextHearing);
  const [own] = held;
  const base = { topic, section: 'docket' } as const;
  if (!own) {
    const because = possible.flatMap((it) => it.because);
    const value = say(possible.length > 0 ? 'answers.cards.notClear' : 'answers.cards.noDate');
    const certainty = possible.length > 0 ? 'not_clear' : 'none';
    return { ...base, certainty, value, details: [], look: possible.length > 0 ? 'not_clear' : 'none', because };
  }
  const { day, court } = own.value;
  return {
    ...base,
    certainty: 'yes',
    value: say('answers.cards.day', { day: { day } }),
    details: court === null ? [] : [say('answers.cards.details.court', { court: { subject: court } })],
    look: 'plain',
    because: own.because,
  };
}

function questionsCard(state: SubjectState): Card {
  const topic = say('answers.cards.topics.questions');
  const questions = state.unknowns as unknown as readonly { value: { question: string }; because: readonly string[] }[];
  const [first] = questions;
  if (!first) return { ...noneCard(topic, 'questions'), value: say('answers.cards.noneKnown') };
  return {
    topic,
    certainty: 'yes',
    value: say('answers.cards.questions', { count: questions.length }),
    details: [say('answers.cards.details.question', { text: first.value.question })],
    look: 'plain',
    section: 'questions',
    because: questions.flatMap(({ because }) => because),
  };
}

function kindCard(state: SubjectState): Card {
  const topic = say('answers.cards.topics.kind');
  const [own] = saysOf(state, particulars.organizationKind).held;
  if (!own) return noneCard(topic, 'particulars');
  const value = say('answers.cards.kind', { kind: own.value });
  return { topic, certainty: 'yes', value, details: [], look: 'plain', section: 'particulars', because: own.because };
}

function casesCard(state: SubjectState, frame: Frame): Card {
  const topic = say('answers.cards.topics.cases');
  const roles = rolesIn(state, []);
  if (roles.length === 0) return noneCard(topic, 'cases');
  return { ...rolesCard(roles, frame, false), topic, look: 'plain' };
}

function headCard(state: SubjectState): Card {
  const topic = say('answers.cards.topics.head');
  const { held, possible } = saysOf(state, office.holder);
  const [own] = held;
  const because = [...new Set([...held, ...possible].flatMap((it) => it.because))];
  const base = { topic, section: 'offices', because } as const;
  if (!own && possible.length === 0) return noneCard(topic, 'offices');
  const holders = [...(own ? [own] : []), ...(own ? [] : possible.slice(0, 1))].map(({ value, because: on }) => {
    const values = { person: { subject: value.person }, title: { texts: value.titles ?? value.title } };
    return clause(say('answers.organization.holder', values), 'offices', on);
  });
  const isClear = own !== undefined && !possible.some(({ key }) => key === own.key);
  return {
    ...base,
    certainty: isClear ? 'yes' : 'not_clear',
    value: isClear
      ? say('answers.cards.office', { title: { subject: own.value.person } })
      : say('answers.cards.notClear'),
    details: [say('answers.cards.details.sums', { outcomes: holders })],
    look: isClear ? lookOf(office.holder.name, own.value, own.standing) : 'not_clear',
  };
}

/** Nothing is stated, and nothing is possible. */
function noneCard(topic: Message, section: SectionName, look: Look = 'none'): Card {
  return { topic, certainty: 'none', value: say('answers.cards.none'), details: [], look, section, because: [] };
}
