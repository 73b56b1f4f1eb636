// Strict JSON: what is refused, and that the rest is read as JSON.parse reads it.
import { expect, test } from 'vitest';
import { readStrictJson } from '../../src/catalogue/strict-json.ts';

test.each([
  ['{"a":{"b":[1,{"c":1,"c":2}]}}', ['a', 'b', 1, 'c'], 'repeatedKey'],
  ['{"a":1,"\\u0061":2}', ['a'], 'repeatedKey'],
  ['{"a":"x\\ud800y"}', ['a'], 'surrogate'],
  ['{"\\udc00":1}', ['\udc00'], 'surrogate'],
  ['[{"a":"\\u0000"}]', [0, 'a'], 'nul'],
  ['{"a":[0,1e400]}', ['a', 1], 'inexactNumber'],
  ['{"a":12345678901234567890}', ['a'], 'inexactNumber'],
  ['[[[1,]]]', [], 'syntax'],
  ['{"a":1', [], 'ended'],
  ['', [], 'ended'],
  ['{a:1}', [], 'syntax'],
  ['[1] // note', [], 'syntax'],
  ['NaN', [], 'syntax'],
])('%s is refused where it is wrong', (text, path, message) => {
  const key = `faults.json.${message}`;
  expect(readStrictJson(text)).toMatchObject({ ok: false, fault: { path, message: { key } } });
});

test.each([
  ['{"a": 1,\n "b": x}', 2, 7],
  ['[1] // note', 1, 5],
  ['[[[1,]]]', 1, 6],
])('%j is refused with the place where it stops being JSON', (text, line, column) => {
  const values = { line, column };
  expect(readStrictJson(text)).toMatchObject({ fault: { message: { key: 'faults.json.syntax', values } } });
});

test.each(['[', '{"a":', '[{"a":'])('ten thousand times %s is refused', (opening) => {
  expect(readStrictJson(opening.repeat(10_000))).toMatchObject({ ok: false });
});

test('what JSON.parse reads alike is read alike', () => {
  for (const value of [
    null,
    true,
    0.1,
    -0,
    1e21,
    '',
    'Мәсімов “x” \u2028',
    [],
    {},
    { a: [1, { b: { a: null } }], a2: 'a' },
    [[], [{}]],
  ]) {
    const text = JSON.stringify(value, null, 2);
    const reading = readStrictJson(text);
    if (value === 1e21) expect(reading.ok).toBe(false);
    else expect(reading).toEqual({ ok: true, value: JSON.parse(text) });
  }
});
