// The last day of whatever can end: it holds on that day, not on the next, in state, list, page and file; every type.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { developmentTypes } from '../../src/catalogue/types.ts';
import { register } from '../support/drafts.ts';
import { ADMIN_TOKEN, breachesOf, openTestServer, type TestServer } from '../support/http.ts';
import { visit } from '../support/visit.ts';

const [GAZETTE, COURT, LAND] = ['source:harbour-gazette-1', 'organization:harbour-court', 'organization:upland'];
const QUAY = 'case:quay-nine';
const [FIRST, LAST, NEXT] = ['2020-02-03', '2021-03-31', '2021-04-01'];

type Data = Readonly<Record<string, unknown>>;

interface Ending {
  /** What holds, as lists ask for it: attribute and label. */
  readonly holds: readonly [string, string];
  readonly kind?: 'cases' | 'organizations';
  readonly begin: readonly [string, (subject: string) => Data];
  /** Left out: it ends by itself only. `begun`: the id of what begins it. */
  readonly end?: readonly [string, (subject: string, begun: string) => Data];
  /** Only an end that is recorded ends it. */
  readonly needsEnd?: true;
}

/** One type that begins and ends: `change` or `step` says which. */
function both(type: string, field: string, [begins, ends]: readonly [string, string], data: (it: string) => Data) {
  return {
    begin: [type, (it: string) => ({ ...data(it), [field]: begins })],
    end: [type, (it: string) => ({ ...data(it), [field]: ends })],
  } as const;
}

const judge = (person: string) => ({ person, organization: COURT, title: 'judge' });
const counsel = (party: string) => ({ case: QUAY, party, role: 'counsel' });

const endings: readonly Ending[] = [
  { holds: ['office', COURT], begin: ['office.assumed', judge], end: ['office.left', resigned] },
  {
    holds: ['office', COURT],
    needsEnd: true,
    begin: ['office.assumed', judge],
    end: ['mandate.changed', (it) => ({ ...judge(it), step: 'annulled' })],
  },
  { holds: ['mandate', 'suspended'], ...both('mandate.changed', 'step', ['suspended', 'reinstated'], judge) },
  { holds: ['mandate', 'ineligible'], ...both('mandate.changed', 'step', ['ineligible', 'eligible_again'], person) },
  { holds: ['immunity', 'lifted'], ...both('immunity.decided', 'step', ['lifted', 'restored'], person) },
  { holds: ['asylum', 'granted'], ...both('asylum.progressed', 'step', ['granted', 'revoked'], ofLand) },
  { holds: ['notice', 'red_notice'], ...both('notice.changed', 'step', ['issued', 'recalled'], redNotice) },
  { holds: ['sanction', 'listed'], ...both('sanction.changed', 'change', ['listed', 'delisted'], sanction) },
  { holds: ['recognition', 'political_prisoner'], ...both('person.recognized', 'change', GRANTED(), recognition) },
  { holds: ['condition', 'hunger_strike'], ...both('person.treated', 'change', ['began', 'ended'], strike) },
  { holds: ['occupation', 'poet'], ...both('occupation.changed', 'change', ['began', 'ended'], poet) },
  { holds: ['citizenship', 'KZ'], needsEnd: true, ...both('citizenship.changed', 'change', ['held', 'lost'], citizen) },
  { holds: ['honour', 'award'], needsEnd: true, ...both('honour.changed', 'change', ['granted', 'revoked'], award) },
  { holds: ['tag', 'floods'], needsEnd: true, ...both('tag.changed', 'change', ['added', 'removed'], tag) },
  {
    holds: ['asset', 'frozen'],
    needsEnd: true,
    ...both('asset.measure_taken', 'measure', ['frozen', 'returned'], boat),
  },
  { holds: ['relationship', 'member'], begin: ['relationship.reported', member], end: ['relationship.ended', member] },
  { holds: ['party', 'counsel'], begin: ['case.party_added', counsel], end: ['case.party_left', counsel] },
  {
    holds: ['wanted', 'wanted'],
    needsEnd: true,
    begin: ['wanted.declared', person],
    end: ['wanted.declared', (it) => ({ person: it, lifted: true })],
  },
  {
    holds: ['wanted', 'wanted'],
    needsEnd: true,
    ...both('warrant.progressed', 'step', ['issued', 'recalled'], warrant),
  },
  {
    holds: ['order', 'in_force'],
    kind: 'cases',
    needsEnd: true,
    ...both('order.progressed', 'step', ['made', 'lifted'], (it) => ({ case: it, kind: 'injunction' })),
  },
  {
    holds: ['classification', 'classified'],
    kind: 'cases',
    needsEnd: true,
    begin: ['case.classified', (it) => ({ case: it })],
    end: ['case.classified', (it) => ({ case: it, lifted: true })],
  },
  { holds: ['custody', 'in_custody'], begin: ['person.detained', person], end: ['person.released', person] },
  { holds: ['custody', 'house_arrest'], begin: ['custody.measure_set', arrested] },
];

function person(it: string): Data {
  return { person: it };
}
function resigned(it: string): Data {
  return { ...judge(it), manner: 'resigned' };
}
function ofLand(it: string): Data {
  return { person: it, state: LAND };
}
function redNotice(it: string): Data {
  return { person: it, kind: 'red_notice', by: LAND };
}
function sanction(it: string): Data {
  return { target: it, programme: 'Upland list' };
}
function GRANTED(): readonly [string, string] {
  return ['granted', 'withdrawn'];
}
function recognition(it: string): Data {
  return { person: it, recognition: 'political_prisoner', by: LAND };
}
function strike(it: string): Data {
  return { person: it, treatment: 'hunger_strike' };
}
function poet(it: string): Data {
  return { person: it, occupation: 'poet' };
}
function citizen(it: string): Data {
  return { person: it, country: 'KZ' };
}
function award(it: string): Data {
  return { person: it, kind: 'award', title: 'Order of the Quay' };
}
function tag(it: string): Data {
  return { subject: it, tag: 'floods', kind: 'theme' };
}
function boat(it: string): Data {
  return { owner: it, asset: 'boat', what: 'a boat' };
}
function member(it: string): Data {
  return { from: it, to: COURT, kind: 'member' };
}
function warrant(it: string): Data {
  return { target: it, kind: 'arrest' };
}
function arrested(it: string): Data {
  return { person: it, measure: 'house_arrest' };
}

interface Told {
  readonly type: string;
  readonly data: Data;
  readonly occurred: string;
  readonly id?: string;
}

function tell({ id = randomUUID(), ...told }: Told) {
  const attribution = { by: 'author', standing: 'reported' };
  return { id, ...told, summary: 'It happened.', attribution, sources: [{ source: GAZETTE }] };
}

/** Each ending twice, of a subject of its own: by a recorded end, and by itself. */
const rows = endings.flatMap((ending, index) => {
  const { kind = 'persons', begin, end, needsEnd } = ending;
  const subject = (how: string) => `${kind.slice(0, -1)}:e-${index}-${how}`;
  const begun = randomUUID();
  const name = `${ending.holds.join(' ')} of ${begin[0]}`;
  const [ended, alone] = [subject('ended'), subject('alone')];
  const first = { type: begin[0], occurred: FIRST };
  const endedRow = end && {
    name: `${name}, ended by ${end[0]}`,
    subject: ended,
    drafts: [
      tell({ ...first, id: begun, data: begin[1](ended) }),
      tell({ type: end[0], occurred: LAST, data: { ...end[1](ended, begun), lastDay: true } }),
    ],
  };
  const aloneRow = !needsEnd && {
    name: `${name}, until its last day`,
    subject: alone,
    drafts: [tell({ ...first, data: { ...begin[1](alone), until: LAST } })],
  };
  return [endedRow, aloneRow].flatMap((row) => (row ? [{ ...ending, kind, ...row }] : []));
});

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
  const subjects = [GAZETTE, COURT, LAND, QUAY, ...rows.map(({ subject }) => subject)];
  const batches = [subjects.flatMap((it) => register(it)), rows.flatMap(({ drafts }) => drafts)];
  for (const batch of batches) {
    const { status, text } = await server.post('/v1/main/developments', batch, { token: ADMIN_TOKEN });
    expect(status, text).toBe(201);
  }
});
afterAll(async () => {
  await server.close();
  expect(server.answers.flatMap(breachesOf)).toEqual([]);
});

test('every type that can end, or states its own end, stands in the table', () => {
  const fieldsOf = (field: string) =>
    developmentTypes.filter(({ data }) => field in data.shape).map(({ name }) => name as string);
  const told = rows.flatMap(({ drafts }) => drafts.map(({ type, data }) => ({ type, data })));
  const toldWith = (field: string) => new Set(told.filter(({ data }) => field in data).map(({ type }) => type));
  // What authorities order in unrest stands on the page of the case alone: `measures` below.
  const elsewhere = ['measure.ordered', 'measure.lifted'];
  for (const field of ['lastDay', 'until'])
    expect(fieldsOf(field).filter((name) => !toldWith(field).has(name) && !elsewhere.includes(name))).toEqual([]);
});

describe.each(rows)('$name', ({ holds: [attribute, label], kind, subject }) => {
  const query = (asOf: string) => `?${attribute}=${encodeURIComponent(label)}&asOf=${asOf}`;

  test.each([
    [FIRST, true],
    [LAST, true],
    [NEXT, false],
  ])('on %s: %s', async (asOf, isHeld) => {
    const { body } = await server.get<{ items: { id: string }[] }>(`/v1/main/${kind}${query(asOf)}&limit=100`);
    expect(body.items.some(({ id }) => id === subject)).toBe(isHeld);
    const certain = await server.get<{ items: { id: string }[] }>(
      `/v1/main/${kind}${query(asOf)}&limit=100&certainty=certain`,
    );
    expect(certain.body.items.some(({ id }) => id === subject)).toBe(isHeld);
    const slug = subject.split(':')[1];
    for (const path of [`/main/${kind}${query(asOf)}&limit=100`, `/main/${kind}.csv${query(asOf)}`])
      expect((await visit(server, path)).text.includes(`${slug}`), path).toBe(isHeld);
  });

  test('its page says the last day', async () => {
    const { text } = await visit(server, `/main/${kind}/${subject.split(':')[1]}?asOf=${NEXT}`);
    expect(text).toContain('31 March 2021');
  });
});
