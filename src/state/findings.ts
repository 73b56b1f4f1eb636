/** Review notes: what all rules find on one subject, and what editors have checked. */
import { z } from 'zod';
import { editing } from '../catalogue/editing.ts';
import { answersTo, type FindingRule, findingRuleNames } from '../catalogue/rules.ts';
import { type NoteName, noteNames } from '../law/note-names.ts';
import { describe, type Speaker } from '../words/describe.ts';
import { type Message, say } from '../words/message.ts';
import { bothRules, type Found, type Rule, type RuleContext } from './rule-context.ts';
import * as extradition from './rules/extradition.ts';
import * as fairness from './rules/fairness.ts';
import * as gaps from './rules/gaps.ts';
import { derivedUnsettled, remarked, wordsBehind } from './rules/law.ts';
import * as order from './rules/order.ts';
import * as sources from './rules/sources.ts';

const because = z
  .array(z.string())
  .meta({ description: 'The developments that it is based on, with the corrections that count.' });
const persons = z
  .array(z.string())
  .meta({ description: 'Of a note about a case: the persons it is about. Empty: about the case as a whole.' });
const answers = z.array(z.string()).meta({ description: 'Types of developments that answer it, the likeliest first.' });
/** As answers publish them. */
export const findingFields = { rule: z.enum(findingRuleNames), because, persons, answers, message: z.string() };
export const findingSchema = z
  .strictObject(findingFields)
  .meta({ id: 'Finding', description: 'A review note: something that an editor should check.' });
export const dismissedSchema = z.strictObject({ ...findingFields, dismissedBy: z.string(), reason: z.string() }).meta({
  id: 'DismissedFinding',
  description: 'A review note that an editor checked: by which development, and why.',
});

export interface Finding {
  readonly rule: FindingRule;
  /** The developments that it is based on, with the corrections that count. */
  readonly because: readonly string[];
  /** Of a note about a case: the persons it is about; none: about the case as a whole. */
  readonly persons: readonly string[];
  readonly message: Message;
}

/** A review note that an editor checked. */
export interface DismissedFinding extends Finding {
  /** The development that says so. */
  readonly dismissedBy: string;
  readonly reason: string;
}

/** The same with its message in words. */
export function describeFinding<Note extends Finding>(note: Note, speaker: Speaker) {
  return { ...note, answers: [...answersTo(note.rule)], message: describe(note.message, speaker) };
}

/** All notes of a state with their messages in words, as answers publish them. */
export function describeFindings({ findings, dismissed }: Findings, speaker: Speaker) {
  return {
    findings: findings.map((note) => describeFinding(note, speaker)),
    dismissed: dismissed.map((note) => describeFinding(note, speaker)),
  };
}

const remarks = Object.fromEntries(noteNames.map((note) => [note, remarked(note)])) as Record<NoteName, Rule>;

/** How each rule of the catalogue is looked for. */
const rules: Readonly<Record<FindingRule, Rule>> = {
  ...remarks,
  after_death: order.afterDeath,
  order_unsettled: bothRules(order.orderUnsettled, derivedUnsettled),
  order_contradicts_dates: order.orderContradictsDates,
  term_not_stated: gaps.termNotStated,
  amount_not_stated: gaps.amountNotStated,
  day_not_stated: gaps.dayNotStated,
  conviction_not_final: gaps.convictionNotFinal,
  hearing_day_passed: gaps.hearingDayPassed,
  surrender_not_recorded: extradition.surrenderNotRecorded,
  custody_unknown_after_surrender: extradition.custodyUnknownAfterSurrender,
  office_never_assumed: gaps.officeNeverAssumed,
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

/** The review notes on a subject: one for each rule and set of developments, in the order of the rules. */
export function findFindings(context: RuleContext): Findings {
  const each = findingRuleNames.flatMap((rule) => mergeFound(rule, rules[rule](context)));
  const dismissals = dismissalsIn(context);
  const judged = each.map((finding) => ({ finding, dismissal: dismissals.find(covers(finding)) }));
  return {
    findings: judged.flatMap(({ finding, dismissal }) => (dismissal ? [] : [finding])),
    dismissed: judged.flatMap(({ finding, dismissal }) =>
      dismissal ? [{ ...finding, dismissedBy: dismissal.by, reason: dismissal.reason }] : [],
    ),
  };
}

/** What rests on the same developments and says the same is one note, of however many persons. */
function mergeFound(rule: FindingRule, found: readonly Found[]): Finding[] {
  const notes = found.map(({ facts, message, persons = [] }) => {
    return { rule, because: [...new Set(facts.flatMap(wordsBehind))], persons, message };
  });
  const alike = Map.groupBy(notes, ({ because: own, message }) => JSON.stringify([own, message]));
  return [...alike.values()].flatMap((own): Finding[] => {
    const [first] = own;
    if (!first) return [];
    const all = [...new Set(own.flatMap((note) => note.persons))];
    return [{ ...first, persons: all, message: sayOf(first.message, all) }];
  });
}

/** So many persons are named; of more, how many there are. */
const MOST_NAMED = 5;

/** The note with the persons whom it is about. */
function sayOf(note: Message, all: readonly string[]): Message {
  if (all.length === 0) return note;
  const people = all.slice(0, MOST_NAMED).map((subject) => ({ subject }));
  const more = Math.max(0, all.length - MOST_NAMED);
  return say('noteOfPersons', { note, people, more });
}

interface Dismissal {
  readonly rule: string;
  readonly on: readonly string[];
  readonly reason: string;
  readonly by: string;
}

function dismissalsIn(context: RuleContext): Dismissal[] {
  return context.holding(editing.dismissal).map(({ value, cause }) => ({ ...value, by: cause.development }));
}

/** A note comes back once it rests on anything that was not looked at. */
function covers({ rule, because }: Finding) {
  return (dismissal: Dismissal) => dismissal.rule === rule && because.every((id) => dismissal.on.includes(id));
}
