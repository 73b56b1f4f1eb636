/** Further sentences: what many types of development may say beside their own sentence, in one order. */
import type { en } from '../words/en.ts';
import { type Message, type Referent, say } from '../words/message.ts';

type Text = string | Referent | null | undefined;
type Flag = boolean | null | undefined;

/** What may be said. What is left out, null or false adds no sentence. */
export interface Details {
  readonly charges?: Text;
  readonly until?: Text;
  readonly term?: Text;
  readonly besides?: Flag;
  readonly bail?: { readonly amount?: Text; readonly currency?: Text } | undefined;
  readonly sureties?: Text;
  readonly conditions?: Text;
  readonly ofMeasure?: Text;
  readonly ends?: keyof typeof en.details.ends | null | undefined;
  readonly ground?: keyof typeof en.options.ground | null | undefined;
  readonly prejudice?: Flag;
  readonly provisional?: Flag;
  readonly inAbsentia?: Flag;
  readonly jury?: Flag;
  readonly needsNoConviction?: Flag;
  readonly stays?: Flag;
  readonly finalBecause?: keyof typeof en.details.finalBecause | null | undefined;
  readonly covers?: Text;
  readonly remains?: Text;
  readonly effective?: Text;
  readonly final?: Flag;
}

export function sayDetails(details: Details): Message[] {
  const { bail, ends, ground, prejudice, finalBecause } = details;
  const texts = (names: readonly TextDetail[]) => names.flatMap((name) => sayText(name, details[name]));
  const flags = (names: readonly FlagDetail[]) =>
    names.flatMap((name) => (details[name] ? [say(`details.${name}`)] : []));
  return [
    ...texts(['charges', 'until', 'term']),
    ...flags(['besides']),
    ...(bail?.amount ? [say('details.bail', { amount: bail.amount, currency: bail.currency })] : []),
    ...texts(['sureties', 'conditions']),
    ...(details.ofMeasure ? [say('details.ofMeasure')] : []),
    ...(ends ? [say(`details.ends.${ends}`)] : []),
    ...(ground && ground !== 'other' ? [say('details.ground', { ground: say(`options.ground.${ground}`) })] : []),
    ...(typeof prejudice === 'boolean' ? [say(`details.prejudice.${prejudice ? 'yes' : 'no'}`)] : []),
    ...flags(['provisional', 'inAbsentia', 'jury', 'needsNoConviction', 'stays']),
    ...(finalBecause ? [say(`details.finalBecause.${finalBecause}`)] : []),
    ...texts(['covers', 'remains', 'effective']),
    ...flags(['final']),
  ];
}

type TextDetail = 'charges' | 'until' | 'term' | 'sureties' | 'conditions' | 'covers' | 'remains' | 'effective';
type FlagDetail = 'besides' | 'provisional' | 'inAbsentia' | 'jury' | 'needsNoConviction' | 'stays' | 'final';

function sayText(name: TextDetail, text: Text): Message[] {
  if (text === null || text === undefined || text === '') return [];
  return [{ key: `details.${name}`, values: { [name]: text } }];
}
