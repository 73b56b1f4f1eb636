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
const FIRE = 'case:harbour-fire';
const GAZETTE = 'source:harbour-gazette-1';

/** The people and things that the tests below speak of, as one atomic batch. */
export const cast = () => register(GAZETTE, ADA, BO, POLICE, FIRE);

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
