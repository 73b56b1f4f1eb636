/**
 * The answer about a person. What is not clear comes first, then custody, then where things stand in each case, then
 * what is only alleged; three sentences at most.
 */
import { links } from '../catalogue/links.ts';
import type { SubjectState } from '../state/state.ts';
import { type Message, say } from '../words/message.ts';
import { type AnswerQuestion, MOST_SENTENCES, type PlainAnswer } from './answer.ts';
import { AGAINST, numberOf } from './charges.ts';
import { responseOf, sayAccusation } from './claims.ts';
import { custodyOf } from './custody.ts';
import { clause, dated, type Frame, type Lead, leadIn, makeFrame } from './frame.ts';
import { sayToServe, toServeIn } from './imposed.ts';
import { askOfPosition, isOpenPosition, type Position, positionsIn, sayPosition, saySetAside } from './legal.ts';
import { askOfOffices, sayOffices } from './office.ts';
import { isAccusedIn, rolesIn, sayRoles } from './roles.ts';
import type { Question, Sentence } from './sentence.ts';
import { type Said, saysOf } from './values.ts';

export function answerAboutPerson(state: SubjectState, question: AnswerQuestion): PlainAnswer {
  const frame = makeFrame(state, question);
  const sentences = chooseSentences(state, frame).slice(0, MOST_SENTENCES);
  return { sentences: sentences.map((it, index) => it.say(leadIn(frame, index === 0))) };
}

function chooseSentences(state: SubjectState, frame: Frame): Sentence[] {
  const death = deathOf(state);
  const custody = custodyOf(state, frame);
  const positions = positionsIn(state);
  const roles = rolesIn(
    state,
    positions.map(({ caseId }) => caseId),
  );
  const ofCustody = custody.questions.slice(0, MOST_OF_CUSTODY);
  const ofOffices = askOfOffices(state).slice(0, ofCustody.length > 0 ? 2 : MOST_QUESTIONS);
  const asksOfPlace = [...death.questions, ...ofOffices, ...ofCustody];
  const asksOfLaw = positions.flatMap(askOfPosition);
  const place = death.sentence ?? custody.sentence;
  // What was moved to another case goes on there.
  const known = positions.filter(({ status, parts, mayBe }) => status || (parts.length > 0 && mayBe.length === 0));
  const going = known.filter(({ status }) => status?.value.status !== 'moved');
  const stated = going.length > 0 ? going : known;
  const first = [place].flatMap((it) => it ?? []);
  const hasOthers = stated.length > 1 || roles.length > 0;
  const isCrowded = hasOthers && first.length + (asksOfPlace.length + asksOfLaw.length > 0 ? 1 : 0) > 1;
  const legal = sayLegal({ stated, roles, isCrowded, response: responseOf(state) });
  const rest = first.length + legal.length;
  const unclear = notClear([asksOfPlace, asksOfLaw], rest);
  const isPlaced = rest > 0 || unclear.length > 0;
  const isAccused = stated.length > 0 && !custody.isRecorded && !death.sentence;
  // Whoever was acquitted is not accused again in the first lines.
  const mayAccuse = stated.length === 0 || stated.some((it) => isOpenPosition(it) || numberOf(it.counts, AGAINST) > 0);
  const more = [
    isPlaced ? undefined : sayOffices(state),
    sayLeft(state),
    mayAccuse ? sayAccusation(state) : undefined,
    isAccused ? sayNoCustody(frame) : undefined,
  ];
  const all = [...unclear, ...first, ...legal, ...more.flatMap((it) => it ?? [])];
  return all.length > 0 ? all : [{ rank: 'nothing', say: sayNothing }];
}

/** What is not clear in one sentence, or, where there is room, what is of the law in a second one. */
function notClear([place, law]: readonly [readonly Question[], readonly Question[]], rest: number): Sentence[] {
  const isSplit = place.length > 0 && law.length > 0 && rest + 2 <= MOST_SENTENCES;
  const groups = isSplit ? [place, law] : [[...place, ...law]];
  return groups
    .filter((group) => group.length > 0)
    .map((group, index) => ({ rank: 'not_clear', say: (lead) => sayNotClear(group, { lead, isAlso: index > 0 }) }));
}

/** What is not clear, with the bounds of what happened. */
function sayNotClear(
  all: readonly Question[],
  { lead, isAlso }: { readonly lead: Lead; readonly isAlso: boolean },
): Message {
  const questions = all.slice(0, MOST_QUESTIONS);
  const byDate = Map.groupBy(questions, ({ since: { earliest, latest, edtf } }) => `${earliest} ${latest} ${edtf}`);
  const acts = [...byDate.values()].flatMap(([first, ...others], index) => {
    if (!first) return [];
    const predicates = [first, ...others].map(({ happened }) => happened(lead));
    const isFirst = index === 0 ? 'yes' : 'no';
    return [say('answers.acts', { ...lead, isFirst, predicates, when: dated(first.since, 'when', lead) })];
  });
  return say('answers.notClear', {
    ...lead,
    isAlso: isAlso ? 'yes' : 'no',
    questions: { either: questions.flatMap(({ asks }) => asks?.(lead) ?? []) },
    acts,
  });
}

/** So many questions stand in one sentence; of these, so many are of custody. */
const MOST_QUESTIONS = 6;
const MOST_OF_CUSTODY = 2;

interface Death {
  readonly sentence: Sentence | undefined;
  readonly questions: readonly Question[];
}

function deathOf(state: SubjectState): Death {
  const { held, possible } = saysOf(state, links.life);
  const [own] = held;
  const inCustody = custodyValueOf(state)?.diedInCustody === true ? 'yes' : 'no';
  const questions = own
    ? []
    : possible.map(
        (it): Question => ({
          asks: ({ tense }) => clause(say('answers.death.may', { tense }), 'particulars', it.because),
          happened: () => clause(say('answers.happened.death'), 'particulars', it.because),
          since: it.since,
        }),
      );
  const sayDeath = (died: Said) => (lead: Lead) =>
    say('answers.death.died', {
      ...lead,
      differs: died.otherDates.length > 0 ? 'yes' : 'no',
      died: clause(
        say('answers.death.predicate', { ...lead, on: dated(died.since, 'when', { day: null }), inCustody }),
        'particulars',
        died.because,
      ),
    });
  return { sentence: own && { rank: 'death', say: sayDeath(own) }, questions };
}

function custodyValueOf(state: SubjectState) {
  const held = state.state.custody as { readonly value: { readonly diedInCustody: boolean } } | null;
  return held?.value;
}

interface Legal {
  readonly stated: readonly Position[];
  readonly roles: ReturnType<typeof rolesIn>;
  /** There is room for one sentence only. */
  readonly isCrowded: boolean;
  readonly response: string;
}

/** The weightiest position, and a sentence on the others; or all in one. */
function sayLegal({ stated, roles, isCrowded, response }: Legal): Sentence[] {
  const [main, ...others] = stated;
  const about = (all: readonly Position[], own: Legal['roles']): Sentence => ({
    rank: 'legal',
    say: (given) => {
      const inList = all.length + (own.length > 0 ? 1 : 0) > 1 ? 'yes' : 'no';
      const lead = { ...given, inList } as const;
      const [only] = all;
      const aside = only && inList === 'no' ? saySetAside(only, lead) : undefined;
      if (aside) return aside;
      const isCharged = all.some(({ status }) => status?.value.status !== 'suspect') || isAccusedIn(own);
      const isOpen = isCharged && all.every(isOpenPosition);
      const values = {
        ...lead,
        predicates: [...sayRoles(own, lead), ...all.flatMap((it) => sayPosition(it, lead))],
        isEvent: only && !isOpenPosition(only) ? 'yes' : 'no',
        outcome: isOpen ? 'none' : 'other',
        response: all[0] && isOpenPosition(all[0]) ? response : 'none',
      };
      const cases = new Set([...all.map(({ caseId }) => caseId), ...own.map(({ value }) => value.case)]);
      const isElsewhere = main !== undefined && !all.includes(main) && !cases.has(null) && own.length === 0;
      return isElsewhere
        ? say('answers.legal.elsewhere', { ...values, count: cases.size })
        : say('answers.legal.sentence', values);
    },
  });
  if (!main) return roles.length > 0 ? [about([], roles)] : [];
  if (isCrowded) return [about(stated, roles)];
  return [about([main], []), ...(others.length > 0 || roles.length > 0 ? [about(others, roles)] : [])];
}

/** What is to serve, where the sentences do not say it by themselves. */
function sayLeft(state: SubjectState): Sentence | undefined {
  const { stated } = toServeIn(state);
  if (!stated || stated.value.known === 'part' || stated.value.known === 'not_stated') return undefined;
  const says = clause(sayToServe(stated.value), 'sentences', stated.because);
  return { rank: 'to_serve', say: (lead) => say('answers.toServe.sentence', { ...lead, toServe: says }) };
}

function sayNoCustody({ day }: Frame): Sentence {
  return { rank: 'no_custody', say: ({ name }) => say('answers.custody.none', { name, day }) };
}

function sayNothing(lead: Lead): Message {
  return say('answers.nothing', { ...lead });
}
