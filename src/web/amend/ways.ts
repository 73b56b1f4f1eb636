/** The ways in which a development is amended from its page, and the form of each. */
import { contentOf } from '../../catalogue/amending.ts';
import type { Amends, DevelopmentType } from '../../catalogue/development.ts';
import { findType } from '../../catalogue/types.ts';
import type { RecordedDevelopment } from '../../log/read.ts';
import type { Language } from '../../words/language.ts';
import type { Entry } from '../form/entry.ts';
import { type GroupField, without } from '../form/fields.ts';
import { correctionFormOf, formOf } from '../form/tree.ts';
import { typedOf } from '../form/typed.ts';

const types = {
  correct: { amends: 'corrects', type: 'development.corrected' },
  corroborate: { amends: 'corroborates', type: 'development.corroborated' },
  retract: { amends: 'retracts', type: 'development.retracted' },
} as const satisfies Record<string, { readonly amends: Amends; readonly type: string }>;

export type Way = keyof typeof types;
export const ways = Object.keys(types) as Way[];

/** The type that each way records. */
export const amendingTypes = Object.fromEntries(ways.map((way) => [way, types[way].type])) as Record<Way, string>;

export type AmendmentForm = Pick<Entry, 'tree' | 'typed' | 'complete'>;

interface Target {
  readonly recorded: RecordedDevelopment;
  /** Whose words count: the development itself, or the correction in force. */
  readonly current: RecordedDevelopment;
}

/** Undefined where the target cannot be amended so. */
export function amendmentForm(way: Way, { recorded, current }: Target, language: Language): AmendmentForm | undefined {
  const type = findType(types[way].type);
  const before = findType(contentOf(current.development).type);
  if (!type || !before || before.byService) return undefined;
  const { amend } = language.words.form;
  switch (way) {
    case 'correct':
      return correctionForm(type, { recorded, current }, language);
    case 'corroborate': // A source confirms the words that count now.
      return plainForm(type, { target: current.development.id, label: amend.said }, language);
    case 'retract': // A retraction takes out all of them, also those of corrections.
      return plainForm(type, { target: recorded.development.id, label: amend.reason }, language);
    default:
      return way satisfies never;
  }
}

/** A correction takes the place of the last one; its form begins with the words that count now. */
function correctionForm(type: DevelopmentType, { recorded, current }: Target, language: Language) {
  const content = contentOf(current.development);
  const target = recorded.development.id;
  const tree = correctionFormOf(type, content.type, language);
  if (!tree) return undefined;
  return {
    tree,
    typed: typedOf(tree, { data: { replacement: content } }),
    complete: ({ data, ...own }: Readonly<Record<string, unknown>>) => {
      const replacement = { ...toObject(toObject(data).replacement), type: content.type };
      return { ...own, type: type.name, data: { target, replacement } };
    },
  };
}

interface Plain {
  readonly target: string;
  /** What the fields beside the target are called. */
  readonly label: string;
}

function plainForm(type: DevelopmentType, { target, label }: Plain, language: Language): AmendmentForm {
  const tree = withoutTarget(formOf(type, language), label);
  return {
    tree,
    typed: typedOf(tree, {}),
    complete: ({ data, ...own }) => ({ ...own, type: type.name, data: { ...toObject(data), target } }),
  };
}

function toObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The address says what the target is. */
function withoutTarget(tree: GroupField, label: string): GroupField {
  const members = tree.members.map((member) =>
    member.kind === 'group' && member.name === 'data' ? { ...without(member, ['target']), label } : member,
  );
  return { ...tree, members };
}
