// Keys of proceedings: short texts that are the same exactly for proceedings that are. Each count, part and appeal is
// one character, so that proceedings of fifty counts compare as fifty characters.
import { type CountLine, portionKey } from './counts.ts';
import type { Proceeding } from './proceeding.ts';

/** Reads keys that compare with each other, but not with those of another reader. */
export function createKeyReader(): (proceeding: Proceeding) => string {
  const known = new Map<object, string>();
  const characters = new Map<string, string>();

  const characterOf = <Value extends object>(value: Value, kind: string, read: (value: Value) => string): string => {
    const own = known.get(value);
    if (own !== undefined) return own;
    const text = kind + read(value);
    const character = characters.get(text) ?? String.fromCodePoint(characters.size + 1);
    characters.set(text, character);
    known.set(value, character);
    return character;
  };

  const readKey = ({ counts, parts, appeals, undoes, joined, charges }: Proceeding): string => {
    let key = characterOf(charges, 'charges ', JSON.stringify);
    for (const count of counts) key += characterOf(count, 'count ', countKey);
    for (const part of parts) key += characterOf(part, 'part ', JSON.stringify);
    for (const appeal of appeals) key += characterOf(appeal, 'appeal ', JSON.stringify);
    for (const undo of undoes) key += characterOf(undo, 'undo ', JSON.stringify);
    return joined.length === 0 ? key : key + characterOf(joined, 'joined ', JSON.stringify);
  };

  const keys = new Map<Proceeding, string>();
  return (proceeding) => {
    const key = keys.get(proceeding) ?? readKey(proceeding);
    keys.set(proceeding, key);
    return key;
  };
}

function countKey({ case: caseId, name, portions, mayBe, plea, isImplied, movedOn, documents }: CountLine): string {
  const days = `${movedOn.earliest} ${movedOn.latest} ${documents.join()}`;
  return `${caseId} ${name} ${days} ${portions.map(portionKey).join()} ${mayBe.join()} ${plea ?? ''} ${isImplied}`;
}
