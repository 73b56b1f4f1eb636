// Developments about invented people.
import { randomUUID } from 'node:crypto';

/** Developments about invented people, for tests. */
export function register(...subjects: readonly string[]) {
  return subjects.map((subject) => {
    const [kind = '', slug = ''] = subject.split(':');
    const data = {
      person: { person: subject, names: [{ text: slug }] },
      organization: { organization: subject, names: [{ text: slug }] },
      case: { case: subject, kind: 'criminal', title: slug },
      source: { source: subject, title: slug },
    }[kind];
    return { id: randomUUID(), type: `${kind}.registered`, data };
  });
}

export const ADA = 'person:ada-orlov';
export const BO = 'person:bo-tarn';
const POLICE = 'organization:harbour-police';
export const FIRE = 'case:harbour-fire';
export const GAZETTE = 'source:harbour-gazette-1';
export const COURIER = 'source:port-courier-1';

/** The people and things that the tests below speak of, as one atomic batch. */
export const cast = () => register(GAZETTE, COURIER, ADA, BO, POLICE, FIRE);

interface DraftOptions {
  readonly id?: string;
  readonly occurred?: string;
  readonly after?: readonly string[];
  readonly standing?: string;
  readonly note?: string;
}

function told(type: string, data: object, { id = randomUUID(), standing = 'reported', ...rest }: DraftOptions) {
  return {
    id,
    type,
    data,
    summary: `${type} is told.`,
    attribution: { by: 'author', standing },
    sources: [{ source: GAZETTE }],
    ...rest,
  };
}

export const detained = (options: DraftOptions = {}, person = ADA) => told('person.detained', { person }, options);
export const released = (options: DraftOptions = {}, person = ADA) => told('person.released', { person }, options);
export const officeAssumed = (options: DraftOptions = {}, person = ADA) =>
  told('office.assumed', { person, organization: POLICE, title: 'chief' }, options);

interface AmendmentOptions {
  readonly id?: string;
  readonly note?: string;
}

/** The whole of `replacement` but its id, in place of the target. */
export function corrected(target: string, replacement: object, { id = randomUUID(), note }: AmendmentOptions = {}) {
  const { id: _, ...envelope } = replacement as { id?: string };
  return {
    id,
    type: 'development.corrected',
    data: { target, replacement: envelope },
    summary: 'The Gazette corrects itself.',
    ...(note ? { note } : {}),
  };
}

export function retracted(target: string, { id = randomUUID(), note }: AmendmentOptions = {}) {
  const data = { target, reason: 'The Gazette took it back.' };
  return { id, type: 'development.retracted', data, ...(note ? { note } : {}) };
}

export function corroborated(target: string, { id = randomUUID(), note }: AmendmentOptions = {}) {
  const sources = [{ source: COURIER, quote: 'as the Gazette says' }];
  return { id, type: 'development.corroborated', data: { target }, sources, ...(note ? { note } : {}) };
}
