/** States: an organization of the record, a country by its code, or the name of a State that is neither. */
import { z } from 'zod';
import { line } from './development.ts';
import { expected } from './expected.ts';
import { tellings } from './places.ts';
import { organizationRef } from './subject.ts';

/** ISO 3166-1: two capital letters. */
export const country = z
  .string()
  .regex(/^[A-Z]{2}$/, expected('country'))
  .register(tellings, { as: 'country' });

/** What begins like an id is one, and two capital letters are a code: a mistake in these is kept as no name. */
const name = line(100).regex(/^(?!(?:person|case|organization|source):)(?![A-Z]{2}$)/, expected('state'));

export const stateRef = () => z.union([organizationRef(), name, country], expected('state'));
