/** The roles of a person or an organization in cases where no legal status follows from charges. */
import type { z } from 'zod';
import { parties, partyRoles } from '../catalogue/parties.ts';
import type { SubjectState } from '../state/state.ts';
import { type Clause, say } from '../words/message.ts';
import { clause, datedBefore, type Lead } from './frame.ts';
import { type Said, saysOf } from './values.ts';

type SaidParty = Said<z.infer<typeof parties.party.value>>;

/** Beside the cases with a legal position. */
export function rolesIn(state: SubjectState, beside: readonly (string | null)[]): SaidParty[] {
  return saysOf(state, parties.party).held.filter(({ value }) => !beside.includes(value.case));
}

/** “is a defendant in 2 cases”, role by role. */
export function sayRoles(roles: readonly SaidParty[], { tense }: Pick<Lead, 'tense'>): Clause[] {
  return [...Map.groupBy(roles, ({ value }) => value.role)].map(([role, own]) => {
    const cases = [...new Set(own.map(({ value }) => value.case))];
    const [only = ''] = cases;
    const [first] = own;
    const isOne = own.every(
      ({ since }) => since.earliest === first?.since.earliest && since.latest === first.since.latest,
    );
    const since = first && isOne ? datedBefore(first.since, 'since', { day: null }) : null;
    const says = say('answers.roles.role', { tense, role, count: cases.length, case: { subject: only }, since });
    return clause(says, 'cases', [...new Set(own.flatMap(({ because }) => because))]);
  });
}

/** Whether one of the roles is that of an accused: the record may then have an outcome. */
export function isAccusedIn(roles: readonly SaidParty[]): boolean {
  return roles.some(({ value }) => value.role === 'accused' || partyRoles.defendants.some((it) => it === value.role));
}
