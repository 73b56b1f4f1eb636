// Lives of persons: a death ends facts of other subjects, so these cannot be judged without it.
import { sql } from 'kysely';
import { findAttribute } from '../catalogue/attributes.ts';
import type { Connection } from '../database/connection.ts';
import { executeNamed } from '../database/named.ts';
import type { PlacedPoint } from '../facts/placed-point.ts';
import { type PointRow, pointColumns, toPoint } from '../projection/fact-rows.ts';
import { hasBegun } from './conditions.ts';
import type { Snapshot } from './snapshot.ts';

/** The persons whose deaths end facts of other subjects. */
export function namedForLife(facts: readonly PlacedPoint[]): string[] {
  return facts
    .filter((fact) => findAttribute(fact.attribute)?.endsWithLife === 'label' && fact.holds)
    .map(({ label }) => label);
}

export async function readLives(
  connection: Connection,
  snapshot: Snapshot,
  persons: readonly string[],
): Promise<PlacedPoint[]> {
  if (persons.length === 0) return [];
  const rows = await executeNamed(
    connection,
    sql<PointRow>`
      select ${pointColumns} from fact f
      where f.subject = any(${persons}::text[]) and f.attribute = 'life' and ${hasBegun(snapshot)}`,
  );
  return rows.map(toPoint);
}
