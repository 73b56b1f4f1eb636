// Answers say what the state holds, all that matters of it, what is not clear first; cards and gists never say less.
import { expect, describe as group, test } from 'vitest';
import { becauseOf, MOST_SENTENCES } from '../../src/answers/answer.ts';
import { composeAnswer } from '../../src/answers/answers.ts';
import { composeCards } from '../../src/answers/cards.ts';
import { composeGist, composeGists } from '../../src/answers/gists.ts';
import type { SubjectState } from '../../src/state/state.ts';
import type { Day } from '../../src/time/day.ts';
import { describe, describePieces } from '../../src/words/describe.ts';
import { english } from '../../src/words/english.ts';
import type { Message } from '../../src/words/message.ts';
import { missing, unfounded } from '../support/answer-claims.ts';
import { readCorpora } from '../support/corpora.ts';
import { pseudo } from '../support/pseudo.ts';
import { askedDays, randomHistory } from '../support/random-history.ts';
import type { State } from '../support/states.ts';
import { recordOf } from '../support/told.ts';

const TODAY = '2026-11-26' as Day;

/** “A plea of not guilty” is what an accused says; “a criminal case” is a kind of case; “certain actions” are some. */
const FORBIDDEN = /\b(free|innocent|guilty|cleared|criminals?|confirmed|certain|official)\b/i;
const ALLOWED = /a plea of not guilty|pleaded not guilty|a criminal case|certain actions/gi;

const nameless = { language: english, nameOf: () => 'N' };
const inPseudo = { language: pseudo, nameOf: () => 'N' };

interface Told {
  readonly state: SubjectState;
  readonly asOf: Day;
  readonly where: string;
}

/** All that is said of a subject on a day keeps the rules; returns the texts of the sentences. */
function checkAnswer({ state, asOf, where }: Told): string[] {
  const question = { asOf, knownOn: TODAY };
  const { sentences } = composeAnswer(state, question);
  const plain = state as unknown as State;
  expect(unfounded(plain, sentences), where).toEqual([]);
  expect(sentences.length, where).toBeLessThanOrEqual(MOST_SENTENCES);
  if (state.id.startsWith('person:')) expect(missing(plain, sentences), `${where}: left out`).toEqual([]);
  const unclear = sentences.map(isUnclear);
  expect(unclear.lastIndexOf(true), `${where}: not clear first`).toBe(unclear.filter(Boolean).length - 1);
  const known = JSON.stringify(state);
  for (const id of sentences.flatMap(becauseOf)) expect(known, where).toContain(id);
  const cards = composeCards(state, question);
  const others = [composeGist(state, question), ...Object.values(composeGists(state, question))];
  const inCards = cards.flatMap(({ topic, value, details }) => [topic, value, ...details]);
  for (const message of [...sentences, ...inCards, ...others]) {
    if (!saysClaim(message)) expect(describe(message, nameless).replace(ALLOWED, ''), where).not.toMatch(FORBIDDEN);
    expect(describe(message, inPseudo), where).not.toBe('');
    expect(piecesOf(message), where).toBe(describe(message, nameless));
  }
  checkCards(cards, plain, where);
  return sentences.map((it) => describe(it, nameless));
}

function isUnclear({ key }: Message): boolean {
  return key.endsWith('otClear') || key.endsWith('.mayStage') || key === 'answers.organization.may';
}

/** The words of the record itself stand in it. */
function saysClaim(message: Message): boolean {
  return JSON.stringify(message).match(/"claim"|"question"|"text"|"offence"|"programme"|"occupation"|"texts"/) !== null;
}

function piecesOf(message: Message): string {
  return describePieces(message, nameless)
    .map((it) => (typeof it === 'string' ? it : it.text))
    .join('');
}

/** “No record” is never said of what is possible. */
function checkCards(cards: ReturnType<typeof composeCards>, state: State, where: string): void {
  const may = new Set(state.possible.map(({ attribute }) => attribute));
  const attributes: Readonly<Record<string, readonly string[]>> = {
    'answers.cards.topics.custody': ['custody'],
    'answers.cards.topics.legal': ['legalStatus'],
    'answers.cards.topics.toServe': ['toServe'],
    'answers.cards.topics.office': ['office'],
    'answers.cards.topics.sanctions': ['sanction'],
    'answers.cards.topics.stage': ['stage'],
    'answers.cards.topics.head': ['holder'],
  };
  for (const { topic, certainty } of cards) {
    const own = attributes[topic.key] ?? [];
    if (own.some((it) => may.has(it))) expect(certainty, `${where} ${topic.key}`).not.toBe('none');
  }
}

group('the corpora', () => {
  test.each(readCorpora())('$name: every answer is true and whole, on every day', ({ batches, subjects }) => {
    const record = recordOf(batches);
    for (const subject of subjects) {
      for (const asOf of [...record.daysOf(subject), TODAY] as Day[]) {
        const state = record.stateOn(subject, asOf);
        if (state) checkAnswer({ state, asOf, where: `${subject} on ${asOf}` });
      }
    }
  });

  test.each(readCorpora())('$name: reads as a person has read it', async ({ name, batches, subjects }) => {
    const record = recordOf(batches);
    const nameOf = (id: string) => record.stateOn(id, TODAY)?.name ?? id;
    const pages = subjects.flatMap((subject) => readAnswers(subject, { record, nameOf }));
    await expect(pages.join('\n')).toMatchFileSnapshot(`__snapshots__/${name.replace('/', '-')}.txt`);
  });
});

interface Read {
  readonly record: ReturnType<typeof recordOf>;
  readonly nameOf: (subject: string) => string;
}

/** The answers about a subject on each day on which they change; of today also the cards and the gist. */
function readAnswers(subject: string, { record, nameOf }: Read): string[] {
  const known = new Map<string, string>();
  const speaker = {
    language: english,
    nameOf: (id: string) => {
      const name = known.get(id) ?? nameOf(id);
      known.set(id, name);
      return name;
    },
  };
  const say = (message: Message) => describe(message, speaker);
  let last = '';
  const days = ([...record.daysOf(subject), TODAY] as Day[]).flatMap((asOf) => {
    const state = record.stateOn(subject, asOf);
    if (!state) return [];
    const question = { asOf, knownOn: TODAY };
    const texts = composeAnswer(state, question).sentences.map(say);
    const lasting = texts.join().replace(/(?:On|[Bb]y|then and) \d+ \w+ \d{4}|, since \d+ \w+( \d{4})?/g, '');
    const isSame = lasting === last && asOf !== TODAY;
    last = lasting;
    const cards = asOf === TODAY ? composeCards(state, question) : [];
    const shown = cards.map(({ topic, value, details, look }) =>
      ['  ', `${say(topic)}:`, say(value), ...details.map(say), `(${look})`].join(' '),
    );
    const gist = asOf === TODAY ? [`   – ${say(composeGist(state, question))}`] : [];
    return isSame ? [] : [asOf, ...texts.map((text) => `   ${text}`), ...shown, ...gist];
  });
  return [`# ${speaker.nameOf(subject)} (${subject})`, ...days, ''];
}

test('random records: every answer is true, whole, and sayable in any language', () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const record = recordOf(randomHistory(seed + 100, 140));
    const subjects = ['person:ada-orlov', 'person:bo-tarn', 'person:cy-venn', 'case:harbour-fire', 'case:port-bribes'];
    const others = ['organization:harbour-police', 'organization:port-council', 'source:harbour-gazette-1'];
    const days = [...askedDays().filter((_, index) => (index + seed) % 7 === 0), TODAY] as Day[];
    for (const subject of [...subjects, ...others]) {
      for (const asOf of days) {
        const state = record.stateOn(subject, asOf);
        if (state) checkAnswer({ state, asOf, where: `seed ${seed}: ${subject} on ${asOf}` });
      }
    }
  }
}, 60_000);
