/** Courts: an organization of the record, or the name of a court that is none. */
import { z } from 'zod';
import { line, maybe } from './development.ts';
import { expected } from './expected.ts';
import { withHelp } from './help.ts';
import { organizationRef } from './subject.ts';

/** What begins like an id is one: a mistake in it is refused, and not kept as a name. */
const name = line(300).regex(/^(?!(?:person|case|organization|source):)/, expected('court'));

/** A court, as an organization or a name. */
export const newCourtRef = () => z.union([organizationRef(), name], expected('court'));

/** The court of a case or a step; it may be left out. */
export const courtRef = () => withHelp(maybe(newCourtRef()), 'court');
