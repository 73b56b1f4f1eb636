/** What the fields of developments and their options are called. */
import type { Language } from '../words/language.ts';
import { standingLabel } from './statement.ts';

type ByName<Text> = Readonly<Record<string, Text | undefined>>;

/** Where a field stands: in the data of a development, or around it. */
export type FieldPlace = 'fields' | 'envelope';

/** Where the fields within `name` stand; `place`: where it stands itself. */
export function placeWithin(name: string, place: FieldPlace): FieldPlace {
  if (name === 'data') return 'fields';
  return name === 'replacement' ? 'envelope' : place;
}

/** A field by its name: “Counted from”. As it is where this program does not know it. */
export function fieldLabel(name: string, place: FieldPlace, { words }: Language): string {
  return (words[place] as ByName<string>)[name] ?? name;
}

type Path = readonly (string | number)[];

/** Where the last field of a path in a development stands. */
export function placeAt(path: Path): FieldPlace {
  return path.slice(0, -1).reduce<FieldPlace>((place, step) => placeWithin(String(step), place), 'envelope');
}

/** The fields along a path in a development, and the numbers of rows, from 1. */
export function labelsAlong(path: Path, language: Language): (string | number)[] {
  return path.map((step, index) =>
    typeof step === 'number' ? step + 1 : fieldLabel(step, placeAt(path.slice(0, index + 1)), language),
  );
}

/** One row of the list `name`: “Source”. */
export function rowLabel(name: string, place: FieldPlace, language: Language): string {
  return (language.words.rows as ByName<string>)[name] ?? fieldLabel(name, place, language);
}

/** An option of the field `field`: “house arrest”; undefined where it is none. */
export function optionLabel(field: string, option: string, language: Language): string | undefined {
  const { options, reviewNotes } = language.words;
  if (field === 'standing') return standingLabel(option, language);
  if (field === 'rule') return (reviewNotes as ByName<{ readonly name: string }>)[option]?.name;
  return (options as ByName<ByName<string>>)[field]?.[option];
}
