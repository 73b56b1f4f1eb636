/** What lists can be asked for: which attributes they filter on, and with which labels. */
import { attribute, listableOf } from '../catalogue/attributes.ts';
import { isDevelopmentId } from '../catalogue/development.ts';
import { quote } from '../catalogue/faults.ts';
import { UNSTATED } from '../catalogue/points.ts';
import type { SubjectKind } from '../catalogue/subject.ts';
import type { Filter } from '../queries/candidates.ts';
import { say } from '../words/message.ts';
import { type Failure, fail } from '../words/problem.ts';

/** Asks for any value at all. */
export const ANY = 'any';

/** The filters that were given, of a record of labels by attribute. An empty one asks for nothing. */
export function filtersIn(kind: SubjectKind, given: Readonly<Record<string, unknown>>): Filter[] {
  return listableOf(kind).flatMap(({ name, aliases = [] }): Filter[] => {
    const label = [name, ...aliases].map((it) => given[it]).find((it) => it !== undefined);
    return typeof label === 'string' && label !== '' ? [{ attribute: name, label }] : [];
  });
}

/** Undefined where every label is one that its attribute can have. */
export function checkFilters(filters: readonly Filter[]): Failure | undefined {
  const parameters = filters.flatMap(({ attribute: name, label }) => {
    if (mayBeAsked(name, label)) return [];
    const labels = [...(attribute(name).labels ?? []), ANY];
    return [{ parameter: name, message: say('problems.parameters.label', { given: quote(label), labels }) }];
  });
  return parameters.length > 0 ? fail('invalid_query', { parameters }) : undefined;
}

/** Whether an attribute can have the label, or a track of it the key. */
function mayBeAsked(name: string, label: string): boolean {
  const { labels, shape, hasFreeKeys, textLabels = [] } = attribute(name);
  if (!labels || label === ANY || labels.includes(label)) return true;
  if (textLabels.some((it) => label.startsWith(`${it}:`))) return true;
  return shape !== 'one' && (hasFreeKeys === true || isKey(label));
}

/** The key of any other track names a subject or a development, or says that its source names none. */
function isKey(label: string): boolean {
  return label === UNSTATED || /[:/]/.test(label) || isDevelopmentId(label);
}
