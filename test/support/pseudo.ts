/** A pseudo-language: every letter accented, every text a third longer. It shows words that come from elsewhere. */
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { printAST } from '@formatjs/icu-messageformat-parser/printer.js';
import { en } from '../../src/words/en.ts';
import { type Language, makeLanguage } from '../../src/words/language.ts';
import type { Messages } from '../../src/words/messages.ts';

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accented = [...'áƀçđéƒĝĥíĵķĺɱñóþɋŕšţúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶĹṀÑÓÞɊŔŠŢÚṼŴẊÝŽ'];
const accents = new Map([...plain].map((letter, index) => [letter, accented[index] ?? letter]));

/** Every letter accented, every third one twice. */
export function accent(text: string): string {
  let count = 0;
  return text.replace(/[a-z]/gi, (letter) => (accents.get(letter) ?? letter).repeat(count++ % 3 === 0 ? 2 : 1));
}

function accentElement(element: MessageFormatElement): MessageFormatElement {
  switch (element.type) {
    case TYPE.literal:
      return { ...element, value: accent(element.value) };
    case TYPE.select:
    case TYPE.plural: {
      const options = Object.entries(element.options).map(([name, { value, ...option }]) => [
        name,
        { ...option, value: value.map(accentElement) },
      ]);
      return { ...element, options: Object.fromEntries(options) };
    }
    default:
      return element;
  }
}

/** A message with its structure, in the pseudo-language. */
export function toPseudo(message: string): string {
  return message.includes('{') ? printAST(parse(message, { ignoreTag: true }).map(accentElement)) : accent(message);
}

const AND = accent('and');
const OR = accent('or');

function joinWith(word: string, items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}

type Tree = { readonly [key: string]: string | Tree };

function translate(tree: Tree): Tree {
  return Object.fromEntries(
    Object.entries(tree).map(([key, branch]) => [
      key,
      typeof branch === 'string' ? toPseudo(branch) : translate(branch),
    ]),
  );
}

/** Compiled once; its numbers and plurals are those of English. */
export const pseudo: Language = {
  ...makeLanguage('en-XA', translate(en) as unknown as Messages, 'en-GB'),
  list: (items) => joinWith(AND, items),
  either: (items) => joinWith(OR, items),
};
