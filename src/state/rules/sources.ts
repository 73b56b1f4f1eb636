/** Rules of sources: on how many a record rests, how they word it, and where they differ. */
import { isDeepStrictEqual } from 'node:util';
import { lineOfAct } from '../../catalogue/acts.ts';
import { isOneOf } from '../../catalogue/attribute.ts';
import { claims } from '../../catalogue/claims.ts';
import { links } from '../../catalogue/links.ts';
import { office } from '../../catalogue/office.ts';
import { parties, partyRoles } from '../../catalogue/parties.ts';
import { ACT_ON_ACCUSED, UNSTATED } from '../../catalogue/points.ts';
import { countGroups, legalStatuses, proceedings } from '../../catalogue/proceedings.ts';
import { allegations } from '../../catalogue/standing.ts';
import type { PlacedPoint } from '../../facts/placed-point.ts';
import { developmentOf } from '../../law/references.ts';
import { say } from '../../words/message.ts';
import {
  bothRules,
  eachDevelopment,
  type Found,
  isAct,
  isLegal,
  isSurelyAfter,
  ofFirstNamed,
  ofPersons,
  type Rule,
  type RuleContext,
  sayFact,
  shareSource,
} from '../rule-context.ts';

/** Said once, of a case, and of a person of no case: whatever is recorded of an accused beside the case. */
export const singleSource: Rule = ({ recorded, begun, asOf, isPerson }) => {
  const onAccused = begun.filter((fact) => fact.attribute === ACT_ON_ACCUSED && fact.latest <= asOf);
  const isElsewhere = isPerson && recorded.some(({ key, value }) => /case:/.test(key) || namesCase(value));
  const facts = isElsewhere ? [] : [...recorded.filter(isLegal), ...onAccused];
  const [source, ...others] = new Set(facts.flatMap(({ cause }) => cause.sources));
  if (facts.length === 0 || source === undefined || others.length > 0) return [];
  return [{ facts, message: say('reviewNotes.single_source.note') }];
};

function namesCase(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'case' in value && value.case !== null;
}

/** Once for what one document brings, against however many. */
const accuserOfCountsNotNamed: Rule = (context) => {
  const open = context
    .holding(proceedings.counts)
    .filter(({ value: { claim, status } }) => claim?.by === UNSTATED && isOneOf(status, countGroups.accusing))
    .filter(({ value }) => context.isHome(value.case) && (context.isCase || context.isPerson));
  return [...Map.groupBy(open, ({ cause }) => cause.development)].map(([development, counts]): Found => {
    const offences = [...new Set(counts.flatMap(({ value: { offence } }) => offence ?? []))];
    const said = context.law?.factsOf(developmentOf(development)).slice(0, 1) ?? [];
    return {
      facts: said.length > 0 ? said : counts,
      message: say('reviewNotes.accuser_not_named.note', { offence: offences.length > 0 ? offences : null }),
      ...(context.isCase ? { persons: counts.map(({ value }) => value.person) } : {}),
    };
  });
};

export const accuserNotNamed: Rule = bothRules(
  accuserOfCountsNotNamed,
  ofFirstNamed(claims.claim, ({ value: { by, standing } }) =>
    by === UNSTATED && isOneOf(standing, allegations)
      ? say('reviewNotes.accuser_not_named.note', { offence: null })
      : undefined,
  ),
);

export const allegationStatedAsFact: Rule = ofFirstNamed(claims.claim, ({ value: { by, standing, text }, cause }) =>
  isOneOf(standing, allegations) && by === 'author' && cause.hedge === null
    ? say('reviewNotes.allegation_told_as_fact.note', { text })
    : undefined,
);

/** What happens once: two of the same kind in a row report two events, or one event twice. */
const happensOnce = [links.life, office.office].map(({ name }) => name);

/** Pairs that say the same: neighbours on a track, and acts with nothing of their kind between them. */
function repetitions(context: RuleContext): { before: PlacedPoint; after: PlacedPoint }[] {
  const ofTracks = context.recorded.map(lastReport(context)).flatMap((after) => {
    const before = isOneOf(after.attribute, happensOnce) && after.holds ? context.predecessorOf(after) : undefined;
    return before?.holds ? [{ before, after }] : [];
  });
  const lineOf = ({ subject, label, value }: PlacedPoint) => `${subject} ${lineOfAct(label) ?? JSON.stringify(value)}`;
  const acts = context.atHome.filter((fact) => isAct(fact) && lineOfAct(fact.label) !== 'none');
  const ofActs = [...Map.groupBy(acts, lineOf).values()].flatMap((own) =>
    own.slice(1).flatMap((after, index) => {
      const before = own[index];
      return before ? [{ before, after }] : [];
    }),
  );
  return [...ofTracks, ...ofActs].filter(
    ({ before, after }) =>
      before.position !== after.position &&
      before.label === after.label &&
      isDeepStrictEqual(before.value, after.value),
  );
}

/** Of a death the first report is stated: the one to compare with those before is the last. */
function lastReport(context: RuleContext) {
  return (fact: PlacedPoint): PlacedPoint => {
    if (fact.attribute !== links.life.name) return fact;
    return context.history(links.life).findLast(({ latest }) => latest <= context.asOf) ?? fact;
  };
}

export const datesDiffer: Rule = (context) =>
  repetitions(context)
    .filter(({ before, after }) => isSurelyAfter(after, before) && !shareSource(before, after))
    .map(({ before, after }) => ({
      facts: [before, after],
      message: say('reviewNotes.dates_differ.note', {
        what: sayFact(after),
        first: dateOf(before),
        second: dateOf(after),
      }),
      ...personsOf(after, context),
    }));

/** On the page of a case: the person whose acts they are. */
function personsOf({ subject }: PlacedPoint, context: RuleContext): Pick<Found, 'persons'> {
  return context.isCase && subject !== context.subject ? { persons: [subject] } : {};
}

/** As the source gives it; without a date, the day by which it has surely happened. */
function dateOf({ cause, latest }: PlacedPoint) {
  return { date: cause.edtf ?? `[..${latest}]` };
}

export const likelyDuplicate: Rule = (context) =>
  repetitions(context)
    .filter(({ before, after }) => !isSurelyAfter(after, before))
    .map(({ before, after }) => ({
      facts: [before, after],
      message: say('reviewNotes.likely_duplicate.note', { what: sayFact(after) }),
      ...personsOf(after, context),
    }));

export const rolesConflict: Rule = ofPersons((context) => {
  const statuses = context.holding(proceedings.legalStatus);
  return context
    .holding(parties.party)
    .filter(({ label }) => isOneOf(label, partyRoles.defendants))
    .flatMap((party): Found[] => {
      const own = statuses.find(({ key }) => key === party.value.case);
      const status = own ?? statuses.find(({ key }) => key === UNSTATED);
      if (!status || !isOneOf(status.label, legalStatuses.suspected)) return [];
      const message = say('reviewNotes.roles_conflict.note', { case: { subject: party.value.case } });
      return [{ facts: [party, status], message }];
    });
});

/** Of each person whom it may mean: who is meant is the question. */
export const ambiguousScope: Rule = ({ recorded }) =>
  recorded.flatMap((fact): Found[] => {
    const { hedge } = fact.cause;
    if (!hedge || !/\b(all|everyone|both|each)\b/i.test(hedge)) return [];
    return [{ facts: [fact], message: say('reviewNotes.ambiguous_scope.note', { hedge }) }];
  });

export const inferred: Rule = eachDevelopment(
  ({ cause, attribute }) => cause.inferred && attribute !== office.holder.name,
  (what) => say('reviewNotes.inferred.note', { what }),
);
