/** Where a subject can stand in the form of a type. */
import type { DevelopmentType } from '../../catalogue/development.ts';
import { kindOf, type SubjectId } from '../../catalogue/subject.ts';
import type { Language } from '../../words/language.ts';
import { type Field, join } from '../form/fields.ts';
import { formOf } from '../form/tree.ts';
import type { Typed } from '../form/typed.ts';

/** The name of the first field in which the subject can stand; undefined: in none. */
export function firstPlaceFor(type: DevelopmentType, subject: SubjectId, language: Language): string | undefined {
  const data = formOf(type, language).members.find(({ name }) => name === 'data');
  return type.registers || !data ? undefined : findPlace(data, 'data', subject);
}

function findPlace(field: Field, path: string, subject: SubjectId): string | undefined {
  switch (field.kind) {
    case 'subject':
      return field.kinds.includes(kindOf(subject)) ? path : undefined;
    case 'group': {
      const inner = field.members.map((member) => findPlace(member, join(path, member.name), subject));
      return inner.find((it) => it !== undefined);
    }
    case 'list':
      return findPlace(field.element, join(path, '0'), subject);
    default:
      return undefined;
  }
}

/** A form with nothing typed but a subject in one field. */
export function typedAt(place: string, subject: SubjectId): Typed {
  return { texts: new Map([[place, subject]]), rows: new Map(rowsAbove(place)) };
}

/** A list on the way to a field shows its first row. */
function rowsAbove(place: string): [string, number][] {
  const steps = place.split('.');
  return steps.flatMap((step, index) =>
    step === '0' ? [[steps.slice(0, index).join('.'), 1] as [string, number]] : [],
  );
}
