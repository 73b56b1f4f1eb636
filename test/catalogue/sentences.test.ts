// The sentences of every type, for random data: they read as sentences, and name only what is given.
import { describe, expect, test } from 'vitest';
import type { Envelope } from '../../src/catalogue/development.ts';
import { readDraft } from '../../src/catalogue/read-draft.ts';
import { describeDevelopment, describeSummary } from '../../src/catalogue/sentence.ts';
import { english } from '../../src/words/english.ts';
import { diceOf } from '../support/dice.ts';
import { randomTypes } from '../support/random-data.ts';

const standings = ['reported', 'official', 'alleged', 'speculation', 'opinion', 'unknown'];
const marks: Readonly<Record<string, string>> = {
  reported: 'Reported',
  official: 'Official',
  alleged: 'Alleged',
  speculation: 'Speculation',
  opinion: 'Opinion',
  unknown: 'Open question',
};
const ID = '01930c5e-7d3a-7b41-9c55-0a1b2c3d4e5f';
const cast = {
  subjects: {
    person: ['person:ada-orlov', 'person:bo-tarn'],
    organization: ['organization:harbour-police'],
    case: ['case:harbour-fire', 'case:port-bribes'],
    source: ['source:harbour-gazette-1'],
  },
  developments: () => [ID],
};

/** With braces, so that a name that was forgotten shows. */
const speaker = { language: english, nameOf: (subject: string) => `{${subject}}` };

describe.each(randomTypes.map((type) => [type.name, type] as const))('%s', (name, type) => {
  test('reads as a sentence that begins with how it stands, whatever its data, act and content', () => {
    const dice = diceOf(name.length);
    for (let round = 0; round < 60; round += 1) {
      const [act, content] = [dice.of(standings), dice.of(standings)];
      const by = dice.of(['author', 'unstated', 'person:bo-tarn']);
      const reading = readDraft({
        id: ID,
        type: name,
        data: type.data(dice, cast),
        summary: 'It happened.',
        ...(type.isDated
          ? { attribution: { by: 'author', standing: act }, sources: [{ source: 'source:harbour-gazette-1' }] }
          : {}),
        ...(type.claims ? { claim: { by, standing: content } } : {}),
      });
      if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
      for (const text of [describeDevelopment(reading.draft, speaker), describeSummary(reading.draft, speaker)]) {
        checkWords(text);
        if (type.isDated) checkLead(text, reading.draft, { act, content: type.claims ? content : act });
      }
    }
  });
});

function checkWords(text: string): void {
  expect(text).not.toMatch(/undefined|\bnull\b|NaN|\[object|\bfree\b|innocent/i);
  expect(text).toMatch(/[.?!”]$/);
  expect(text).not.toMatch(/ {2}|\n|\.\.$|\?\.$| \.|\(\)/);
  for (const [subject] of text.matchAll(/\{?(?:person|case|organization|source):[a-z0-9-]+[})]?/g))
    expect(subject).toMatch(/^\{.*\}$|\)$/);
}

/** What is not firm says so before it says anything else. */
function checkLead(
  text: string,
  { attribution }: Envelope,
  { act, content }: { readonly act: string; readonly content: string },
): void {
  const lead = text.slice(0, text.indexOf(': '));
  expect(attribution).toBeDefined();
  expect(lead.startsWith(marks[act] ?? '?')).toBe(true);
  expect(lead).toContain(marks[content] ?? '?');
}
