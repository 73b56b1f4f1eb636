/** The points that keep acts: on the track of the accused, else of the case; and on the case that they are there. */
import { labelOfAct, type StatedAct } from './acts.ts';
import { ACT, ACT_ON_ACCUSED, type Point } from './points.ts';
import type { SubjectId } from './subject.ts';

/** Points of acts: what an act is on the track of its accused, else of its case; and on the case that it is there. */
export function actPoints(acts: readonly StatedAct[]): Point[] {
  return acts.flatMap((act) => {
    const accused = 'accused' in act ? (act.accused as SubjectId) : undefined;
    const label = labelOfAct(act);
    const point = { key: '', holds: true, label };
    const cases = casesOf(act);
    if (accused === undefined) return cases.map((subject) => ({ ...point, subject, attribute: ACT, value: act }));
    return [
      { ...point, subject: accused, attribute: ACT, value: act },
      ...cases.map((subject) => ({ ...point, subject, attribute: ACT_ON_ACCUSED, value: { accused } })),
    ];
  });
}

/** The cases that an act is in, or leads to. */
function casesOf(act: StatedAct): SubjectId[] {
  const own = 'case' in act && act.case !== null ? [act.case] : [];
  const others = act.act === 'moved' ? [act.to] : act.act === 'joined' ? [act.with] : [];
  return [...new Set([...own, ...others])] as SubjectId[];
}
