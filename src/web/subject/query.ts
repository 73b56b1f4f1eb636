/** What the address of a page about one subject may ask for. */
import { z } from 'zod';
import { pageParameters, snapshotParameters, subjectParameter } from '../../api/parameters.ts';
import { timelineParameters } from '../../api/timeline.ts';
import type { Asked } from '../links.ts';
import type { PageCall } from '../page.ts';
import { type View, viewParameters } from '../picture/view.ts';

/** A field of a form that is left empty asks for nothing. */
function orEmpty<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((given) => (given === '' ? undefined : given), schema.optional());
}

const { source, family, q, occurredFrom, occurredTo, order } = timelineParameters;
const filterParameters = {
  naming: orEmpty(subjectParameter),
  source: orEmpty(source),
  family: orEmpty(family),
  q: orEmpty(q),
  occurredFrom: orEmpty(occurredFrom),
  occurredTo: orEmpty(occurredTo),
  order: orEmpty(order),
  /** Only what has no date. */
  dates: orEmpty(z.enum(['unknown'])),
};
const filterSchema = z.object(filterParameters);
/** What a reader looks for among the developments of a page. */
export type ChosenFilter = z.infer<typeof filterSchema>;

export const subjectQuery = z.strictObject({
  ...snapshotParameters,
  ...pageParameters,
  ...viewParameters,
  ...filterParameters,
});
export type SubjectQuery = z.infer<typeof subjectQuery>;
export type SubjectCall = PageCall<SubjectQuery>;

/** What of its picture is asked for. */
export function viewIn({ query }: Pick<SubjectCall, 'query'>): View {
  const { from, to, hide, focus, people } = query;
  return { from, to, hide, focus, people };
}

/** What of its developments is looked for. */
export function filterIn({ query }: Pick<SubjectCall, 'query'>): ChosenFilter {
  const { naming, source: cited, family: kind, q: words, occurredFrom: first, occurredTo: last } = query;
  const { order: way, dates } = query;
  return {
    naming,
    source: cited,
    family: kind,
    q: words,
    occurredFrom: first,
    occurredTo: last,
    order: way === 'newest' ? undefined : way,
    dates,
  };
}

/** As the query of an address. */
export function askFilter(filter: ChosenFilter): Asked {
  return { ...filter };
}

/** Whether anything is looked for: an order alone leaves all in. */
export function isFiltered({ order: _, ...filter }: ChosenFilter): boolean {
  return Object.values(filter).some((it) => it !== undefined);
}
