import { kindOf, type SubjectId, type SubjectKind } from '../../catalogue/subject.ts';
import { findType } from '../../catalogue/types.ts';
import { romanize } from '../../names/fold.ts';
import { fieldOf } from './fields.ts';

/** The registration of a subject by its name alone. `variant`: of a case its kind. */
export function registrationOf(subject: SubjectId, name: string, variant: string | undefined): object {
  const kind = kindOf(subject);
  const type = `${kind}.registered`;
  switch (kind) {
    case 'person':
    case 'organization':
      return { type, data: { [kind]: subject, names: [{ text: name }] } };
    case 'case':
      return { type, data: { case: subject, kind: variant ?? caseKinds()[0], title: name } };
    case 'source':
      return { type, data: { source: subject, title: name } };
    default:
      return kind satisfies never;
  }
}

/** What a new subject of a kind may be; of most there is nothing to say. */
export function variantsOf(kind: SubjectKind): readonly (string | undefined)[] {
  return kind === 'case' ? caseKinds() : [undefined];
}

function caseKinds(): readonly string[] {
  const kind = findType('case.registered')?.data.shape.kind;
  const field = kind && fieldOf(kind);
  return field?.kind === 'choice' ? field.options : [];
}

const LONGEST_SLUG = 60;

/** The id that a new subject would bear by its name: `attempt` 2 and on number those that share it. */
export function idByName(kind: SubjectKind, name: string, attempt = 1): SubjectId {
  const slug = romanize(name).replaceAll(' ', '-').slice(0, LONGEST_SLUG).replace(/-+$/, '') || 'unnamed';
  return `${kind}:${slug}${attempt === 1 ? '' : `-${attempt}`}`;
}
