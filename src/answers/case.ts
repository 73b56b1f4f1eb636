/**
 * The answer about a case: what it is and how far it has come, what became of those accused, or who won; then what
 * comes next. What is not clear comes first.
 */
import { docket } from '../catalogue/docket.ts';
import { judgments } from '../catalogue/judgments.ts';
import { parties, partyRoles } from '../catalogue/parties.ts';
import { proceedings } from '../catalogue/proceedings.ts';
import { registry } from '../catalogue/registry.ts';
import { type StatusLabel, statusLabels } from '../law/status.ts';
import type { SubjectState } from '../state/state.ts';
import { type Message, type Referent, say } from '../words/message.ts';
import { type AnswerQuestion, MOST_SENTENCES, type PlainAnswer } from './answer.ts';
import { clause, dated, datedBefore } from './frame.ts';
import { saysOf } from './values.ts';

interface CaseFrame {
  readonly tense: 'past' | 'present';
  readonly day: Referent | null;
}

type SayCase = (frame: CaseFrame) => Message;

export function answerAboutCase(state: SubjectState, { asOf, knownOn }: AnswerQuestion): PlainAnswer {
  const isPast = knownOn !== undefined && asOf < knownOn;
  const sentences = [
    askOfCase(state),
    sayCourse(state),
    sayAccused(state) ?? sayDefendants(state),
    sayJudgment(state),
    sayOwed(state),
    sayNext(state),
    sayAppeals(state),
  ].flatMap((it) => it ?? []);
  const tense = isPast ? 'past' : 'present';
  return {
    sentences: sentences
      .slice(0, MOST_SENTENCES)
      .map((it, index) => it({ tense, day: isPast && index === 0 ? { day: asOf } : null })),
  };
}

/** “This is a criminal case before the city court, on trial since 11 April 2022.” */
function sayCourse(state: SubjectState): SayCase {
  const [kind] = saysOf(state, registry.kind).held;
  const [court] = saysOf(state, registry.court).held;
  const [number] = saysOf(state, registry.number).held;
  const stage = saysOf(state, proceedings.stage);
  const [own] = stage.possible.length > 0 ? [] : stage.held;
  const sides = sidesOf(state);
  return (frame) =>
    say('answers.case.course', {
      ...frame,
      kind: kind?.value ?? 'other',
      court: court ? { subject: court.value } : null,
      number: number?.value ?? null,
      ...sides,
      stage: own
        ? clause(
            say('answers.case.stage', { stage: own.value, since: datedBefore(own.since, 'since', frame) }),
            'timeline',
            own.because,
          )
        : null,
    });
}

const bringing: readonly string[] = ['plaintiff', 'applicant', 'petitioner'];
const answering: readonly string[] = ['respondent', ...partyRoles.defendants];

/** Who brought a case against whom, where parties did. */
function sidesOf(state: SubjectState) {
  const all = saysOf(state, parties.party).held;
  const named = (roles: readonly string[]) =>
    [...new Set(all.filter(({ value }) => roles.includes(value.role)).map(({ value }) => value.party))].slice(0, 3);
  const by = named(bringing);
  const toSubjects = (ids: readonly string[]) => (ids.length > 0 ? ids.map((subject) => ({ subject })) : null);
  return by.length > 0 ? { by: toSubjects(by), against: toSubjects(named(answering)) } : { by: null, against: null };
}

/** Suspects are counted apart: they are not charged. */
export function accusedIn(state: SubjectState): ReadonlyMap<OutcomeLabel, readonly string[]> {
  const { held } = saysOf(state, proceedings.legalStatus);
  const byLabel = Map.groupBy(held, ({ value }) => outcomeOf(value.status));
  const inOrder = statusLabels.map(outcomeOf).flatMap((label): [OutcomeLabel, string[]][] => {
    const own = byLabel.get(label);
    return own ? [[label, own.map(({ key }) => key)]] : [];
  });
  return new Map(inOrder);
}

type OutcomeLabel = Exclude<StatusLabel, 'convicted_final'>;

/** Whether a judgment is final is said of the case. */
function outcomeOf(label: StatusLabel): OutcomeLabel {
  return label === 'convicted_final' ? 'convicted' : label;
}

/** “Of four people charged, one was convicted, two were acquitted and one died before a verdict.” */
function sayAccused(state: SubjectState): SayCase | undefined {
  const byLabel = accusedIn(state);
  const { held } = saysOf(state, proceedings.legalStatus);
  if (held.length === 0) return undefined;
  const suspects = byLabel.get('suspect') ?? [];
  const charged = held.length - suspects.length;
  const isNamed = held.length === 1;
  return (frame) => {
    const outcomes = [...byLabel].map(([label, people]) => {
      const because = held.filter(({ key }) => people.includes(key)).flatMap((it) => it.because);
      const [person = ''] = people;
      const name = isNamed ? { subject: person } : null;
      const says = say('answers.case.outcome', {
        tense: frame.tense,
        label,
        count: people.length,
        name,
        isMore: label === 'suspect' && charged > 0 ? 'yes' : 'no',
      });
      return clause(says, 'charges', [...new Set(because)]);
    });
    return say('answers.case.accused', { ...frame, isNamed: isNamed ? 'yes' : 'no', charged, outcomes });
  };
}

/** What may have become of accused people by then. */
function askOfCase(state: SubjectState): SayCase | undefined {
  const { possible, held } = saysOf(state, proceedings.legalStatus);
  if (possible.length === 0) return askOfStage(state);
  const stated = new Map(held.map(({ key, value }) => [key, statusLabels.indexOf(value.status)]));
  const heaviest = [...Map.groupBy(possible, ({ key }) => key)].map(([key, own]) => {
    const [first] = own.toSorted((a, b) => statusLabels.indexOf(a.value.status) - statusLabels.indexOf(b.value.status));
    const isBack =
      first !== undefined && statusLabels.indexOf(first.value.status) > (stated.get(key) ?? statusLabels.length);
    return { key, first, label: isBack ? ('still' as const) : (first?.value.status ?? 'moved') };
  });
  const byLabel = [...Map.groupBy(heaviest, ({ label }) => label)].slice(0, 2);
  return (frame) => {
    const questions = byLabel.map(([label, own]) => {
      const [one] = own;
      const name = own.length === 1 && one ? { subject: one.key } : null;
      const says = say('answers.case.may', { tense: frame.tense, label, count: own.length, name });
      return clause(says, 'charges', [...new Set(own.flatMap(({ first }) => first?.because ?? []))]);
    });
    const since = byLabel[0]?.[1][0]?.first?.since;
    const isOne =
      since &&
      heaviest.every(({ first }) => first?.since.earliest === since.earliest && first.since.latest === since.latest);
    const when = since && isOne ? dated(since, 'when', frame) : null;
    return say('answers.case.notClear', { ...frame, questions: { either: questions }, when });
  };
}

/** A case whose accused do not say how far it is. */
function askOfStage(state: SubjectState): SayCase | undefined {
  const { possible, held } = saysOf(state, proceedings.stage);
  const [first] = possible;
  if (!first) return undefined;
  return (frame) => {
    const stages = [...held.filter(({ value }) => value !== first.value), ...possible].map((it) =>
      clause(say('answers.case.stage', { stage: it.value, since: null }), 'timeline', it.because),
    );
    const when = possible.length === 1 ? dated(first.since, 'when', frame) : null;
    return say('answers.case.mayStage', { ...frame, stages: { either: stages }, when });
  };
}

/** Who is named as a defendant, where no charge is recorded. */
function sayDefendants(state: SubjectState): SayCase | undefined {
  const own = saysOf(state, parties.party).held.filter(({ value }) =>
    partyRoles.defendants.some((it) => it === value.role),
  );
  const people = [...new Set(own.map(({ value }) => value.party))];
  if (people.length === 0 || sidesOf(state).by) return undefined;
  const because = [...new Set(own.flatMap((it) => it.because))];
  return ({ tense }) => {
    const named = people.slice(0, 3).map((subject) => ({ subject }));
    const says = say('answers.case.defendants', { tense, count: people.length, people: named });
    return say('answers.case.parties', { parties: clause(says, 'people', because) });
  };
}

/** The newest judgment outside criminal cases, with what it found. */
function sayJudgment(state: SubjectState): SayCase | undefined {
  const own = saysOf(state, judgments.judgment).held.at(-1);
  if (!own) return undefined;
  const { by, inFavour, against, final } = own.value;
  const found = saysOf(state, judgments.finding).held.filter(({ value }) => value.judgment === own.because[0]);
  const number = (finding: string) => found.filter(({ value }) => value.finding === finding).length;
  const subjects = (ids: readonly string[]) =>
    ids.length > 0 ? ids.slice(0, 3).map((subject) => ({ subject })) : null;
  return (frame) => {
    const says = say('answers.case.judged', {
      by: by === null ? null : { subject: by },
      inFavour: subjects(inFavour),
      against: subjects(against),
      on: datedBefore(own.since, 'when', frame),
    });
    return say('answers.case.judgment', {
      ...frame,
      judged: clause(says, 'judgments', own.because),
      violated: number('violated'),
      unviolated: number('not_violated'),
      final: final ? 'yes' : 'no',
    });
  };
}

/** What a judgment ordered, and how far that is done. */
function sayOwed(state: SubjectState): SayCase | undefined {
  const { held } = saysOf(state, judgments.obligation);
  if (held.length === 0) return undefined;
  const done = held.filter(({ value }) => value.status === 'executed').length;
  const because = [...new Set(held.flatMap((it) => it.because))];
  const owed = clause(say('answers.case.owed', { count: held.length, done }), 'judgments', because);
  return () => say('answers.case.obligations', { owed });
}

function sayNext(state: SubjectState): SayCase | undefined {
  const [own] = saysOf(state, docket.nextHearing).held;
  if (!own) return undefined;
  const { day, kind, court } = own.value;
  const hearing = clause(say('answers.case.hearing', { kind, day: { day } }), 'docket', own.because);
  return () => say('answers.case.next', { hearing, court: court === null ? null : { subject: court } });
}

function sayAppeals(state: SubjectState): SayCase | undefined {
  const pending = state.state.appeals as readonly { readonly because: readonly string[] }[] | undefined;
  if (!pending || pending.length === 0) return undefined;
  const because = [...new Set(pending.flatMap((it) => it.because))];
  const says = clause(say('answers.case.pending', { count: pending.length }), 'charges', because);
  return () => say('answers.case.appeals', { pending: says });
}
