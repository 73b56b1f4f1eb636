import { z } from 'zod';
import { type FindingRule, findingRuleNames } from '../catalogue/rules.ts';
import type { Rule, RuleContext } from './rule-context.ts';
import * as fairness from './rules/fairness.ts';
import * as gaps from './rules/gaps.ts';
import * as order from './rules/order.ts';
import * as sources from './rules/sources.ts';

const because = z
  .array(z.string())
  .meta({ description: 'The developments it rests on, and the corrections whose words stand.' });
export const findingFields = { rule: z.enum(findingRuleNames), because, message: z.string() };
export const findingSchema = z
  .strictObject(findingFields)
  .meta({ id: 'Finding', description: 'Something a careful editor would query.' });
export type Finding = z.infer<typeof findingSchema>;

export const dismissedSchema = z
  .strictObject({ ...findingFields, dismissedBy: z.string(), reason: z.string() })
  .meta({ id: 'DismissedFinding', description: 'A finding that an editor set aside: by which development, and why.' });
export type DismissedFinding = z.infer<typeof dismissedSchema>;

/** How each rule of the catalogue is looked for. */
const rules: Readonly<Record<FindingRule, Rule>> = {
  verdict_without_charge: order.verdictWithoutCharge,
  sentence_without_verdict: order.sentenceWithoutVerdict,
  release_without_detention: order.releaseWithoutDetention,
  custody_overlaps: order.custodyOverlaps,
  appeal_before_verdict: order.appealBeforeVerdict,
  after_death: order.afterDeath,
  status_steps_back: order.statusStepsBack,
  after_closing: order.afterClosing,
  order_unsettled: order.orderUnsettled,
  order_contradicts_dates: order.orderContradictsDates,
  detention_without_end: gaps.detentionWithoutEnd,
  custody_unknown_after_sentence: gaps.custodyUnknownAfterSentence,
  sentence_past_its_end: gaps.sentencePastItsEnd,
  term_not_stated: gaps.termNotStated,
  amount_not_stated: gaps.amountNotStated,
  day_not_stated: gaps.dayNotStated,
  conviction_not_final: gaps.convictionNotFinal,
  office_never_assumed: gaps.officeNeverAssumed,
  status_outlives_charges: gaps.statusOutlivesCharges,
  outlives_acquittal: gaps.outlivesAcquittal,
  pending_after_death: gaps.pendingAfterDeath,
  open_unknown: gaps.openUnknown,
  single_source: sources.singleSource,
  accuser_not_named: sources.accuserNotNamed,
  allegation_told_as_fact: sources.allegationStatedAsFact,
  dates_differ: sources.datesDiffer,
  likely_duplicate: sources.likelyDuplicate,
  roles_conflict: sources.rolesConflict,
  ambiguous_scope: sources.ambiguousScope,
  inferred: sources.inferred,
  no_answer_recorded: fairness.noAnswerRecorded,
  outcome_not_mentioned: fairness.outcomeNotMentioned,
  protected_person_named: fairness.protectedPersonNamed,
};

export interface Findings {
  readonly findings: readonly Finding[];
  readonly dismissed: readonly DismissedFinding[];
}

/** What an editor would query; one finding a rule and set of developments, in the order of the rules. */
export function findFindings(context: RuleContext): Findings {
  const found = findingRuleNames.flatMap((rule) =>
    rules[rule](context).map(
      ({ facts, message }): Finding => ({
        rule,
        because: [
          ...new Set(
            facts.flatMap(({ cause }) => [cause.development, ...(cause.correction ? [cause.correction] : [])]),
          ),
        ],
        message,
      }),
    ),
  );
  const each = new Map(
    found.map((finding) => [[finding.rule, finding.message, ...finding.because].join('\0'), finding]),
  );
  const dismissals = dismissalsIn(context);
  const judged = [...each.values()].map((finding) => ({ finding, dismissal: dismissals.find(covers(finding)) }));
  return {
    findings: judged.flatMap(({ finding, dismissal }) => (dismissal ? [] : [finding])),
    dismissed: judged.flatMap(({ finding, dismissal }) =>
      dismissal ? [{ ...finding, dismissedBy: dismissal.by, reason: dismissal.reason }] : [],
    ),
  };
}

interface Dismissal {
  readonly rule: string;
  readonly on: readonly string[];
  readonly reason: string;
  readonly by: string;
}

function dismissalsIn(context: RuleContext): Dismissal[] {
  return context.holding('dismissal').map(({ value, cause }) => {
    const { rule, on, reason } = value as Omit<Dismissal, 'by'>;
    return { rule, on, reason, by: cause.development };
  });
}

/** A finding comes back once it rests on anything that was not looked at. */
function covers({ rule, because }: Finding) {
  return (dismissal: Dismissal) => dismissal.rule === rule && because.every((id) => dismissal.on.includes(id));
}
