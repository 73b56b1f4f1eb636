/** Fields that take a text in several languages: their schema, and the one form in which each text is recorded. */
import { z } from 'zod';
import { say } from '../words/message.ts';
import { eachText, originalOf, type TextInLanguage, type Texts } from '../words/texts.ts';
import { expected } from './expected.ts';
import { issueOf } from './faults.ts';
import { tellings } from './places.ts';

export const languageTag = z.string().regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/, expected('language'));

const MOST_LANGUAGES = 30;

/**
 * A text as such, or in several languages, the original first. A list of one text that names no language says no more
 * than the text: it is recorded as that. `text`: the schema of each.
 */
export function inLanguages(text: z.ZodString) {
  const list = z
    .array(z.strictObject({ text, lang: languageTag.optional() }))
    .min(1)
    .max(MOST_LANGUAGES)
    .superRefine((given, context) => {
      const tags = given.map((it) => it.lang?.toLowerCase());
      for (const [index, tag] of tags.entries()) {
        if (index > 0 && tag === undefined)
          context.addIssue({ ...issueOf(say('faults.languages.missing')), path: [index, 'lang'] });
        if (tag !== undefined && tags.indexOf(tag) < index)
          context.addIssue({ ...issueOf(say('faults.languages.twice', { lang: tag })), path: [index, 'lang'] });
      }
    });
  return z
    .union([text, list])
    .transform((given): string | TextInLanguage[] => asRecorded(given) as string | TextInLanguage[])
    .register(tellings, { as: tellings.get(text)?.as === 'phrase' ? 'phrases' : 'texts' });
}

function asRecorded(given: Texts): Texts {
  const [first, ...others] = eachText(given);
  return first && others.length === 0 && !first.lang ? first.text : given;
}

/** A text in every language, the original first, as values hold it beside that; left out where there is but one. */
export const inEach = z.array(z.strictObject({ text: z.string(), lang: z.string().optional() })).optional();

/**
 * A text as values hold it: the original by its name, and by the plural of that the text in every language, where there
 * are several: `tag` and `tags`.
 */
export function hold<Name extends string>(name: Name, given: Texts): Held<Name, string>;
export function hold<Name extends string>(name: Name, given: Texts | null | undefined): Held<Name, string | null>;
export function hold<Name extends string>(name: Name, given: Texts | null | undefined): Held<Name, string | null> {
  const inLanguages = typeof given === 'object' && given !== null ? { [`${name}s`]: [...given] } : {};
  return { [name]: originalOf(given ?? undefined) ?? null, ...inLanguages } as Held<Name, string | null>;
}

type Held<Name extends string, Original> = { readonly [Own in Name]: Original } & {
  readonly [Plural in `${Name}s`]?: TextInLanguage[];
};

/** How a text is spelled in any of its languages: what lists find it by. */
export function spellingsOf(original: string | null, inEveryLanguage: readonly TextInLanguage[] = []): string[] {
  return [...new Set([...(original === null ? [] : [original]), ...inEveryLanguage.map(({ text }) => text)])];
}

/** A text in another language than the original. */
export const otherLanguage = z
  .strictObject({ text: z.string(), lang: z.string() })
  .meta({ id: 'TextInLanguage', description: 'The same in another language (BCP 47).' });
export type OtherLanguage = z.infer<typeof otherLanguage>;

/** The texts beside the original, each with its language; undefined where there are none. */
export function othersOf(given: Texts): OtherLanguage[] | undefined {
  const others = eachText(given)
    .slice(1)
    .flatMap(({ text, lang: tag }) => (tag ? [{ text, lang: tag }] : []));
  return others.length > 0 ? others : undefined;
}
