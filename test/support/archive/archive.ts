// The whole archive: made from a seed, the same one every time.
import { diceOf } from '../dice.ts';
import { makeBodies } from './bodies.ts';
import type { World } from './case-story.ts';
import { makeAdministrativeReview, makeCivilCase, makeConstitutionalCase } from './civil-cases.ts';
import { makeCriminalCase } from './criminal-cases.ts';
import { makeAdvisoryOpinion, makeCommunication, makeRegionalCase } from './international-cases.ts';
import { GAZETTE, Pen } from './pen.ts';
import { makePeople } from './people.ts';
import { makeImpeachment, makeInquiry } from './public-cases.ts';
import { makeTerms } from './terms.ts';

/** How many cases of each kind there are. */
const stories: readonly (readonly [count: number, make: (world: World, number: number) => void])[] = [
  [60, makeCriminalCase],
  [10, (world, number) => makeCriminalCase(world, number, 'administrative')],
  [36, makeCivilCase],
  [10, makeConstitutionalCase],
  [42, makeRegionalCase],
  [4, makeAdvisoryOpinion],
  [14, makeCommunication],
  [8, makeImpeachment],
  [8, makeInquiry],
  [14, makeAdministrativeReview],
];

export function makeArchive(seed: number) {
  const pen = new Pen();
  const dice = diceOf(seed);
  pen.enter('source', GAZETTE.replace('source:', ''), { title: 'The Lantern Archive' });
  const person = makePeople(pen);
  const bodies = makeBodies(pen);
  const terms = makeTerms(pen, { dice, person }, bodies.all);
  const world = { pen, dice, person, bodies, terms };
  for (const [count, make] of stories) for (let number = 1; number <= count; number += 1) make(world, number);
  const { registry, early, late, truths, loose } = pen;
  return { bodies, terms, registry, early, late, truths, loose };
}
