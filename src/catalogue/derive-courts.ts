/**
 * Courts of a case, as they follow from the steps that name one:
 *
 *     10 Jan  registered before the Harbour Court     Harbour Court
 *      1 Feb  trial in the River Court                River Court      it has moved
 *      5 Mar  a detention judge hears a remand        River Court      that is beside the case
 *      1 May  appeal to the Upper Court               Upper Court
 *      1 Sep  sent back for a new trial               River Court
 */
import type { CourtStep } from './court-steps.ts';
import { type Derivation, type Derived, distinctValues, type PlacedCourt, worldsOf } from './derivation.ts';
import { COURT } from './points.ts';

/** The step that brought the case to a court, and the one by which it has been there since. */
interface Held {
  readonly court: string;
  readonly since: PlacedCourt;
}

/** The court that has a case, or had it last: of its appeal, else of its trial, else of what is heard beside it. */
function findCourt(steps: readonly PlacedCourt[]): Held | null {
  const held: { -readonly [Level in CourtStep['level']]?: Held | undefined } = {};
  for (const step of steps) {
    const { level, court } = step;
    if (level === 'back') {
      if (held.trial) held.trial = { ...held.trial, since: step };
      delete held.appeal;
    }
    if (court !== null) held[level === 'back' ? 'trial' : level] = { court, since: step };
    if (level === 'trial') delete held.appeal;
  }
  return held.appeal ?? held.trial ?? held.beside ?? null;
}

function toDerived({ court, since: { earliest, latest, id } }: Held): Derived<string> {
  return { value: court, since: { earliest, latest }, because: [id], by: id };
}

/** The court that has the case on the day, or had it last. */
export const courtDerivation: Derivation<string> = {
  track: COURT,
  derive: ({ courts, asOf }) => {
    const { stated, worlds } = worldsOf(courts, asOf);
    const own = findCourt(stated);
    const others = distinctValues(worlds.flatMap((world) => findCourt(world) ?? []).map(toDerived));
    const possible = others.filter(({ value }) => value !== own?.court);
    if (!own && possible.length === 0) return [];
    return [{ key: '', stated: own && toDerived(own), isCertain: possible.length === 0, possible }];
  },
  comesFrom: (label) => [label],
};

/** Every court that has dealt with the case by the day, since it first did. */
export const courtsDerivation: Derivation<string> = {
  track: COURT,
  derive: ({ courts, asOf }) => {
    const begun = courts.filter(({ earliest, court }) => court !== null && (earliest === null || earliest <= asOf));
    return [...Map.groupBy(begun, ({ court }) => court ?? '')].map(([court, own]) => {
      const [first] = own.filter(({ latest }) => latest <= asOf);
      const may = own.map((since) => toDerived({ court, since })).slice(0, 1);
      return first
        ? { key: court, stated: toDerived({ court, since: first }), isCertain: true, possible: [] }
        : { key: court, stated: null, isCertain: false, possible: may };
    });
  },
  comesFrom: (label) => [label],
};
