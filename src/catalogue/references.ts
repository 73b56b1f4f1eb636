/** Which subjects and developments a development names: derived from its schema, never typed twice. */
import { type Development, type DevelopmentReference, developmentsIn, type Envelope } from './development.ts';
import { type Reference, referencesIn, type SubjectId } from './subject.ts';
import { typeOf, typesByName } from './types.ts';

export interface References {
  /** Within `data`: what the development is about. */
  readonly about: readonly Reference[];
  /** Who asserts, and what is cited. */
  readonly cited: readonly Reference[];
}

export function referencesOf(development: Omit<Envelope, 'version'>): References {
  const type = typesByName.get(development.type);
  if (type?.amends === 'corrects') return referencesOfCorrection(development);
  const asserters = [
    { by: development.attribution?.by, path: ['attribution', 'by'] },
    { by: development.claim?.by, path: ['claim', 'by'] },
  ].flatMap(({ by, path }) => (by?.includes(':') ? [{ subject: by as SubjectId, path }] : []));
  return {
    about: type ? referencesIn(type.data, development.data, ['data']) : [],
    cited: [...asserters, ...citedIn(development.sources)],
  };
}

function referencesOfCorrection({ data, sources }: Pick<Development, 'data' | 'sources'>): References {
  const { about, cited } = referencesOf(data.replacement as Envelope);
  const within = ({ subject, path }: Reference) => ({ subject, path: ['data', 'replacement', ...path] });
  return { about: about.map(within), cited: [...cited.map(within), ...citedIn(sources)] };
}

function citedIn(sources: Development['sources']): Reference[] {
  return sources.map(({ source }, index) => ({ subject: source, path: ['sources', index, 'source'] }));
}

/** Every development that a development refers to within its data, but for the one it amends. */
export function developmentsNamedBy(development: Pick<Development, 'type' | 'data'>): DevelopmentReference[] {
  return developmentsIn(typeOf(development), development.data);
}

/** Every subject that a development is about, is asserted by, or cites; each once. */
export function subjectsOf(development: Development): SubjectId[] {
  const { about, cited } = referencesOf(development);
  return [...new Set([...about, ...cited].map(({ subject }) => subject))];
}

/** The subject that a development registers, if it is of a type that does. */
export function registeredBy(development: Pick<Development, 'type' | 'data'>): SubjectId | undefined {
  return typesByName.get(development.type)?.registers?.(development.data);
}
