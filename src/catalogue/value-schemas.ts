/** Fields that values of several attributes have. */
import { z } from 'zod';

export const text = z.string();
export const nullableText = z.string().nullable();
/** Days between which something lies; `earliest` null: unbounded. */
export const bounds = z
  .strictObject({ earliest: z.string().nullable(), latest: z.string() })
  .meta({ id: 'Bounds', description: 'The first and the last day on which it may be; `earliest` null: unbounded.' });
