/** Parts of sentences: what developments say of them, and how the law room reads them. */
import { z } from 'zod';
import { partKinds, type SentencePart, type TermRelation } from '../law/acts.ts';
import { EVERY_PART, NEWEST, namesOfParts } from '../law/part-names.ts';
import { type Message, say } from '../words/message.ts';
import { toDayBounds } from './acts.ts';
import {
  amount,
  currency,
  developmentRef,
  duration,
  edtfDate,
  line,
  maybe,
  phrase,
  slug,
  term,
} from './development.ts';
import { issueOf } from './faults.ts';
import { withHelp } from './help.ts';
import type { Told } from './told.ts';

const sentenceRef = () => developmentRef({ types: ['sentence.imposed', 'appeal.decided'] });

/** A part of this sentence or of another one, by its short name or number. */
const relatedPart = z
  .strictObject({ sentence: withHelp(maybe(sentenceRef()), 'otherSentence'), part: withHelp(slug, 'namedPart') })
  .meta({ id: 'RelatedPart' });
/** A part of a sentence that was imposed before; every part of it where none is named. */
const earlierPartFields = {
  sentence: withHelp(maybe(sentenceRef()), 'earlierSentence'),
  part: withHelp(maybe(slug), 'earlierPart'),
};
export const earlierPart = z.strictObject(earlierPartFields).superRefine(namesSome).meta({ id: 'EarlierPart' });
interface EarlierPart {
  readonly sentence?: string | null | undefined;
  readonly part?: string | null | undefined;
}

function namesSome({ sentence, part }: EarlierPart, context: z.core.$RefinementCtx): void {
  if (!sentence && !part) context.addIssue({ ...issueOf(say('faults.law.noPart')), path: ['part'] });
}

const relation = withHelp(
  z.strictObject({
    runs: z.enum(['concurrent', 'consecutive', 'partly', 'absorbed', 'total']),
    parts: z.array(relatedPart).min(1).max(50),
    addedTerm: withHelp(maybe(duration), 'addedTerm'),
  }),
  'relation',
)
  .superRefine(({ runs, parts, addedTerm }, context) => {
    if (runs === 'partly' && !addedTerm)
      context.addIssue({ ...issueOf(say('faults.law.howMuchAdded')), path: ['addedTerm'] });
    if (runs === 'absorbed' && parts.length > 1)
      context.addIssue({ ...issueOf(say('faults.law.absorbedByOne')), path: ['parts'] });
  })
  .meta({ id: 'TermRelation' });
type Relation = z.infer<typeof relation>;

/** What a part comes to. */
const extentFields = {
  term: maybe(term),
  amount: maybe(amount),
  currency: maybe(currency),
  unit: withHelp(maybe(phrase(60)), 'unit'),
  suspended: withHelp(maybe(z.boolean()), 'suspended'),
  suspendedTerm: withHelp(maybe(duration), 'suspendedTerm'),
  probation: withHelp(maybe(duration), 'probation'),
};
const ownFields = {
  scope: maybe(line(300)),
  inForce: maybe(z.boolean()),
  runsFrom: withHelp(maybe(edtfDate), 'runsFrom'),
  regime: withHelp(maybe(phrase(100)), 'regime'),
  place: maybe(phrase(200)),
  credit: withHelp(maybe(duration), 'credit'),
  timeServed: withHelp(maybe(z.boolean()), 'timeServed'),
  joint: withHelp(maybe(z.boolean()), 'joint'),
  alternative: withHelp(maybe(z.boolean()), 'alternative'),
};
const partKind = z.enum(partKinds);

/** A part as a court imposes it. */
export const component = withHelp(
  z.strictObject({
    part: withHelp(maybe(slug), 'partName'),
    kind: partKind,
    ...extentFields,
    ...ownFields,
    relation: maybe(relation),
  }),
  'component',
).meta({ id: 'SentenceComponent' });
export type Component = z.infer<typeof component>;

/** A part as it is from then on. */
export const changedComponent = withHelp(
  z.strictObject({ ...earlierPartFields, kind: maybe(partKind), ...extentFields, ...ownFields }).superRefine(namesSome),
  'changedComponent',
).meta({ id: 'ChangedComponent' });
export type ChangedComponent = z.infer<typeof changedComponent>;
/** What a change says of a part, without which part it is. */
export type ChangedContent = Omit<ChangedComponent, 'sentence' | 'part'>;
/** What remains of a part that clemency covers. */
export const remaining = z.strictObject({ kind: maybe(partKind), ...extentFields }).meta({ id: 'RemainingPart' });

/** Parts of one sentence: no two have one name, and those that they name without a sentence are among them. */
export const components = z
  .array(component)
  .max(50)
  .superRefine((parts, context) => {
    const names = namesOfParts(parts.map(toPart));
    names.forEach((name, index) => {
      if (names.indexOf(name) < index)
        context.addIssue({ ...issueOf(say('faults.law.partNamedTwice', { name })), path: [index, 'part'] });
    });
    const isOwn = (name: string) => names.includes(name) || (/^[1-9]\d*$/.test(name) && Number(name) <= parts.length);
    parts.forEach(({ relation: related }, index) => {
      related?.parts.forEach(({ sentence, part }, place) => {
        const path = [index, 'relation', 'parts', place, 'part'];
        if (sentence) return;
        if (!isOwn(part)) context.addIssue({ ...issueOf(say('faults.law.noSuchPart', { name: part })), path });
        else if (part === names[index] || part === String(index + 1))
          context.addIssue({ ...issueOf(say('faults.law.partWithItself')), path });
      });
    });
  });

type Content = Omit<z.infer<typeof changedComponent>, 'sentence' | 'part' | 'kind'>;

/** A part as the law room reads it, without its number and relation; what is not stated is null, or left out. */
function toContent<Kind>(kind: Kind, { term: own = null, runsFrom, amount: sum = null, ...stated }: Content) {
  const isForLife = own === 'life';
  const { currency: code, unit, scope = null, inForce: _, ...others } = stated;
  return {
    kind: isForLife && kind === 'imprisonment' ? ('life' as const) : kind,
    term: isForLife ? null : own,
    ...(isForLife ? { forLife: true } : {}),
    amount: sum,
    currency: code ?? unit ?? null,
    scope,
    start: toDayBounds(runsFrom),
    ...statedOf(others),
  };
}

/** What is stated. */
function statedOf<Fields extends object>(fields: Fields): { [Field in keyof Fields]?: NonNullable<Fields[Field]> } {
  const stated = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(stated) as { [Field in keyof Fields]?: NonNullable<Fields[Field]> };
}

type PartContent = Partial<Omit<SentencePart, 'number'>>;

/** What a part is from then on, as far as it is stated; undefined: nothing is. */
export function changedTo({ kind, ...stated }: ChangedContent): PartContent | undefined {
  const content = statedOf(toContent(kind, stated));
  return Object.keys(content).length === 0 ? undefined : content;
}

/** What a part is from then on where the whole of it is said anew. */
export function replacedBy({ kind, ...stated }: ChangedContent): PartContent {
  const { kind: known, ...content } = toContent(kind, stated);
  return { ...content, ...(known ? { kind: known } : {}) };
}

/** The key of a part that was imposed before. */
export function keyOf({ sentence, part }: EarlierPart): string {
  return `${sentence ?? NEWEST}/${part ?? EVERY_PART}`;
}

/** A part that a court imposes, without its number and relation. */
function toPart({ part, kind, relation: _, ...stated }: Component): Omit<SentencePart, 'number'> {
  return { ...toContent(kind, stated), ...(part ? { name: part } : {}) };
}

/** The parts of a sentence, numbered from 1. `id`: of the development that imposes it. */
export function toParts(id: string, stated: readonly Component[]): SentencePart[] {
  return stated.map((part, index) => ({
    number: index + 1,
    ...toPart(part),
    ...(part.relation ? { relation: toRelation(id, part.relation) } : {}),
  }));
}

function toRelation(id: string, { runs, parts, addedTerm }: Relation): TermRelation {
  const keys = parts.map(({ sentence, part }) => `${sentence ?? id}/${part}`);
  switch (runs) {
    case 'concurrent':
      return { kind: runs, with: keys };
    case 'consecutive':
      return { kind: runs, after: keys };
    case 'partly':
      return { kind: runs, after: keys, added: addedTerm ?? '' };
    case 'absorbed':
      return { kind: runs, by: keys[0] ?? '' };
    case 'total':
      return { kind: runs, of: keys };
  }
}

/** A part in a sentence: “imprisonment for 2 years (suspended)”; by its name where its kind is not stated. */
export function sayPart(stated: Told<Component> | Told<ChangedComponent>): Message {
  const { kind, part, term: length, amount: sum, currency: code, unit } = stated;
  const what = kind ? say(`values.partKinds.${kind}`) : part ? sayName({ part }) : say('values.everyPart');
  const whole = say('values.part', { what, term: length, amount: sum, currency: code, unit });
  const [first, ...others] = detailsOf(stated);
  if (!first) return whole;
  const details = others.reduce((said, next) => say('values.partDetails.both', { first: said, second: next }), first);
  return say('values.partWith', { part: whole, details });
}

function detailsOf(stated: Told<Component> | Told<ChangedComponent>): Message[] {
  const { suspended, suspendedTerm } = stated;
  const text = (name: 'scope' | 'regime' | 'place' | 'runsFrom' | 'credit' | 'probation' | 'suspendedTerm') => {
    const value = stated[name];
    return value ? [{ key: `values.partDetails.${name}`, values: { [name]: value } } satisfies Message] : [];
  };
  const flag = (name: 'timeServed' | 'joint' | 'alternative') =>
    stated[name] ? [say(`values.partDetails.${name}`)] : [];
  return [
    ...(['scope', 'regime', 'place', 'runsFrom', 'credit'] as const).flatMap(text),
    ...flag('timeServed'),
    ...(suspended && !suspendedTerm ? [say('values.partDetails.suspended')] : []),
    ...(['suspendedTerm', 'probation'] as const).flatMap(text),
    ...(['joint', 'alternative'] as const).flatMap(flag),
    ...('relation' in stated && stated.relation
      ? [say('values.partDetails.relation', { relation: sayRelation(stated.relation) })]
      : []),
  ];
}

function sayName({ part, sentence }: Told<z.infer<typeof relatedPart>>): Message {
  return say('values.partName', { part, sentence });
}

/** Parts that were imposed before, by their names. */
export function sayEarlier(parts: readonly Told<EarlierPart>[]): Message[] {
  return parts.map(({ part }) => (part ? sayName({ part }) : say('values.everyPart')));
}

function sayRelation({ runs, parts, addedTerm }: Told<Relation>): Message {
  const named = parts.map(sayName);
  return runs === 'partly'
    ? say('values.relations.partly', { parts: named, addedTerm: addedTerm ?? '' })
    : say(`values.relations.${runs}`, { parts: named });
}
