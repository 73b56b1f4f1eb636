// What is recorded in the benchmarks: invented people, and developments of about 460 bytes of JSON.
import { type Dice, diceOf, idOf } from './dice.ts';

export type Draft = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string };

export const SOURCE = 'source:harbour-gazette-1';
const QUOTE = 'as the office of the harbour confirmed to this newspaper, which asked it in the evening of that day';
const OTHER_SOURCE = 'source:port-courier-1';
const organizations = Array.from({ length: 20 }, (_, index) => `organization:harbour-office-${index}`);
const cases = Array.from({ length: 200 }, (_, index) => `case:harbour-case-${index}`);
/** Developments of one person of the large record, beside the registration. */
const A_LIFE = 20;

export const personOf = (index: number) => `person:witness-${index}` as const;

const firstNames = [
  ...'Ada Aigerim Bakyt Bolat Cholpon Dana Elmira Farrukh Gulnara Ilyas Jamshid Karim'.split(' '),
  ...'Laziz Madina Nodira Olga Pavel Rustam Sanzhar Timur Umida Vera Yerlan Zarina'.split(' '),
];
const stems = [
  ...'Abdul Akhmet Baibol Dzhaks Ergozh Fayzull Gafur Iskander Kasym Khudai'.split(' '),
  ...'Mamed Mas Nazar Orl Petr Rakhm Sadyk Tokta Usman Yerzh'.split(' '),
];
const endings = 'ov ev imov baev beyli ulin'.split(' ');

/** 2,880 names, in turn. */
export function nameOf(index: number): string {
  const first = firstNames[index % 24];
  const stem = stems[Math.floor(index / 24) % 20];
  const ending = endings[Math.floor(index / 480) % 6];
  return `${first} ${stem}${ending}`;
}

/** The sources, organizations and cases that everything refers to. */
function registerWorld(dice: Dice): Draft[] {
  return [
    ...[SOURCE, OTHER_SOURCE].map((source) => register(dice, 'source', { source, title: source })),
    ...organizations.map((organization) =>
      register(dice, 'organization', { organization, names: [{ text: organization }] }),
    ),
    ...cases.map((subject) => register(dice, 'case', { case: subject, kind: 'criminal', title: subject })),
  ];
}

function registerPerson(dice: Dice, index: number): Draft {
  return register(dice, 'person', { person: personOf(index), names: [{ text: nameOf(index) }] });
}

function register(dice: Dice, kind: string, data: object): Draft {
  return { id: idOf(dice), type: `${kind}.registered`, data };
}

/** A source, an organization and the first persons: all that `detention` names. */
export function registerFew(dice: Dice, persons: number): Draft[] {
  return [
    ...registerWorld(dice).slice(0, 3),
    ...Array.from({ length: persons }, (_, index) => registerPerson(dice, index)),
  ];
}

/** What appends record, of three subjects: a person, an organization and a source. */
export function detention(dice: Dice, person: number, occurred = dayOf(dice)): Draft {
  return {
    id: idOf(dice),
    type: 'person.detained',
    occurred,
    data: { person: personOf(person), authority: organizations[0] },
    summary: `${nameOf(person)} was detained by the harbour office on the way to the harbour.`,
    attribution: { by: 'author', standing: 'reported' },
    sources: [
      { source: SOURCE, locator: 'page 1', quote: 'was taken away by officers in the night, as neighbours saw' },
    ],
  };
}

export function release(dice: Dice, person: number, occurred: string): Draft {
  const { data, ...draft } = detention(dice, person, occurred);
  const summary = `${nameOf(person)} was released by the harbour office and left the harbour.`;
  return { ...draft, type: 'person.released', data: { person: personOf(person) }, summary };
}

function dayOf(dice: Dice): string {
  return new Date(Date.UTC(2014, 0, 1 + dice(3_650))).toISOString().slice(0, 10);
}

/** How many persons a large record of `size` developments has. */
export function personsIn(size: number): number {
  return Math.max(1, Math.floor((size - 222) / (A_LIFE + 1)));
}

/**
 * About `size` developments: persons of 20 each over ten years, in no order, with offices, custody, cases, claims,
 * corrections, corroborations and retractions. The same ones for the same size.
 */
export function* largeRecord(size: number): Generator<Draft> {
  const dice = diceOf(1);
  yield* registerWorld(dice);
  for (let index = 0; index < personsIn(size); index += 1) {
    yield registerPerson(dice, index);
    yield* lifeOf(dice, index);
  }
}

function lifeOf(dice: Dice, index: number): Draft[] {
  const life: Draft[] = [];
  const standing: Draft[] = [];
  while (life.length < A_LIFE) {
    const chance = dice(100);
    const target = standing[dice(standing.length)];
    const draft = chance < 10 && target ? amend(dice, chance, target) : act(dice, index);
    life.push(draft);
    if (draft.type === 'development.retracted') standing.splice(standing.indexOf(target as Draft), 1);
    else if (!draft.type.startsWith('development.')) standing.push(draft);
  }
  return life;
}

/** Of ten amendments five corroborate, three correct and two retract. */
function amend(dice: Dice, chance: number, { id: target, ...content }: Draft): Draft {
  const id = idOf(dice);
  const sources = [{ source: OTHER_SOURCE, locator: 'page 3', quote: 'as this newspaper has learned' }];
  if (chance < 5) return { id, type: 'development.corroborated', data: { target }, sources };
  if (chance < 8) {
    const replacement = { ...content, occurred: dateOf(dice) };
    return { id, type: 'development.corrected', data: { target, replacement } };
  }
  return { id, type: 'development.retracted', data: { target, reason: 'The newspaper withdrew its report.' } };
}

const acts: readonly ((dice: Dice, person: string) => readonly [string, object, object?])[] = [
  (_, person) => ['person.detained', { person }],
  (_, person) => ['person.detained', { person }],
  (_, person) => ['person.released', { person }],
  (_, person) => ['person.released', { person }],
  (dice, person) => ['office.assumed', { person, organization: organizationOf(dice), title: 'chief' }],
  (dice, person) => ['office.assumed', { person, organization: organizationOf(dice), title: 'deputy' }],
  (dice, person) => [
    'office.left',
    { person, organization: organizationOf(dice), title: 'chief', manner: 'dismissed' },
  ],
  (dice, person) => {
    const offences = [{ charge: 'arson', offence: 'arson' }];
    return ['suspicion.announced', { person, case: caseOf(dice), offences }, claim];
  },
  (dice, person) => {
    const outcomes = [{ person, outcome: 'convicted' }];
    return ['verdict.delivered', { case: caseOf(dice), outcomes }];
  },
  (dice, person) => {
    const components = [{ kind: 'fine' }, { kind: 'imprisonment' }];
    return ['sentence.imposed', { case: caseOf(dice), person, components }];
  },
  (dice, person) => ['case.party_added', { case: caseOf(dice), person, role: 'witness' }],
  (_, person) => ['conduct.alleged', { about: [person], conduct: 'stood by' }, claim],
  (dice, person) => ['relationship.reported', { from: person, to: organizationOf(dice), kind: 'member' }],
  (_, person) => ['asset.reported', { owner: person, asset: 'boat', what: 'a boat' }],
];
const claim = { claim: { by: 'unstated', standing: 'alleged' } };

function organizationOf(dice: Dice): string | undefined {
  return organizations[dice(organizations.length)];
}

function caseOf(dice: Dice): string | undefined {
  return cases[dice(cases.length)];
}

function act(dice: Dice, index: number): Draft {
  const [type, data, more] = (acts[dice(acts.length)] as (typeof acts)[number])(dice, personOf(index));
  return {
    id: idOf(dice),
    type,
    ...(dice(10) === 0 ? {} : { occurred: dateOf(dice) }),
    data,
    summary: `${type.replaceAll(/[._]/g, ' ')} of ${nameOf(index)}, who worked at the harbour at that time.`,
    attribution: { by: 'author', standing: dice(8) === 0 ? 'alleged' : 'reported' },
    sources: [{ source: SOURCE, locator: `page ${1 + dice(40)}`, quote: QUOTE }],
    ...more,
  };
}

function dateOf(dice: Dice): string {
  const day = dayOf(dice);
  const form = dice(6);
  if (form === 0) return day.slice(0, 7);
  return form === 1 ? `[${day}..${day.slice(0, 4)}-12-31]` : day;
}
