/** What a track says on a day. */
import type { PlacedPoint } from '../facts/placed-point.ts';
import type { Judgement } from '../facts/track.ts';

/** What a track says on a day, once death has ended what it ends. */
export interface JudgedTrack extends Judgement<PlacedPoint> {
  readonly attribute: string;
  readonly key: string;
}
