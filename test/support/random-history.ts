// Random histories of a few subjects, made from a seed.
import { type Dice, diceOf } from './dice.ts';
import { type Cast, isAccepted, randomTypes } from './random-data.ts';

/** A development as the service accepts it. */
export interface RandomDraft {
  readonly id: string;
  readonly type: string;
  readonly occurred?: string;
  readonly after?: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
  readonly summary: string;
  readonly attribution?: { readonly by: string; readonly standing: string };
  readonly claim?: { readonly by: string; readonly standing: string };
  readonly sources?: readonly { readonly source: string }[];
}

const persons = ['person:ada-orlov', 'person:bo-tarn', 'person:cy-venn'];
const organizations = ['organization:harbour-police', 'organization:port-council'];
const cases = ['case:harbour-fire', 'case:port-bribes'];
const source = 'source:harbour-gazette-1';
const otherSource = 'source:port-courier-1';

/**
 * Batches of drafts, to be appended in this order: nine registrations, then `size` developments that crowd into a few
 * days, of every type that there is; some amend others, some say that subjects are one, or were taken for one. The same
 * seed gives the same history. `after` names earlier developments or others of its batch, also later ones; only
 * corrections can have it form a circle. No date begins after 2022-02-15; none ends after 2022 unless its end is open.
 */
export function randomHistory(seed: number, size: number): RandomDraft[][] {
  const dice = diceOf(seed);
  const habits = habitsOf(dice);
  const batches = dice.in(50) ? [registrations(dice)] : registrations(dice).map((draft) => [draft]);
  const registered = batches.flat();
  const told = [...registered];
  while (told.length < registered.length + size) {
    const length = dice.in(habits.batched) ? dice.from(2, 6) : 1;
    const batch = randomBatch({ dice, habits }, told, Math.min(length, registered.length + size - told.length));
    batches.push(batch);
    told.push(...batch);
  }
  return batches;
}

/** The days worth asking about in such a history: all around the crowded ones, and some far off. */
export function askedDays(): string[] {
  const before = ['0001-01-01', '2020-12-31', '2021-01-01', '2021-11-30', '2021-12-01', '2021-12-15'];
  const around = Array.from({ length: 36 }, (_, index) =>
    new Date(Date.UTC(2021, 11, 30 + index)).toISOString().slice(0, 10),
  );
  const beyond = ['2022-02-10', '2022-02-15', '2022-02-16', '2022-06-30', '2022-12-30', '2022-12-31', '2023-01-01'];
  return [...before, ...around, ...beyond, '9999-12-31'];
}

/** How much of each trouble a history has, in percent: some are all exact days, others hardly dated. */
interface Habits {
  readonly undated: number;
  readonly fuzzy: number;
  readonly timed: number;
  readonly followed: number;
  readonly batched: number;
  readonly disputed: number;
  readonly amended: number;
  /** Merged and split. */
  readonly identified: number;
  /** How often `after` agrees with the dates. */
  readonly sensible: number;
  /** The days on which most happens. */
  readonly days: readonly string[];
}

/** Makes a history up. */
interface Author {
  readonly dice: Dice;
  readonly habits: Habits;
}

function habitsOf(dice: Dice): Habits {
  return {
    undated: dice.of([0, 5, 15, 40]),
    fuzzy: dice.of([0, 20, 50, 90]),
    timed: dice.of([0, 20, 60]),
    followed: dice.of([0, 20, 45, 80]),
    batched: dice.of([0, 20, 60]),
    disputed: dice.of([0, 10, 35]),
    amended: dice.of([0, 15, 35]),
    identified: dice.of([0, 0, 6, 15]),
    sensible: dice.of([0, 80, 100]),
    days: Array.from({ length: dice.from(1, 4) }, () => crowdedDay(dice)),
  };
}

/** The drafts of a batch follow one another in an order of their own, not that in which they are appended. */
function randomBatch(author: Author, told: readonly RandomDraft[], length: number): RandomDraft[] {
  const { dice, habits } = author;
  const batch: RandomDraft[] = [];
  while (batch.length < length) {
    const before = [...told, ...batch];
    const identity = dice.in(habits.identified) ? randomIdentity(dice, before) : undefined;
    const amendment = dice.in(habits.amended) ? randomAmendment(author, before) : undefined;
    batch.push(identity ?? amendment ?? randomDraft(author, before.filter(isAboutTheWorld)));
  }
  return dice.in(50) || batch.some((draft) => targetOf(draft) ?? !draft.attribution) ? batch : dice.shuffled(batch);
}

function randomDraft(author: Author, told: readonly RandomDraft[]): RandomDraft {
  return randomlyTold(author, told, randomContent(author.dice, told));
}

// Who is who.

/**
 * That two subjects of a kind are one, or that some of what names a subject was about another; undefined where nothing
 * can be split.
 */
function randomIdentity(dice: Dice, told: readonly RandomDraft[]): RandomDraft | undefined {
  const [one, other] = dice.shuffled(dice.of([persons, persons, organizations, cases]));
  const draft = { id: randomId(dice), summary: 'Who is who.' };
  if (dice.in(65)) return { ...draft, type: 'subject.merged', data: { from: one, into: other } };
  const split = told.flatMap(({ type, data }) => (type === 'subject.split' ? (data.developments as string[]) : []));
  const naming = told
    .filter(isAboutTheWorld)
    .filter(
      ({ id, attribution, data }) => attribution && !split.includes(id) && JSON.stringify(data).includes(`"${one}"`),
    );
  if (naming.length === 0) return undefined;
  const developments = [...new Set([dice.of(naming).id, dice.of(naming).id])];
  return { ...draft, type: 'subject.split', data: { from: one, into: other, developments } };
}

/** Says who is who. */
export function isIdentity({ type }: Pick<RandomDraft, 'type'>): boolean {
  return type === 'subject.merged' || type === 'subject.split';
}

function randomlyTold({ dice, habits }: Author, told: readonly RandomDraft[], content: Content): RandomDraft {
  const { type, data, claims } = content;
  if (content.isTimeless) return { id: randomId(dice), type, data, summary: `${type}.` };
  const occurred = dice.in(habits.undated) ? undefined : randomDate(dice, habits);
  const isSensible = dice.in(habits.sensible);
  const fits = (earlier: RandomDraft) => !isSensible || lowestDateIn(earlier.occurred) <= highestDateIn(occurred);
  const after = dice.in(habits.followed) ? randomAfter(dice, told.filter(fits)) : [];
  const id = randomId(dice);
  return {
    id,
    type,
    ...(occurred ? { occurred } : {}),
    ...(after.length > 0 ? { after } : {}),
    data,
    summary: `${type} (${occurred ?? 'undated'}), ${id.slice(0, 4)}.`,
    attribution: { by: 'author', standing: randomStanding(dice, habits) },
    ...(claims ? { claim: { by: dice.of(['author', 'unstated', ...persons]), standing: dice.of(standings) } } : {}),
    sources: [{ source }],
  };
}

// Amendments.

const amendments = {
  corrected: 'development.corrected',
  retracted: 'development.retracted',
  corroborated: 'development.corroborated',
};

/** What a draft amends, by id. */
export function targetOf({ type, data }: Pick<RandomDraft, 'type' | 'data'>): string | undefined {
  return type.startsWith('development.') ? (data.target as string) : undefined;
}

/** An amendment of one of those told, mostly a recent one; undefined where none of them bears it. */
function randomAmendment(author: Author, told: readonly RandomDraft[]): RandomDraft | undefined {
  const { dice } = author;
  const target = dice.of(told.slice(dice.in(75) ? -8 : 0));
  const isFixed = target.type === amendments.retracted || target.type === amendments.corroborated || isIdentity(target);
  const kinds = [
    ...(isFixed ? [] : (['corrected', 'corrected'] as const)),
    ...(isFixed || isEditing(rootOf(target, told)) ? [] : (['corroborated'] as const)),
    ...(target.type.endsWith('.registered') || isRetracted(target, told) ? [] : (['retracted', 'retracted'] as const)),
  ];
  if (kinds.length === 0) return undefined;
  const kind = dice.of(kinds);
  const draft = { id: randomId(dice), type: amendments[kind], summary: `${kind} ${target.id.slice(0, 4)}.` };
  switch (kind) {
    case 'corrected':
      return { ...draft, data: { target: target.id, replacement: randomReplacement(author, target, told) } };
    case 'retracted':
      return { ...draft, data: { target: target.id, reason: 'told in error' } };
    case 'corroborated':
      return {
        ...draft,
        data: {
          target: target.id,
          ...(dice.in(50) ? { happened: randomDate(dice, author.habits) } : {}),
          ...(dice.in(20) ? { standing: randomStanding(dice, author.habits) } : {}),
        },
        sources: [{ source: otherSource }],
      };
    default:
      return kind satisfies never;
  }
}

/** Neither what happened nor a registration. */
function isEditing({ type, attribution }: RandomDraft): boolean {
  return attribution === undefined && !type.endsWith('.registered');
}

/** Whether a retraction that counts is about it. */
function isRetracted(target: RandomDraft, told: readonly RandomDraft[]): boolean {
  const retractions = told.filter((draft) => draft.type === amendments.retracted && targetOf(draft) === target.id);
  return retractions.some((retraction) => !isRetracted(retraction, told));
}

/**
 * Another date, other content of the same type, or both; `after` may name what was told later, so that it can run in a
 * circle.
 */
function randomReplacement(author: Author, target: RandomDraft, told: readonly RandomDraft[]): object {
  const { dice } = author;
  const root = rootOf(target, told);
  const { id: _, ...original } = root;
  if (root.type.endsWith('.registered'))
    return { ...original, summary: `Enters the record, mended by ${dice.from(1, 9)}.` };
  const before = told.slice(0, told.indexOf(root));
  const linkable = (dice.in(10) ? told : before).filter((draft) => draft !== root).filter(isAboutTheWorld);
  const isTimeless = root.attribution === undefined;
  const content =
    dice.in(50) || isTimeless ? { ...(original as Content), isTimeless } : contentOfType(dice, root.type, before);
  const { id: __, ...replacement } = randomlyTold(author, linkable, content);
  return { ...replacement, ...(root.claim ? { claim: root.claim } : {}) };
}

function rootOf(draft: RandomDraft, told: readonly RandomDraft[]): RandomDraft {
  const target = told.find(({ id }) => id === targetOf(draft));
  return target ? rootOf(target, told) : draft;
}

function isAboutTheWorld(draft: RandomDraft): boolean {
  return targetOf(draft) === undefined && !draft.type.endsWith('.registered') && !isIdentity(draft);
}

const standings = ['reported', 'official', 'alleged', 'speculation', 'opinion', 'unknown'];

function randomStanding(dice: Dice, { disputed }: Habits): string {
  return dice.in(disputed) ? dice.of(['alleged', 'opinion']) : dice.of(['reported', 'official']);
}

/** One to three of those told, mostly recent ones; half of the time with something that the first itself lists. */
function randomAfter(dice: Dice, told: readonly RandomDraft[]): string[] {
  if (told.length === 0) return [];
  const reach = dice.in(70) ? 6 : told.length;
  const near = told.slice(-reach);
  const chosen = Array.from({ length: dice.of([1, 1, 1, 2, 2, 3]) }, () => dice.of(near));
  const shortcut = dice.in(50) ? (chosen[0]?.after ?? []).slice(0, 1) : [];
  return [...new Set([...chosen.map(({ id }) => id), ...shortcut])];
}

function lowestDateIn(occurred = ''): string {
  return datesIn(occurred).at(0) ?? '0000';
}

function highestDateIn(occurred = ''): string {
  return datesIn(occurred).at(-1) ?? '9999';
}

function datesIn(occurred: string): string[] {
  return [...occurred.matchAll(/\d{4}(?:-\d\d){0,2}/g)].map(([date]) => date).sort();
}

// Dates.

function crowdedDay(dice: Dice): string {
  return `2022-01-${pad(dice.from(1, 20))}`;
}

function randomDay(dice: Dice, { days }: Habits): string {
  if (dice.in(65)) return dice.of(days);
  return dice.in(90)
    ? crowdedDay(dice)
    : dice.of(['2021-12-31', '2021-11-30', '2022-01-31', '2022-02-01', '2022-02-15']);
}

function randomDate(dice: Dice, habits: Habits): string {
  const day = randomDay(dice, habits);
  if (dice.in(habits.fuzzy)) return randomFuzzyDate(dice, day, randomDay(dice, habits));
  if (dice.in(habits.timed)) return `${day}T${dice.of(times)}${dice.of(offsets)}`;
  return day;
}

/** Crossed, these give the same instant in several ways, and instants on the day before or after the written one. */
const times = ['00:00:00', '06:00:00', '06:30:00', '12:00:00', '12:00:01', '18:00:00', '23:59:59'];
const offsets = ['Z', '+00:00', '+06:00', '+05:30', '-06:00', '-11:00', '+14:00'];

function randomFuzzyDate(dice: Dice, one: string, other: string): string {
  const [first, last] = one < other ? [one, other] : [other, one];
  const month = first.slice(0, 7);
  return dice.of([
    ...[`[${first}..${last}]`, `[${first},${last}]`, `[${last},${first}]`, `${first}/${last}`, `[${first}..${last}]`],
    ...[`${first}?`, `${first}~`, `${last}%`, `${month}?`, `${month}~`, `${first}?/${last}~`, `${first}/${last}%`],
    ...['2022-01', '2022-01-XX', '2022', '2022?', '2022-XX', '2021', '2021-12', '2021-12-XX', month],
    ...[`${month}/`, `${month}/..`, `${first}/`, `${first}/..`, `[${first}..]`, '2022-01/', '2022/..'],
    ...[`/${last}`, `../${last}`, `[..${last}]`, '/2022-01', '../2022-01', '[..2022-01]', `[..${first},${last}]`],
    ...['2021-12/2022-01', `2021-11/${last}`, '[2021-12..2022-01]', `[2021-12,${last}]`],
  ]);
}

// What happens.

interface Content {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly claims?: boolean;
  readonly isTimeless?: boolean;
}

/**
 * The acts that share tracks come most often: who is held, who holds which office, where a case stands. Any type may
 * come.
 */
function randomContent(dice: Dice, told: readonly RandomDraft[]): Content {
  if (dice.in(30)) return randomContentOf(dice.of(randomTypes).name, dice, told) ?? detained(dice);
  const act = dice.of([detained, detained, detained, released, released, assumed, assumed, left, left, ...rareActs]);
  const content = act(dice);
  return isAccepted(content.type, content.data) ? content : randomContent(dice, told);
}

/** As the type's schema takes it; undefined where it must name what is not told yet. */
function randomContentOf(name: string, dice: Dice, told: readonly RandomDraft[]): Content | undefined {
  const type = randomTypes.find((it) => it.name === name);
  const data = type?.data(dice, castOf(told));
  if (!data || !type) return undefined;
  return { type: name, data, claims: type.claims, isTimeless: !type.isDated };
}

/** The types that a field may refer to; any where it is not here. */
const typesNamedIn: Readonly<Record<string, readonly string[]>> = {
  unknown: ['unknown.recorded'],
  claim: ['conduct.alleged', 'statement.made', 'suspicion.announced'],
  supersedes: ['charge.filed', 'suspicion.announced'],
  sentence: ['sentence.imposed', 'appeal.decided'],
  decides: ['appeal.filed'],
  restores: ['appeal.decided'],
  annuls: ['clemency.granted'],
  ofMeasure: ['person.detained', 'custody.measure_set'],
  hearing: ['hearing.scheduled', 'hearing.held'],
  motion: ['motion.progressed'],
  order: ['order.progressed'],
  warrant: ['warrant.progressed'],
  changes: ['document.filed'],
  judgment: ['judgment.delivered'],
  measure: ['measure.ordered'],
  petition: ['petition.progressed'],
  extradition: ['extradition.progressed'],
};

function castOf(told: readonly RandomDraft[]): Cast {
  const idsOf = (...types: readonly string[]) => told.filter(({ type }) => types.includes(type)).map(({ id }) => id);
  return {
    subjects: { person: persons, organization: organizations, case: cases, source: [source, otherSource] },
    developments(field) {
      const types = typesNamedIn[field];
      if (types) return idsOf(...types);
      return told.filter(({ attribution }) => attribution).map(({ id }) => id);
    },
  };
}

/** Other content of the same type. */
function contentOfType(dice: Dice, type: string, told: readonly RandomDraft[]): Content {
  const content = dice.in(50) ? randomContentOf(type, dice, told) : undefined;
  if (content) return content;
  for (let tries = 0; ; tries += 1) {
    const other = tries < 200 ? randomContent(dice, told) : randomContentOf(type, dice, told);
    if (other?.type === type) return other;
    if (tries > 400) throw new Error(`there is no other content of the type ${type}`);
  }
}

type Act = (dice: Dice) => Content;

const detained: Act = (dice) => ({ type: 'person.detained', data: { person: dice.of(persons) } });
const released: Act = (dice) => ({ type: 'person.released', data: { person: dice.of(persons) } });
const assumed: Act = (dice) => ({ type: 'office.assumed', data: office(dice) });
const left: Act = (dice) => ({
  type: 'office.left',
  data: { ...office(dice), manner: dice.of(['dismissed', 'resigned', 'unstated']) },
});

const rareActs: readonly Act[] = [
  (dice) => ({ type: 'person.died', data: { person: dice.of(persons), cause: dice.of([null, null, 'fire', 'fall']) } }),
  (dice) => ({
    type: 'suspicion.announced',
    claims: true,
    data: { person: dice.of(persons), case: dice.of([...cases, null]), offences: several(dice, [1, 3], charge) },
  }),
  (dice) => ({ type: 'verdict.delivered', data: { case: dice.of(cases), outcomes: outcomes(dice) } }),
  (dice) => ({ type: 'trial.opened', data: { case: dice.of(cases), defendants: several(dice, [0, 3], person) } }),
  (dice) => ({ type: 'investigation.opened', data: { case: dice.of(cases), authority: dice.of(organizations) } }),
  (dice) => ({ type: 'case.classified', data: { case: dice.of(cases), lifted: dice.in(50) } }),
  (dice) => ({
    type: 'case.party_added',
    data: {
      case: dice.of(cases),
      party: dice.of([...persons, ...organizations]),
      role: dice.of(['defendant', 'witness', 'victim']),
      until: dice.of([null, null, '2022-01-31']),
    },
  }),
  (dice) => ({
    type: 'case.party_left',
    data: {
      case: dice.of(cases),
      party: dice.of([...persons, ...organizations]),
      role: dice.of(['defendant', 'witness', 'victim']),
      ...(dice.in(50) ? { lastDay: true } : {}),
    },
  }),
  (dice) => ({
    type: 'sentence.imposed',
    data: {
      case: dice.of(cases),
      person: dice.of(persons),
      components: several(dice, [1, 2], () => ({ kind: dice.of(['fine', 'imprisonment', 'office_ban']) })),
    },
  }),
  (dice) => ({
    type: 'statement.made',
    claims: true,
    data: {
      speaker: dice.of([...persons, ...organizations]),
      verbatim: false,
      about: several(dice, [0, 2], person),
      stance: dice.of(['for', 'against', 'accuses', 'denies']),
    },
  }),
  (dice) => ({
    type: 'conduct.alleged',
    claims: true,
    data: { about: several(dice, [1, 2], person), conduct: 'stood by', case: dice.of(cases) },
  }),
  (dice) => ({ type: 'relationship.reported', data: relationship(dice) }),
  (dice) => ({ type: 'relationship.ended', data: relationship(dice) }),
  (dice) => ({
    type: 'asset.reported',
    data: { owner: dice.of(persons), asset: dice.of(['villa', 'boat']), what: 'a possession' },
  }),
];

function office(dice: Dice) {
  const by = dice.in(30) ? { by: dice.of(persons) } : {};
  return { person: dice.of(persons), organization: dice.of(organizations), title: dice.of(['chief', 'deputy']), ...by };
}

function relationship(dice: Dice) {
  return { from: persons[0], to: dice.of(['person:bo-tarn', 'person:cy-venn']), kind: 'patron' };
}

function person(dice: Dice): string {
  return dice.of(persons);
}

/** One development may name a charge twice: then only the place among its points tells which comes last. */
function charge(dice: Dice) {
  return { charge: dice.of(['arson', 'graft']), offence: dice.of(['arson', 'grave arson', 'graft']) };
}

/** A verdict has one outcome for each charge against a person. */
function outcomes(dice: Dice) {
  const all = several(dice, [1, 3], (own) => ({
    person: own.of(persons),
    ...(own.in(60) ? chargeDecided(own) : {}),
    outcome: own.of(['convicted', 'acquitted', 'dismissed']),
  }));
  const isSame = (one: (typeof all)[number], other: (typeof all)[number]) =>
    one.charges !== undefined && one.person === other.person && one.charges[0]?.charge === other.charges?.[0]?.charge;
  return all.filter((it, index) => !all.slice(0, index).some((earlier) => isSame(it, earlier)));
}

function chargeDecided(dice: Dice) {
  const { charge: name, offence } = charge(dice);
  return { charges: [{ charge: name }], offence };
}

function several<Item>(dice: Dice, [least, most]: readonly [number, number], make: (dice: Dice) => Item): Item[] {
  return Array.from({ length: dice.from(least, most) }, () => make(dice));
}

function registrations(dice: Dice): RandomDraft[] {
  const register = (type: string, data: RandomDraft['data']): RandomDraft => ({
    id: randomId(dice),
    type,
    data,
    summary: 'Enters the record.',
  });
  const names = [{ text: 'Name' }];
  return [
    ...persons.map((id) => register('person.registered', { person: id, names })),
    ...organizations.map((id) => register('organization.registered', { organization: id, names })),
    ...cases.map((id) => register('case.registered', { case: id, kind: 'criminal', title: 'Title' })),
    register('source.registered', { source, title: 'Fire at the harbour' }),
    register('source.registered', { source: otherSource, title: 'The harbour burns' }),
  ];
}

// Chance.

/** A version 4 UUID. */
function randomId(dice: Dice): string {
  const digits = Array.from({ length: 32 }, () => dice.from(0, 15).toString(16));
  digits[12] = '4';
  digits[16] = dice.of(['8', '9', 'a', 'b']);
  return digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
