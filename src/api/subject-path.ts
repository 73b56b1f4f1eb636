/** Addresses of subjects: who one names, and where one leads that was merged into another. */
import { isSubjectId, kindOf, type SubjectId, type SubjectKind } from '../catalogue/subject.ts';
import { noSubject } from '../service/snapshot.ts';
import type { Result } from '../words/problem.ts';
import type { Answer, Call } from './route.ts';

/** Where the subjects of one kind are. */
export function pathOf(kind: SubjectKind): string {
  return `/v1/{workspace}/${kind}s`;
}

/** `showPersonTimeline`: what a route about one subject does. */
export function operationOf(verb: string, kind: SubjectKind, part = ''): string {
  return `${verb}${kind.charAt(0).toUpperCase()}${kind.slice(1)}${part}`;
}

/** What is answered at the address of a subject that was merged into another. */
export const movedResponse = { description: 'It was merged into the subject at `Location`', schema: null } as const;

export interface AskedSubject {
  readonly workspace: string;
  readonly subject: SubjectId;
}

interface Asking<Value> {
  /** `subject` of the answer: as whom the record knows the one that was asked about. */
  readonly ask: (asked: AskedSubject) => Promise<Result<Value>>;
  readonly show: (value: Value) => Answer | Promise<Answer>;
}

/** Answers about the subject that the address names; one that was merged into another leads to that one’s address. */
export async function answerAbout<Value extends { readonly subject: SubjectId }>(
  { request, path: { workspace = '', slug = '' } }: Pick<Call<unknown>, 'request' | 'path'>,
  kind: SubjectKind,
  { ask, show }: Asking<Value>,
): Promise<Answer> {
  const subject = `${kind}:${slug}`;
  if (!isSubjectId(subject)) return noSubject(subject).problem;
  const answer = await ask({ workspace, subject });
  if (!answer.ok) return answer.problem;
  return answer.value.subject === subject ? show(answer.value) : redirect(request, subject, answer.value.subject);
}

/** Leads to the address of another subject, with the same question. */
function redirect(request: Request, subject: SubjectId, knownAs: SubjectId): Response {
  const { pathname, search } = new URL(request.url);
  const steps = pathname.split('/');
  const [kinds, slug] = [`${kindOf(subject)}s`, subject.slice(subject.indexOf(':') + 1)];
  const at = steps.findLastIndex((step, index) => decode(step) === slug && steps[index - 1] === kinds);
  const place = knownAs.replace(':', 's/');
  const location = [...steps.slice(0, at - 1), place, ...steps.slice(at + 1)].join('/') + search;
  return new Response(null, { status: 308, headers: { location, 'cache-control': 'no-store' } });
}

/** A step of a path may be written with escapes that it does not need. */
function decode(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
