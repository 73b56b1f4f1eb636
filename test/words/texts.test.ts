// Which of the texts in several languages a reader gets.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseText, eachText, textIn } from '../../src/words/texts.ts';

const title = [
  { text: 'Порттағы өрт', lang: 'kk' },
  { text: 'Пожар в порту', lang: 'ru' },
  { text: 'The harbour fire', lang: 'en' },
];

test.each([
  [['ru'], 'Пожар в порту'],
  [['ru-KZ'], 'Пожар в порту'],
  [['RU-kz-x-old'], 'Пожар в порту'],
  [['fr'], 'Порттағы өрт'],
  [['fr', 'en-GB'], 'The harbour fire'],
  [[], 'Порттағы өрт'],
])('a reader of %j gets “%s”', (languages, text) => {
  expect(textIn(title, languages)).toBe(text);
});

test('a plain text is its own original, in whatever language it is asked for', () => {
  expect(textIn('The harbour fire', ['ru'])).toBe('The harbour fire');
  expect(eachText('Пожар', 'ru')).toEqual([{ text: 'Пожар', lang: 'ru' }]);
});

test('another form of the base language comes before an original in another language', () => {
  expect(textIn([{ text: 'Fire' }, { text: 'Пожар', lang: 'ru-KZ' }], ['ru-RU'])).toBe('Пожар');
});

const tags = ['en', 'en-GB', 'kk', 'kk-Cyrl', 'kk-Latn', 'ru', 'ru-KZ'];

test('whatever is given and asked for: that language, its base, a form of that, else the original', () => {
  const given = fc.uniqueArray(fc.constantFrom(...tags, null), { minLength: 1 });
  fc.assert(
    fc.property(given, fc.constantFrom(...tags, 'fr'), (langs, asked) => {
      const texts = langs.map((lang) => ({ lang }));
      const base = asked.split('-')[0] ?? '';
      const ofBase = langs.filter((lang) => lang?.split('-')[0] === base);
      const expected = langs.includes(asked) ? asked : ofBase.includes(base) ? base : (ofBase[0] ?? langs[0]);
      expect(chooseText(texts, [asked])?.lang).toBe(expected);
    }),
    { numRuns: 2_000 },
  );
});
