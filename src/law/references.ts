// References between acts: which acts an act names by their ids. It comes after all of them.
import type { Act, SentencePart, TermRelation } from './acts.ts';

/** The development of an act: `d1#2` is an act of `d1`. */
export function developmentOf(actId: string): string {
  return actId.split('#', 1)[0] ?? actId;
}

/** Whether an act is the one named, or one of the development named. */
export function isOfDevelopment(actId: string, name: string): boolean {
  return actId === name || (!name.includes('#') && actId.startsWith(name) && actId[name.length] === '#');
}

/** The act that imposed a part: of `d1#2/3` it is `d1#2`. */
export function actOfPart(key: string): string {
  return key.slice(0, key.lastIndexOf('/'));
}

/** Ids of the acts, or of their developments, that an act refers to. */
export function referredActs(act: Act): readonly string[] {
  switch (act.act) {
    case 'charge':
      return act.supersedes?.documents ?? [];
    case 'sentence':
      return relatedActs(act.id, act.parts);
    case 'sentence_change':
      return (act.parts ?? []).map(actOfPart);
    case 'remedy_withdrawn':
      return act.of === undefined ? [] : [act.of];
    case 'decision':
      return [
        ...(act.decides === undefined ? [] : [act.decides]),
        ...(act.restores === undefined ? [] : [act.restores]),
        ...relatedActs(act.id, act.parts ?? []),
      ];
    case 'clemency':
      return [...(act.parts ?? []).map(actOfPart), ...(act.annuls === undefined ? [] : [act.annuls])];
    case 'transferred':
      return act.measure === undefined ? [] : [act.measure];
    case 'released':
      return typeof act.ends === 'object' && 'measure' in act.ends ? [act.ends.measure] : [];
    case 'suspicion':
    case 'reworded':
    case 'moved':
    case 'joined':
    case 'trial_opened':
    case 'plea':
    case 'outcome':
    case 'closed':
    case 'remedy_filed':
    case 'became_final':
    case 'reopened':
    case 'death':
    case 'measure':
    case 'reported_held':
      return [];
  }
}

/** The other acts whose parts these parts relate to. */
function relatedActs(own: string, parts: readonly SentencePart[]): string[] {
  return parts
    .flatMap(relatedParts)
    .map(actOfPart)
    .filter((id) => id !== own);
}

/** Keys of the parts that a part relates to. */
export function relatedParts({ relation }: Pick<SentencePart, 'relation'>): readonly string[] {
  if (!relation) return [];
  switch (relation.kind) {
    case 'concurrent':
      return relation.with;
    case 'consecutive':
    case 'partly':
      return relation.after;
    case 'absorbed':
      return [relation.by];
    case 'total':
      return relation.of;
  }
}

/** The same act, but that it refers to acts by other names. */
export function renameReferences(act: Act, rename: (name: string) => string): Act {
  const renameKey = (key: string) => `${rename(actOfPart(key))}${key.slice(key.lastIndexOf('/'))}`;
  const renamePart = (part: SentencePart): SentencePart =>
    part.relation ? { ...part, relation: mapRelated(part.relation, (key) => [renameKey(key)]) } : part;
  switch (act.act) {
    case 'charge': {
      const { documents } = act.supersedes ?? {};
      return documents ? { ...act, supersedes: { ...act.supersedes, documents: documents.map(rename) } } : act;
    }
    case 'sentence':
      return { ...act, parts: act.parts.map(renamePart) };
    case 'sentence_change':
      return act.parts ? { ...act, parts: act.parts.map(renameKey) } : act;
    case 'clemency':
      return {
        ...act,
        ...(act.parts ? { parts: act.parts.map(renameKey) } : {}),
        ...(act.annuls === undefined ? {} : { annuls: rename(act.annuls) }),
      };
    case 'decision':
      return {
        ...act,
        ...(act.parts ? { parts: act.parts.map(renamePart) } : {}),
        ...(act.decides === undefined ? {} : { decides: rename(act.decides) }),
        ...(act.restores === undefined ? {} : { restores: rename(act.restores) }),
      };
    case 'remedy_withdrawn':
      return act.of === undefined ? act : { ...act, of: rename(act.of) };
    case 'transferred':
      return act.measure === undefined ? act : { ...act, measure: rename(act.measure) };
    case 'released':
      return typeof act.ends === 'object' && 'measure' in act.ends
        ? { ...act, ends: { measure: rename(act.ends.measure) } }
        : act;
    default:
      return act;
  }
}

/** The same relation, to other parts: a name may stand for none or for several. */
export function mapRelated(relation: TermRelation, keysOf: (key: string) => readonly string[]): TermRelation {
  switch (relation.kind) {
    case 'concurrent':
      return { ...relation, with: relation.with.flatMap(keysOf) };
    case 'consecutive':
    case 'partly':
      return { ...relation, after: relation.after.flatMap(keysOf) };
    case 'absorbed':
      return { ...relation, by: keysOf(relation.by)[0] ?? relation.by };
    case 'total':
      return { ...relation, of: relation.of.flatMap(keysOf) };
  }
}
