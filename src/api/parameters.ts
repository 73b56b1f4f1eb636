/** Parameters of addresses: what each is read as, and what helps where it cannot be read. */
import { z } from 'zod';
import type { Attribute } from '../catalogue/attribute.ts';
import { faultsOf, issueOf, QUOTING, quote } from '../catalogue/faults.ts';
import { isSubjectId, type SubjectId } from '../catalogue/subject.ts';
import { findType } from '../catalogue/types.ts';
import { type KnownAt, parseKnownAt } from '../log/known-at.ts';
import { certainties } from '../state/attributed-value.ts';
import { type Day, parseDay } from '../time/day.ts';
import { parseInstant } from '../time/instant.ts';
import { type Message, say } from '../words/message.ts';
import { type Failure, fail, type ParameterFault, type Result, succeed } from '../words/problem.ts';

/** A parameter that `read` understands; `explain` says what it wants. */
export function parameter<Value>(read: (text: string) => Value | undefined, explain: (given: string) => Message) {
  return z.string().transform((text, context): Value => {
    const value = read(text);
    if (value !== undefined) return value;
    context.addIssue(issueOf(explain(quote(text))));
    return z.NEVER;
  });
}

type Reading<Value> = [read: (text: string) => Value | undefined, explain: (given: string) => Message];

const MOST_LISTED = 50;

/** Several with commas between them. */
function severalOf<Value>(...[read, explain]: Reading<Value>) {
  return z.string().transform((text, context): readonly Value[] => {
    const given = text.split(',');
    const values = given.slice(0, MOST_LISTED).map(read);
    const unread = values.indexOf(undefined);
    if (unread < 0 && given.length <= MOST_LISTED) return values as readonly Value[];
    const tooMany = say('problems.parameters.tooMany', { count: given.length, most: MOST_LISTED });
    context.addIssue(issueOf(unread < 0 ? tooMany : explain(quote(given[unread] ?? ''))));
    return z.NEVER;
  });
}

/** One of these attributes, by its name or by one that it had before. */
export function attributeParameter(attributes: readonly Pick<Attribute, 'name' | 'aliases'>[]) {
  const former = new Map(
    attributes.flatMap(({ name, aliases = [] }) => aliases.map((alias) => [alias, name] as const)),
  );
  const names = attributes.map(({ name }) => name).filter((name) => !former.has(name));
  return z.enum([...names, ...former.keys()]).transform((name) => former.get(name) ?? name);
}

export const dayParameter = parameter<Day>(parseDay, (given) => say('faults.expected.day', { given }));
export const instantParameter = parameter(parseInstant, (given) => say('problems.parameters.instant', { given }));
const asSubject: Reading<SubjectId> = [
  (text) => (isSubjectId(text) ? text : undefined),
  (given) => say('faults.expected.subject', { given }),
];
const asType: Reading<string> = [(text) => findType(text)?.name, (given) => say('problems.parameters.type', { given })];
export const subjectParameter = parameter(...asSubject);
export const subjectsParameter = severalOf(...asSubject);
export const typeParameter = parameter(...asType);
export const typesParameter = severalOf(...asType);
const knownAtParameter = parameter<KnownAt>(parseKnownAt, (given) => say('problems.parameters.knownAt', { given }));
export const wholeNumber = (least: number, most: number) =>
  parameter(
    (text) => {
      const value = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
      return value >= least && value <= most ? value : undefined;
    },
    (given) => say('problems.parameters.wholeNumber', { given, least, most }),
  );

export const MAXIMUM_PAGE = 500;

export const snapshotParameters = {
  asOf: dayParameter
    .optional()
    .meta({ description: 'The date of the answer, inclusive. Default: today in UTC.', example: '2022-02-01' }),
  knownAt: knownAtParameter.optional().meta({
    description: 'Use only what was recorded by then: a moment with its offset, or `position:N`. Default: now.',
    example: 'position:41',
  }),
};

export const publishedByParameter = dayParameter.optional().meta({
  description:
    'Only what cites a source that was surely published by this day, as if it had been recorded then; registrations, ' +
    'too. `asOf` is the same day where it is left out.',
});

export const certaintyParameter = z
  .enum(certainties)
  .optional()
  .meta({ description: 'The least certainty to show: `certain`, `stated` or `possible`.' });

export const pageParameters = {
  cursor: z.string().max(2000).optional().meta({ description: '`next` of the page before.' }),
  limit: wholeNumber(1, MAXIMUM_PAGE)
    .optional()
    .meta({ description: `Items a page, 1 to ${MAXIMUM_PAGE}; 50 where absent.` }),
};

export const flagParameter = z.enum(['true', 'false']).optional();
export const positionParameter = wholeNumber(-1, Number.MAX_SAFE_INTEGER);
export const sizeParameter = wholeNumber(0, Number.MAX_SAFE_INTEGER);

/** The parameters of an address, each at most once and none unknown. */
export function readQuery<Shape extends z.ZodObject>(schema: Shape, address: URL): Result<z.infer<Shape>> {
  const given = [...address.searchParams];
  const names = given.map(([name]) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  const unstorable = given.filter(([, value]) => value.includes('\u0000')).map(([name]) => name);
  if (twice.length > 0) return refuseAll(twice, say('problems.parameters.repeated'));
  if (unstorable.length > 0) return refuseAll(unstorable, say('problems.parameters.nul'));
  return readParameters(schema, Object.fromEntries(given));
}

/** Parameters by name, each read as its schema says. */
export function readParameters<Shape extends z.ZodObject>(
  schema: Shape,
  given: Readonly<Record<string, unknown>>,
): Result<z.infer<Shape>> {
  const result = schema.safeParse(given, QUOTING);
  if (result.success) return succeed(result.data);
  const known = Object.keys(schema.shape);
  const unknown = say('problems.parameters.unknown', { known: known.length > 0 ? known : undefined });
  const parameters = result.error.issues.flatMap((issue): ParameterFault[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((name) => ({ parameter: name, message: unknown }))
      : faultsOf(issue).map(({ path, message }) => ({ parameter: path.join('.'), message })),
  );
  return fail('invalid_query', { parameters });
}

function refuseAll(names: readonly string[], message: Message): Failure {
  return fail('invalid_query', { parameters: names.map((name) => ({ parameter: name, message })) });
}
