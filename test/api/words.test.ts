// Words in answers: no allegation reads as a fact, and nothing possible as certain.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attribute } from '../../src/catalogue/attributes.ts';
import { everyItem, openTestServer, type TestServer } from '../support/http.ts';
import { leavesOf, type State } from '../support/states.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ corpus: true, fiction: true });
});
afterAll(() => server?.close());

async function ask<Body>(path: string): Promise<Body> {
  const { status, body, text } = await server.get<Body>(path);
  expect(status, `${path} ${text.slice(0, 300)}`).toBe(200);
  return body;
}

/** Whether something that stands so may be told only as somebody's claim. */
function isDoubtful(standing: string | null): boolean {
  return standing !== null && !['reported', 'official'].includes(standing);
}

describe.each(['main', 'fiction'])('nothing in the workspace %s reads as more than is known', (workspace) => {
  const kinds = ['persons', 'cases', 'organizations', 'sources'];
  const banned = /\binnocent|\bfree\b/i;

  test('in states: no legal value rests on what is doubtful, and no words promise freedom or innocence', async () => {
    for (const asOf of ['2022-01-15', '2022-02-01', '2023-12-01', '2026-11-24']) {
      for (const kind of kinds) {
        const { items } = await ask<{ items: State[] }>(`/v1/${workspace}/${kind}?limit=500&asOf=${asOf}`);
        for (const { id } of items) {
          const body = await ask<State>(`/v1/${workspace}/${id.replace(':', 's/')}?asOf=${asOf}`);
          expect(JSON.stringify(body)).not.toMatch(banned);
          for (const { name, leaf, path } of leavesOf(body)) {
            const isAside = attribute(name).isAside === true;
            if (!isAside && isDoubtful(leaf.standing)) expect.fail(`${asOf} ${path} rests on what is ${leaf.standing}`);
            // What a verdict implies was brought by no document.
            const isBrought = (leaf.value as { readonly offence?: string | null } | null)?.offence != null;
            if (name === 'counts' && isBrought && leaf.holds !== false && !path.endsWith('ended'))
              expect(leaf.value).toHaveProperty('claim.by');
          }
        }
      }
    }
  });

  test('in timelines and search: each sentence and snippet begins with how it stands', async () => {
    const items = await everyItem<Told>(server, `/v1/${workspace}/developments?order=occurred`);
    expect(items.length).toBeGreaterThan(40);
    for (const told of items) checkLead(told.sentence, told);
    for (const q of ['Masimov', 'treason', 'Judas', 'organizers', 'sabotage', 'bridge', 'bribe', 'Khozhurel']) {
      const found = await ask<{ items: Found[] }>(`/v1/${workspace}/search?q=${q}&limit=100`);
      for (const it of found.items.filter(({ what }) => what === 'development')) {
        const told = items.find(({ id }) => id === it.id);
        if (told) checkLead(it.snippet ?? '', told);
        if (told) expect(it.sentence).toBe(told.sentence);
      }
    }
  });
});

interface Told {
  readonly id: string;
  readonly sentence: string;
  readonly attribution: { readonly standing: string };
  readonly claim: { readonly standing: string } | null;
  readonly data: { readonly change?: string };
}
interface Found {
  readonly what: string;
  readonly id: string;
  readonly snippet?: string;
  readonly sentence?: string;
}
const marks: Readonly<Record<string, string>> = {
  reported: 'Reported ',
  official: 'Official, ',
  alleged: 'Alleged ',
  speculation: 'Speculation ',
  opinion: 'Opinion ',
  unknown: 'Open question ',
};

/** That charges ended is no claim of the accuser. */
const endings = ['dropped', 'withdrawn', 'dismissed', 'discontinued'];

function checkLead(text: string, { attribution: act, claim: content, data }: Told): void {
  const isEnding = endings.includes(data.change ?? '');
  const standings = [act.standing, ...(content && !isEnding ? [content.standing] : [])];
  if (isEnding) expect(text).not.toContain(marks.alleged);
  for (const standing of standings) expect(text.slice(0, 160), text).toContain(marks[standing] ?? 'never');
  expect(Object.values(marks).some((mark) => text.startsWith(mark))).toBe(true);
}
