// Invented people: a name for each number, and never the same one twice.
import type { Pen } from './pen.ts';

const given = [
  'Anouk',
  'Belen',
  'Corvin',
  'Dagny',
  'Edda',
  'Faro',
  'Greta',
  'Hollis',
  'Imre',
  'Jorun',
  'Kester',
  'Lumi',
];
const family = [
  'Abelard',
  'Brisk',
  'Candlemas',
  'Dorrow',
  'Elm',
  'Fenwick',
  'Galt',
  'Hask',
  'Ingrim',
  'Jessop',
  'Kell',
];
const further = ['', ' Orr', ' Pell', ' Quay', ' Rook', ' Sand', ' Tolle', ' Umber', ' Vance', ' Wick'];

/** Gives one new person after the other. */
export function makePeople(pen: Pen): () => string {
  let count = 0;
  return () => {
    const number = count++;
    const [first, second] = [given[number % given.length], family[number % family.length]];
    const third = further[Math.floor(number / (given.length * family.length)) % further.length];
    const text = `${first} ${second}${third}`;
    return pen.enter('person', text.toLowerCase().replaceAll(' ', '-'), { names: [{ text, lang: 'en' }] });
  };
}
