/** Further sentences: what types of development say beside their own sentence, one for each detail that is given. */
import type { en } from '../words/en.ts';
import { type Message, type Referent, say } from '../words/message.ts';

type Detail = keyof typeof en.details;
/** Details whose words are not one message that takes the detail as it is. */
interface Worded {
  readonly bail?: { readonly amount?: Value; readonly currency?: Value } | undefined;
  readonly ends?: keyof typeof en.details.ends | null | undefined;
  readonly ground?: keyof typeof en.options.ground | null | undefined;
  readonly prejudice?: boolean | null | undefined;
  readonly finalBecause?: keyof typeof en.details.finalBecause | null | undefined;
}
type Value = string | boolean | Referent | null | undefined;
type Details = Worded & { readonly [Name in Exclude<Detail, keyof Worded>]?: Value };

/** What courts and authorities add to their decisions, in the order in which it is said. */
const ofDecisions = [
  ...(['charges', 'until', 'term', 'besides', 'bail', 'sureties', 'conditions', 'ofMeasure', 'ends'] as const),
  ...(['ground', 'prejudice', 'provisional', 'inAbsentia', 'jury', 'needsNoConviction', 'stays'] as const),
  ...(['finalBecause', 'covers', 'remains', 'effective', 'final'] as const),
] as const satisfies readonly Detail[];

/** What is left out, null, false or empty adds no sentence. `names`: which details, in their order. */
export function sayDetails(details: Details, names: readonly Detail[] = ofDecisions): Message[] {
  return names.flatMap((name) => sayDetail(name, details));
}

function sayDetail(name: Detail, details: Details): Message[] {
  const { bail, ends, ground, prejudice, finalBecause } = details;
  switch (name) {
    case 'bail':
      return bail?.amount ? [{ key: 'details.bail', values: bail as Message['values'] }] : [];
    case 'ends':
      return ends ? [say(`details.ends.${ends}`)] : [];
    case 'ground':
      return ground && ground !== 'other' ? [say('details.ground', { ground: say(`options.ground.${ground}`) })] : [];
    case 'prejudice':
      return typeof prejudice === 'boolean' ? [say(`details.prejudice.${prejudice ? 'yes' : 'no'}`)] : [];
    case 'finalBecause':
      return finalBecause ? [say(`details.finalBecause.${finalBecause}`)] : [];
    default:
      return isGiven(details[name]) ? [{ key: `details.${name}`, values: { [name]: details[name] as string } }] : [];
  }
}

function isGiven(value: Value): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== false && value !== '';
}
