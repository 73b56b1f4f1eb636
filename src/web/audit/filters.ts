/** What the audit is filtered by, as it was typed and as it is meant. */
import { z } from 'zod';
import { quote } from '../../catalogue/faults.ts';
import { isSubjectId } from '../../catalogue/subject.ts';
import { findType } from '../../catalogue/types.ts';
import type { DevelopmentsAsk } from '../../service/developments.ts';
import { type Day, parseDay } from '../../time/day.ts';
import { type Instant, parseInstant } from '../../time/instant.ts';
import { type Message, say } from '../../words/message.ts';
import type { ParameterFault } from '../../words/problem.ts';

const text = z.string().max(200).optional();

/** An empty field asks for nothing. What is typed is read below, so that a fault stands beside its field. */
export const auditParameters = {
  subject: text,
  type: text,
  recordedBy: text,
  recordedFrom: text,
  recordedTo: text,
  occurredFrom: text,
  occurredTo: text,
  order: z.enum(['newest', 'oldest']).optional(),
};

/** The filters as they were typed; undefined: anything. */
export interface AuditFilters {
  readonly subject?: string | undefined;
  readonly type?: string | undefined;
  readonly recordedBy?: string | undefined;
  readonly recordedFrom?: string | undefined;
  readonly recordedTo?: string | undefined;
  readonly occurredFrom?: string | undefined;
  readonly occurredTo?: string | undefined;
  readonly order?: 'newest' | 'oldest' | undefined;
}

export interface AuditFault extends ParameterFault {
  readonly parameter: keyof AuditFilters;
}

/** What the filters mean. */
type AuditQuestion = Omit<DevelopmentsAsk, 'workspace'>;

export type AuditReading =
  | { readonly ok: true; readonly filters: AuditQuestion }
  | { readonly ok: false; readonly faults: readonly AuditFault[] };

/** The filters as they were typed, without the empty ones. */
export function typedFilters({ order, ...asked }: AuditFilters): AuditFilters {
  const names = ['subject', 'type', 'recordedBy', 'recordedFrom', 'recordedTo', 'occurredFrom', 'occurredTo'] as const;
  const filled = names.flatMap((name) => (asked[name]?.trim() ? [[name, asked[name].trim()]] : []));
  return { ...Object.fromEntries(filled), ...(order === undefined ? {} : { order }) };
}

/** Examples of what may be typed. */
export const examples = { subject: 'person:ada-orlov', day: '2022-02-01', time: '2026-11-22T09:30:00Z' } as const;

/** Reads the filters. A day stands for its first instant, or, where it ends a span, for its last. */
export function readAuditFilters(filters: AuditFilters): AuditReading {
  const faults: AuditFault[] = [];
  const read = <Value>(
    parameter: keyof AuditFilters,
    parse: (typed: string) => Value | undefined,
    explain: (given: string) => Message,
  ) => {
    const typed = filters[parameter];
    const value = typed === undefined ? undefined : parse(typed);
    if (typed !== undefined && value === undefined) faults.push({ parameter, message: explain(quote(typed)) });
    return value;
  };
  const noTime = (given: string) => say('problems.parameters.momentOrDay', { given });
  const noDay = (given: string) => say('faults.expected.day', { given });
  const asked: AuditQuestion = {
    subject: read(
      'subject',
      (typed) => (isSubjectId(typed) ? typed : undefined),
      (given) => say('faults.expected.subject', { given }),
    ),
    type: read(
      'type',
      (typed) => findType(typed)?.name,
      (given) => say('problems.parameters.type', { given }),
    ),
    recordedBy: filters.recordedBy,
    recordedFrom: read('recordedFrom', (typed) => readMoment(typed, '00:00:00.000000'), noTime),
    recordedTo: read('recordedTo', (typed) => readMoment(typed, '23:59:59.999999'), noTime),
    occurredFrom: read<Day>('occurredFrom', parseDay, noDay),
    occurredTo: read<Day>('occurredTo', parseDay, noDay),
    order: filters.order === 'oldest' ? 'recorded' : 'newest',
  };
  faults.push(...swappedIn(asked, filters));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, filters: asked };
}

function readMoment(typed: string, timeOfDay: string): Instant | undefined {
  return parseInstant(parseDay(typed) ? `${typed}T${timeOfDay}Z` : typed);
}

function swappedIn(asked: AuditQuestion, filters: AuditFilters): AuditFault[] {
  const spans = [
    ['recordedFrom', 'recordedTo'],
    ['occurredFrom', 'occurredTo'],
  ] as const;
  return spans.flatMap(([parameter, end]) => {
    const [from, to] = [asked[parameter], asked[end]];
    if (!from || !to || from <= to) return [];
    const message = say('audit.faults.swapped', { from: filters[parameter] ?? from, to: filters[end] ?? to });
    return [{ parameter, message }];
  });
}
