/** What many commands take: options and arguments as they are read. */
import { userInfo } from 'node:os';
import { z } from 'zod';
import { languageParameter } from '../api/languages.ts';
import { snapshotParameters, subjectParameter, wholeNumber } from '../api/parameters.ts';
import { type Certainty, certainties } from '../state/attributed-value.ts';
import type { Terminal } from './output.ts';

export type Text = (words: Terminal['words']) => string;

/** An option, or an argument: it has no name in front of it. */
export interface Parameter<Value = unknown> {
  /** What stands in its place, such as `<day>`; nothing for a flag. */
  readonly takes: string;
  readonly text: Text;
  /** How it is read. */
  readonly schema: z.ZodType<Value>;
  readonly standard?: string;
  readonly isArgument?: true;
}

/** `takes`: `<day>`. What need not be given is optional in its schema. */
export function option<Value>(takes: string, schema: z.ZodType<Value>, text: Text): Parameter<Value> {
  return { takes, schema, text };
}

export function flag(text: Text): Parameter<boolean> {
  return option('', z.boolean().default(false), text);
}

/** `takes`: `<subject>`; `[subject]` where it may be left out. */
export function argument<Value>(takes: string, schema: z.ZodType<Value>, text: Text): Parameter<Value> {
  return { takes, schema, text, isArgument: true };
}

/** One of a few values. */
export function choice<const Value extends string>(
  takes: string,
  { values, standard }: { readonly values: readonly Value[]; readonly standard: Value },
  text: Text,
): Parameter<Value> {
  const choices: Text = (words) => words.help.choices({ description: text(words), values: values.join(', ') });
  return { ...option(takes, z.enum(values), choices), standard };
}

export const anyText = z.string();
export const maybeText = z.string().optional();

export const workspace: Parameter<string> = {
  ...option('<name>', anyText, ({ options }) => options.workspace),
  standard: 'main',
};
export const recordedBy: Parameter<string> = {
  ...option('<name>', anyText, ({ options }) => options.recordedBy),
  standard: ownName(),
};
export const jsonFlag = flag(({ options }) => options.json);
export const knownAt = option('<moment>', snapshotParameters.knownAt, ({ options }) => options.knownAt);
/** In which language names and texts are wanted: of every command on a workspace that takes it. */
export const lang = option('<tag>', languageParameter, ({ options }) => options.lang);
/** Of which day and moment is asked, and in which language. */
export const snapshot = {
  asOf: option('<day>', snapshotParameters.asOf, ({ options }) => options.asOf),
  knownAt,
  lang,
};
export const subject = argument('<subject>', subjectParameter, ({ options }) => options.subject);

export function certainty(standard: Certainty) {
  return choice('<least>', { values: certainties, standard }, ({ options }) => options.certainty);
}

export function limit(most: number, standard: string, text: Text = ({ options }) => options.limit) {
  return { ...option('<number>', wholeNumber(1, most), text), standard };
}

/** Not every account has a name: a container may run as any number. */
function ownName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}
