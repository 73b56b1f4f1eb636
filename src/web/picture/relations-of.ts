/** Who a subject is to others on a date: stated, not clear, and what has ended. */
import type { z } from 'zod';
import { links as ties } from '../../catalogue/links.ts';
import { isFirm } from '../../catalogue/standing.ts';
import { isSubjectId } from '../../catalogue/subject.ts';
import type { SubjectState } from '../../state/state.ts';
import type { RenderContext } from '../context.ts';
import type { Html } from '../html.ts';
import { drawRelations, type Relation } from './relations.ts';

interface StatedRelation {
  readonly value: unknown;
  readonly standing: string | null;
}

export function drawRelationsOf(state: SubjectState, context: RenderContext): Html {
  const { nameOf, links, language } = context;
  return drawRelations({
    name: state.name,
    hrefOf: (subject) => (isSubjectId(subject) ? links.subject(subject) : '#'),
    relations: eachOnce(relationsIn(state).flatMap((stated) => toRelation(stated, state.id, nameOf))),
    language,
  });
}

type Found = StatedRelation & Pick<Relation, 'isEnded' | 'isPossible'>;

function relationsIn({ state, possible, ended }: SubjectState): Found[] {
  const stated = (state.relationships ?? []) as readonly StatedRelation[];
  const isRelation = ({ attribute, value }: Pick<SubjectState['ended'][number], 'attribute' | 'value'>) =>
    attribute === ties.relationship.name && value !== null;
  return [
    ...stated.map(({ value, standing }) => ({ value, standing, isEnded: false, isPossible: false })),
    ...possible
      .filter(isRelation)
      .map(({ value, standing, holds }) => ({ value, standing, isEnded: !holds, isPossible: true })),
    ...ended.filter(isRelation).map(({ value, standing }) => ({ value, standing, isEnded: true, isPossible: false })),
  ];
}

function toRelation({ value, standing, ...how }: Found, id: string, nameOf: RenderContext['nameOf']): Relation[] {
  const { from, to, kind } = value as z.infer<typeof ties.relationship.value>;
  const other = from === id ? to : from;
  if (!isSubjectId(other)) return [];
  return [{ id: other, name: nameOf(other), kind, isOutgoing: from === id, isClaim: !isFirm(standing), ...how }];
}

/** What may hold and may have ended is one tie; it has surely ended only where nothing says that it may hold. */
function eachOnce(relations: readonly Relation[]): Relation[] {
  const ties = Map.groupBy(relations, ({ id, kind, isOutgoing }) => `${id} ${kind} ${isOutgoing}`);
  return [...ties.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, isEnded: first.isEnded && others.every(({ isEnded }) => isEnded) }] : [],
  );
}
