/** The whole form of a development, from the schema of its type. */
import { z } from 'zod';
import type { DevelopmentType } from '../../catalogue/development.ts';
import { developmentTypes, envelopeSchema, findType } from '../../catalogue/types.ts';
import type { Language } from '../../words/language.ts';
import { type Field, type GroupField, without } from './fields.ts';
import { fieldOf } from './read-schema.ts';

/** The types of development that a person sends by themselves, rather than about another one. */
export const addableTypes: readonly DevelopmentType[] = developmentTypes.filter(({ amends }) => !amends);

/** What is not typed: the address says the type and the target, the form brings its id. */
const settled = ['$schema', 'id', 'type', 'version'];

/** The form of a development of one type: all that its envelope takes but its id. */
export function formOf(type: DevelopmentType, language: Language): GroupField {
  const tree = without(
    toGroup(fieldOf(envelopeSchema(type), { name: '', place: 'envelope' }, language), type.name),
    settled,
  );
  return type.registers ? { ...tree, members: tree.members.map((member) => markNew(member, type)) } : tree;
}

/** The data of a type that registers, with its new subject marked. */
function markNew(field: Field, { registers }: DevelopmentType): Field {
  if (field.kind !== 'group' || field.name !== 'data') return field;
  const isNew = ({ name }: Field) => registers?.({ [name]: name }) === name;
  return {
    ...field,
    members: field.members.map((member) =>
      member.kind === 'subject' && isNew(member) ? { ...member, isNew: true } : member,
    ),
  };
}

/**
 * The form of a correction of a development of one type: the whole replacement, and what the correction says itself.
 * Undefined where none can be corrected.
 */
export function correctionFormOf(
  correction: DevelopmentType,
  type: string,
  language: Language,
): GroupField | undefined {
  const replacement = replacementIn(correction, type);
  if (!replacement) return undefined;
  const replacing = without(
    toGroup(fieldOf(replacement, { name: 'replacement', place: 'fields' }, language), type),
    settled,
  );
  const own = envelopeSchema(correction);
  if (!(own instanceof z.ZodObject)) throw new Error('a correction has no envelope');
  const others = toGroup(fieldOf(own.omit({ data: true }), { name: '', place: 'envelope' }, language), correction.name);
  const data = { ...replacing, name: 'data', label: language.words.form.replacement, members: [replacing] };
  return { ...others, members: [data, ...without(others, settled).members] };
}

export function mayBeCorrected(type: string): boolean {
  const correction = findType('development.corrected');
  return correction !== undefined && replacementIn(correction, type) !== undefined;
}

function replacementIn({ data }: DevelopmentType, type: string): z.core.$ZodType | undefined {
  const { replacement } = data.shape;
  const options: readonly z.core.$ZodType[] = replacement instanceof z.ZodDiscriminatedUnion ? replacement.options : [];
  return options.find((envelope) => typeIn(envelope) === type);
}

function typeIn(envelope: z.core.$ZodType): unknown {
  const type = envelope instanceof z.ZodObject ? envelope.shape.type : undefined;
  return type instanceof z.ZodLiteral ? type.value : undefined;
}

function toGroup(field: Field, type: string): GroupField {
  if (field.kind !== 'group') throw new Error(`the envelope of “${type}” is no object`);
  return field;
}
