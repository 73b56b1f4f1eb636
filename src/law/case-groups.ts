// Cases of one accused that belong together, since an act joins them, moves a count from one to another, or refers to
// an act in another. What happens in one group says nothing about another.
import type { Act } from './acts.ts';
import { NO_CASE } from './documents.ts';
import { isOfDevelopment, referredActs } from './references.ts';

/** The acts on cases, in groups of cases that belong together. */
export function groupCases(acts: readonly Act[]): Act[][] {
  const onCases = acts.filter(isOnCase);
  const groups = new Map<string, Set<string>>();
  const unite = (a: string, b: string) => {
    const [one, other] = [groups.get(a) ?? new Set([a]), groups.get(b) ?? new Set([b])];
    const united = one === other ? one : new Set([...one, ...other]);
    for (const caseId of united) groups.set(caseId, united);
  };
  for (const act of onCases) {
    unite(caseOf(act), caseOf(act));
    if (act.act === 'joined') unite(act.case, act.with);
    if (act.act === 'moved') unite(act.case, act.to);
    for (const name of movesElsewhere(act)) {
      const other = onCases.find(({ id }) => isOfDevelopment(id, name));
      if (other) unite(caseOf(act), caseOf(other));
    }
  }
  const accusedIn = new Set(
    onCases.flatMap((act) => (act.act === 'joined' ? [] : [...(groups.get(caseOf(act)) ?? [])])),
  );
  const those = [...Map.groupBy(onCases, (act) => groups.get(caseOf(act)))];
  return those.flatMap(([cases, own]) => ([...(cases ?? [])].some((it) => accusedIn.has(it)) ? [own] : []));
}

function caseOf(act: Act): string {
  return ('case' in act ? act.case : null) ?? NO_CASE;
}

/** Acts on counts and sentences; those of custody stand apart. */
function isOnCase({ act }: Act): boolean {
  return act !== 'death' && act !== 'measure' && act !== 'transferred' && act !== 'reported_held' && act !== 'released';
}

/** The acts that it moves the effects of. How terms relate across cases moves nothing. */
function movesElsewhere(act: Act): readonly string[] {
  return act.act === 'sentence' ? [] : referredActs(act);
}
