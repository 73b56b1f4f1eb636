// The whole archive: made from a seed, the same one every time.
import { diceOf } from '../dice.ts';
import { makeBodies } from './bodies.ts';
import { GAZETTE, Pen } from './pen.ts';
import { makePeople } from './people.ts';
import { makeTerms } from './terms.ts';

export function makeArchive(seed: number) {
  const pen = new Pen();
  const dice = diceOf(seed);
  pen.enter('source', GAZETTE.replace('source:', ''), { title: 'The Lantern Archive' });
  const person = makePeople(pen);
  const bodies = makeBodies(pen);
  const terms = makeTerms(pen, { dice, person }, bodies.all);
  const { registry, early, late, truths, loose } = pen;
  return { bodies, terms, registry, early, late, truths, loose };
}
