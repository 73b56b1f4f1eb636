/** What the audit is filtered by, as it was typed and as it is meant. */
import { z } from 'zod';
import { dayParameter, parameter, readParameters, subjectParameter, typeParameter } from '../../api/parameters.ts';
import type { DevelopmentsAsk } from '../../service/developments.ts';
import { parseDay } from '../../time/day.ts';
import { parseInstant } from '../../time/instant.ts';
import { say } from '../../words/message.ts';
import { type Problem, type Result, succeed } from '../../words/problem.ts';

const names = ['subject', 'type', 'recordedBy', 'recordedFrom', 'recordedTo', 'occurredFrom', 'occurredTo'] as const;
type Name = (typeof names)[number];

const text = z.string().max(200).optional();

/** What is typed is read below, so that a fault stands beside its field. */
export const auditParameters = {
  ...(Object.fromEntries(names.map((name) => [name, text])) as Record<Name, typeof text>),
  order: z.enum(['newest', 'oldest']).optional(),
};

/** The filters as they were typed; undefined: anything. */
export type AuditFilters = z.infer<z.ZodObject<typeof auditParameters>>;

/** The filters as they were typed. An empty field asks for nothing. */
export function typedFilters({ order, ...asked }: AuditFilters): AuditFilters {
  const filled = names.flatMap((name) => (asked[name]?.trim() ? [[name, asked[name].trim()]] : []));
  return { ...Object.fromEntries(filled), ...(order && { order }) };
}

/** A day stands for its first instant, or, where it ends a span, for its last. */
const moment = (timeOfDay: string) =>
  parameter(
    (typed) => parseInstant(parseDay(typed) ? `${typed}T${timeOfDay}Z` : typed),
    (given) => say('problems.parameters.momentOrDay', { given }),
  ).optional();

const meaning = z.strictObject({
  ...auditParameters,
  subject: subjectParameter.optional(),
  type: typeParameter.optional(),
  recordedFrom: moment('00:00:00.000000'),
  recordedTo: moment('23:59:59.999999'),
  occurredFrom: dayParameter.optional(),
  occurredTo: dayParameter.optional(),
});

/** What the filters mean, as `typedFilters` gives them. */
export function readAuditFilters(filters: AuditFilters): Result<Omit<DevelopmentsAsk, 'workspace'>> {
  const reading = readParameters(meaning, filters);
  if (!reading.ok) return reading;
  return succeed({ ...reading.value, order: filters.order === 'oldest' ? 'recorded' : 'newest' });
}

/** What is wrong with the filters themselves; of a span that is reversed, in the words that were typed. */
export function faultsOfFilters({ parameters = [] }: Problem, typed: AuditFilters) {
  return parameters.flatMap(({ parameter: name, message }) => {
    const [own, other] = [name, message.values.other].map((given) => names.find((it) => it === given));
    if (!own) return [];
    const isReversed = message.key === 'problems.parameters.swapped' && other;
    const said = isReversed ? say('audit.faults.swapped', { from: typed[own] ?? '', to: typed[other] ?? '' }) : message;
    return [{ name: own, message: said }];
  });
}

export type AuditFault = ReturnType<typeof faultsOfFilters>[number];
