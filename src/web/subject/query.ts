/** What the address of a page about one subject may ask for. */
import { z } from 'zod';
import { pageParameters, snapshotParameters } from '../../api/parameters.ts';
import type { PageCall } from '../page.ts';
import { type View, viewParameters } from '../picture/view.ts';

export const subjectQuery = z.strictObject({ ...snapshotParameters, ...pageParameters, ...viewParameters });
export type SubjectCall = PageCall<z.infer<typeof subjectQuery>>;

/** What of its picture is asked for. */
export function viewIn({ query }: SubjectCall): View {
  const { from, to, hide, focus, people } = query;
  return { from, to, hide, focus, people };
}
