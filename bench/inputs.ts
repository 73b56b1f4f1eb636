// What large and hostile input costs before it is refused or read, as ratios to ordinary input.
import { readStrictJson } from '../src/catalogue/strict-json.ts';
import { likenessOf } from '../src/names/likeness.ts';
import { readEdtf } from '../src/time/edtf.ts';
import { describe, measure } from './record.ts';

const long = 'Абдурахмангаджи-оглы '.repeat(15).slice(0, 300);
const draft = JSON.stringify({ type: 'person.detained', data: { person: 'person:ada-orlov' }, summary: 'Detained.' });

const medians = await measure(
  {
    'a date': async () => readEdtf('[2022-01-02..2022-01-31]'),
    'a date of 100,000 characters': async () => readEdtf('2022-01-05'.repeat(10_000)),
    'JSON of a development': async () => readStrictJson(draft),
    'JSON of 1 MiB': async () => readStrictJson(`[${Array.from({ length: 9_000 }, () => draft).join()}]`),
    'JSON that opens 10,000 arrays': async () => readStrictJson('['.repeat(10_000)),
    'two names': async () => likenessOf('Karim Masimov', 'Масимов Карим'),
    'two names of 300 characters': async () => likenessOf(long, [...long].reverse().join('')),
  },
  50,
);
console.log(describe(medians));
