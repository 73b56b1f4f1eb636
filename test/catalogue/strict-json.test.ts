// Strict JSON: what is refused, and that the rest is read as JSON.parse reads it.
import { expect, test } from 'vitest';
import { readStrictJson } from '../../src/catalogue/strict-json.ts';

test.each([
  ['{"a":{"b":[1,{"c":1,"c":2}]}}', ['a', 'b', 1, 'c'], /stands twice/],
  ['{"a":1,"\\u0061":2}', ['a'], /stands twice/],
  ['{"a":"x\\ud800y"}', ['a'], /surrogate/],
  ['{"\\udc00":1}', ['\udc00'], /surrogate/],
  ['[{"a":"\\u0000"}]', [0, 'a'], /U\+0000/],
  ['{"a":[0,1e400]}', ['a', 1], /cannot be kept exactly/],
  ['{"a":12345678901234567890}', ['a'], /cannot be kept exactly/],
  ['[[[1,]]]', [], /is not JSON/],
  ['{"a":1', [], /is not JSON/],
  ['', [], /is not JSON/],
  ['{a:1}', [], /is not JSON/],
  ['[1] // note', [], /is not JSON/],
  ['NaN', [], /is not JSON/],
])('%s is refused where it is wrong', (text, path, message) => {
  const reading = readStrictJson(text);
  expect(reading).toMatchObject({ ok: false, path });
  expect(reading.ok ? '' : reading.message).toMatch(message);
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
