/** The measures of the picture, and what its strips are. */
import type { Language } from '../../words/language.ts';
import type { Html } from '../html.ts';
import type { Extent } from './model.ts';
import type { Scale } from './scale.ts';

export const WIDTH = 1_000;
/** Names of lanes stand to the left of it. */
export const PLOT: Extent = { left: 168, right: 990 };
export const AXIS_HEIGHT = 46;
export const LANE_GAP = 8;

/** A part of the picture, from the top down. */
export interface Strip {
  readonly height: number;
  readonly shapes: (top: number) => Html;
  /** Stand above the veil, so that they can be read. */
  readonly words: (top: number) => Html;
}

/** Where a strip is drawn. */
export interface StripPlace {
  readonly scale: Scale;
  /** The address of a development’s page. */
  readonly hrefOf: (id: string) => string;
  readonly language: Language;
}
