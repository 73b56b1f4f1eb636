/** The points that keep steps: on the docket of each subject that they are about. */
import type { DocketStep } from './docket-steps.ts';
import { DOCKET, type Point } from './points.ts';
import type { SubjectId } from './subject.ts';

/** A step on the dockets of these subjects. */
export function enterOnDocket(subjects: readonly SubjectId[], step: DocketStep): Point[] {
  const label = `${step.matter}/${step.step}`;
  const point = { attribute: DOCKET, key: '', holds: true, label, value: step };
  return [...new Set(subjects)].map((subject) => ({ ...point, subject }));
}
