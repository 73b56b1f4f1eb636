/** What the address of a page about one subject may ask for. */
import { z } from 'zod';
import { pageParameters, snapshotParameters } from '../../api/parameters.ts';
import type { PageCall } from '../page.ts';
import { spans } from '../picture/read.ts';

export const subjectQuery = z.strictObject({ ...snapshotParameters, ...pageParameters, span: z.enum(spans).optional() });
export type SubjectCall = PageCall<z.infer<typeof subjectQuery>>;
