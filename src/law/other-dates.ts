// Reports of one act that share no day: the same act, with a date in dispute. They stay acts of their own, since which
// of them is right is open; what follows says that another report gives another date.
//
//   detained on 5 January; detained on 7 January      in custody since 7 January; another report gives the 5th
//   5 years on 5 March; 5 years on 7 March            two sentences: nothing is in dispute
import type { Act } from './acts.ts';
import {
  type ActReport,
  type ActTime,
  areRivals,
  liesBetween,
  lineOf,
  linesOf,
  rivalsOf,
  sayAlike,
  toReport,
} from './report-lines.ts';

/** Finds the other reports of an act, asked for act by act. */
export function makeOtherDates(acts: readonly Act[]): (act: Act) => readonly Act[] {
  const lines = new Map<string, Line>();
  const found = new Map<Act, readonly Act[]>();
  return (act) => {
    const name = happensOnce(act) ? lineOf(act) : undefined;
    if (name === undefined) return [];
    const line = lines.get(name) ?? readLine(act, linesOf(acts).get(name) ?? [], acts);
    lines.set(name, line);
    const others = found.get(act) ?? findOthers(act, line);
    found.set(act, others);
    return others;
  };
}

/** What goes on until something ends it: of another day it is the same, not one more. */
function happensOnce({ act }: Act): boolean {
  return act === 'measure' || act === 'released' || act === 'outcome' || act === 'death';
}

interface Line {
  readonly reports: ReadonlyMap<Act, ActReport>;
  readonly byBeginning: readonly ActReport[];
  readonly byEnd: readonly ActReport[];
  readonly rivals: readonly ActTime[];
}

function readLine(own: Act, line: readonly Act[], acts: readonly Act[]): Line {
  const reports = line.map(toReport);
  return {
    reports: new Map(reports.map((it) => [it.act, it])),
    byBeginning: reports.toSorted((a, b) => (a.earliest > b.earliest ? -1 : 1)),
    byEnd: reports.toSorted((a, b) => (a.latest < b.latest ? -1 : 1)),
    rivals: rivalsOf(own, acts),
  };
}

/** From the act on, back and forth, as far as nothing lies between. */
function findOthers(act: Act, { reports, byBeginning, byEnd, rivals }: Line): readonly Act[] {
  const own = reports.get(act);
  if (!own) return [];
  const behind = byBeginning.filter(({ latest }) => latest < own.earliest);
  const ahead = byEnd.filter(({ earliest }) => earliest > own.latest);
  return [behind, ahead].flatMap((way) => {
    const blocked = way.findIndex(
      (it) => areRivals(it, own) || rivals.some((rival) => liesBetween(rival, it, own) || liesBetween(rival, own, it)),
    );
    const near = blocked < 0 ? way : way.slice(0, blocked);
    return near.filter((it) => sayAlike(it, own)).map((it) => it.act);
  });
}
