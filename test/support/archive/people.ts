// Invented people: a name for each number, and never the same one twice.
import type { Pen } from './pen.ts';

const given = 'Anouk Belen Corvin Dagny Edda Faro Greta Hollis Imre Jorun Kester Lumi'.split(' ');
const family = 'Abelard Brisk Candlemas Dorrow Elm Fenwick Galt Hask Ingrim Jessop Kell'.split(' ');
const further = ' Orr Pell Quay Rook Sand Tolle Umber Vance Wick'.split(' ');

/** Gives one new person after the other. */
export function makePeople(pen: Pen): () => string {
  let number = -1;
  const nth = (names: readonly string[], index: number) => names[Math.floor(index) % names.length] ?? '';
  return () => {
    number += 1;
    // Twelve and eleven names have no common factor, so 132 pairs come before the first comes again.
    const text = `${nth(given, number)} ${nth(family, number)} ${nth(further, number / 132)}`.trim();
    return pen.enter('person', text.toLowerCase().replaceAll(' ', '-'), { names: [{ text, lang: 'en' }] });
  };
}
