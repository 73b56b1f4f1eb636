import type { NameOf } from './development.ts';

/** “A”, “A and B”, “A, B and C”. */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

export function namesOf(subjects: readonly string[], name: NameOf): string {
  return listed([...new Set(subjects)].map(name));
}

/** “ by Harbour Police”, or nothing where nobody is named. */
export function byWhom(actor: string | null | undefined, name: NameOf): string {
  return actor ? ` by ${name(actor)}` : '';
}

/** “ in the case The harbour fire”, or nothing where none is named. */
export function inCase(subject: string | null | undefined, name: NameOf): string {
  return subject ? ` in the case “${name(subject)}”` : '';
}

/** `template` with the text, or nothing where there is none. */
export function ifStated(text: string | null | undefined, template: (text: string) => string): string {
  return text ? template(text) : '';
}

/** An ISO 8601 duration, as the catalogue takes it, or `life`: “18 years”, “1 year and 6 months”, “life”. */
export function termInWords(term: string): string {
  if (term === 'life') return term;
  const units = { Y: 'year', M: 'month', W: 'week', D: 'day' } as const;
  const parts = [...term.matchAll(/(\d+)([YMWD])/g)].map(([, count = '', unit = 'D']) => {
    const word = units[unit as keyof typeof units];
    return `${Number(count)} ${word}${Number(count) === 1 ? '' : 's'}`;
  });
  return listed(parts);
}

/** “120 000 KZT”: as recorded, with the currency where it is stated. */
export function amountInWords(amount: string, currency: string | null | undefined): string {
  return currency ? `${amount} ${currency}` : amount;
}
