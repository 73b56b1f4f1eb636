/** Countries by their codes (ISO 3166-1), as the language calls them. */
import type { Language } from './language.ts';

/** “Kazakhstan”; the code itself where the language has no name for it. */
export function formatCountry(code: string, { locale }: Language): string {
  return new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }).of(code) ?? code;
}
