/** Further sentences of what stands on a docket: one for each detail that is given, in the order asked for. */
import type { en } from '../words/en.ts';
import type { Message, Referent } from '../words/message.ts';

type Detail = keyof typeof en.further;
type Told = { readonly [Name in Detail]?: unknown };

/** What is left out, null, false or empty adds no sentence. */
export function sayFurther(told: Told, details: readonly Detail[]): Message[] {
  return details.flatMap((detail): Message[] => {
    const value = told[detail];
    const isGiven = value !== undefined && value !== null && value !== false && value !== '';
    if (!isGiven || (Array.isArray(value) && value.length === 0)) return [];
    return [{ key: `further.${detail}`, values: { [detail]: value as string | Referent } }];
  });
}
