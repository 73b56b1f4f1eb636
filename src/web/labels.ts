/** What types, families, rules of review notes, fields and options are called, and what helps to fill them in. */
import type { DevelopmentType } from '../catalogue/development.ts';
import { type FindingRule, findingRules } from '../catalogue/rules.ts';
import type { SubjectKind } from '../catalogue/subject.ts';
import { type Family, findType } from '../catalogue/types.ts';
import type { Language } from '../words/language.ts';
import { standingLabel } from './badges.ts';

/** The title of a type; its name where this program does not know it. */
export function typeTitle(name: string, _language: Language): string {
  return findType(name)?.title ?? name;
}

export function typeDescription({ description }: DevelopmentType, language: Language): string {
  return withoutCode(description, language);
}

export function familyTitle({ title }: Family, _language: Language): string {
  return title;
}

export function ruleTitle(rule: FindingRule, language: Language): string {
  return optionLabel(rule, language);
}

export function ruleExplanation(rule: FindingRule, _language: Language): string {
  return findingRules[rule].explanation;
}

/** An option or label of the catalogue for people: “house arrest”. */
export function optionLabel(option: string, { words }: Language): string {
  const { labels } = words.values;
  return labels[option as keyof typeof labels] ?? option.replaceAll('_', ' ');
}

/** An option of the field `name`. */
export function fieldOption(name: string, option: string, language: Language): string {
  return name === 'standing' ? standingLabel(option, language) : optionLabel(option, language);
}

/** What kind of claim is made: of a type by its title. */
export function claimLabel(kind: string, language: Language): string {
  return findType(kind) ? typeTitle(kind, language) : optionLabel(kind, language);
}

/** “Case”. */
export function kindLabel(kind: SubjectKind, { words }: Language): string {
  return words.site.kinds.one[kind];
}

/** A field by its name: “runsFrom” as “Runs from”. */
export function fieldLabel(name: string, { words }: Language): string {
  const { fields } = words.values;
  const plain = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  return fields[name as keyof typeof fields] ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** One row of the list `name`: “Source”. */
export function rowLabel(name: string, language: Language): string {
  const { oneOf } = language.words.values;
  return oneOf[name as keyof typeof oneOf] ?? fieldLabel(name, language).replace(/s$/, '');
}

/** What a schema says to senders of JSON, for people at a form. */
export function fieldHelp(description: string, language: Language): string {
  return withoutCode(description, language);
}

/** What a schema expects of a text that it refused with `refusal`. */
export function expectation(refusal: string, _language: Language): string {
  return `${refusal.charAt(0).toUpperCase()}${refusal.slice(1)}`;
}

function withoutCode(description: string, language: Language): string {
  return description
    .replace(/`([^`]+)`/g, (_, code: string) => `“${calledHere(code, language)}”`)
    .replace(/\bNull\b/g, 'Empty')
    .replace(/\bnull\b/g, 'empty');
}

/** A type by its title, a field by its label, anything else as it is. */
function calledHere(code: string, language: Language): string {
  const { fields } = language.words.values;
  return findType(code)?.title ?? fields[code as keyof typeof fields] ?? code.replaceAll('_', ' ');
}
