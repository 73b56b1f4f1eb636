import { z } from 'zod';
import { isSubjectId } from '../catalogue/subject.ts';
import { type KnownAt, parseKnownAt } from '../log/known-at.ts';
import { certainties } from '../state/attributed-value.ts';
import { type Day, parseDay } from '../time/day.ts';
import { parseInstant } from '../time/instant.ts';

/** A parameter that `read` understands; `remedy` says what it wants. */
function parameter<Value>(read: (text: string) => Value | undefined, remedy: string) {
  return z.string().transform((text, context): Value => {
    const value = read(text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: `“${text.slice(0, 80)}” is not understood; ${remedy}` });
    return z.NEVER;
  });
}

export const dayParameter = parameter<Day>(parseDay, 'write a day of the calendar such as 2022-02-01');
export const instantParameter = parameter(parseInstant, 'write a moment with its offset such as 2026-11-22T09:30:00Z');
export const subjectParameter = parameter(
  (text) => (isSubjectId(text) ? text : undefined),
  'write a subject such as person:ada-orlov',
);
const knownAtParameter = parameter<KnownAt>(
  parseKnownAt,
  'write a moment with its offset such as 2026-11-22T09:30:00Z, or position:41',
);
const wholeNumber = (least: number, most: number) =>
  parameter((text) => {
    const value = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? value : undefined;
  }, `write a whole number from ${least} to ${most}`);

const MAXIMUM_PAGE = 500;

export const snapshotParameters = {
  asOf: dayParameter
    .optional()
    .meta({ description: 'The day asked of, inclusive; today in UTC where absent.', example: '2022-02-01' }),
  knownAt: knownAtParameter.optional().meta({
    description:
      'What had been recorded by then: a moment with its offset, or `position:N`; all that is recorded where absent.',
    example: 'position:41',
  }),
};

export const certaintyParameter = z
  .enum(certainties, 'write certain, stated or possible')
  .optional()
  .meta({ description: 'The least certainty that is shown: `certain`, `stated` or `possible`.' });

export const pageParameters = {
  cursor: z.string().max(2000).optional().meta({ description: 'From `next` of the page before.' }),
  limit: wholeNumber(1, MAXIMUM_PAGE)
    .optional()
    .meta({ description: `Items a page, 1 to ${MAXIMUM_PAGE}; 50 where absent.` }),
};

export const flagParameter = z.enum(['true', 'false'], 'write true or false').optional();
export const positionParameter = wholeNumber(-1, Number.MAX_SAFE_INTEGER);
export const sizeParameter = wholeNumber(0, Number.MAX_SAFE_INTEGER);

/** The parameters of an address, each at most once and none unknown. */
export function readQuery<Shape extends z.ZodObject>(
  schema: Shape,
  address: URL,
):
  | { readonly ok: true; readonly query: z.infer<Shape> }
  | { readonly ok: false; readonly faults: { path: string; message: string }[] } {
  const names = [...address.searchParams.keys()];
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0)
    return { ok: false, faults: twice.map((path) => ({ path, message: 'stands more than once; give it once' })) };
  const unstorable = [...address.searchParams].filter(([, value]) => value.includes('\u0000')).map(([path]) => path);
  if (unstorable.length > 0) {
    return {
      ok: false,
      faults: unstorable.map((path) => ({ path, message: 'holds the character U+0000; leave it out' })),
    };
  }
  const result = schema.safeParse(Object.fromEntries(address.searchParams));
  if (result.success) return { ok: true, query: result.data };
  const known = Object.keys(schema.shape).join(', ') || 'none';
  return {
    ok: false,
    faults: result.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((path) => ({ path, message: `is not a parameter here; known: ${known}` }))
        : [{ path: issue.path.join('.'), message: issue.message }],
    ),
  };
}
