/** Steps by which courts have a case, as developments report them. */

/**
 * What a step says of the courts of a case. `trial`: the case is before that court; `appeal`: so it is, until it goes
 * back; `beside`: the court deals with something in it; `back`: the case goes back from its appeal, to the court that
 * tried it or to the one that is named.
 */
export interface CourtStep {
  readonly level: 'trial' | 'appeal' | 'beside' | 'back';
  /** Null: none is named. */
  readonly court: string | null;
}
