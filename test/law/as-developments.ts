// Acts as the developments that state them: what a person would record. `id` gives a development the id of an act.
import type { ActContent, DayBounds, Scope, SentencePart } from '../../src/law/acts.ts';

export interface Recorded {
  readonly type: string;
  readonly data: Record<string, unknown>;
}

type Named<Name extends ActContent['act']> = Extract<ActContent, { act: Name }>;
type Ids = (act: string) => string;
/** `own`: the id of the act itself. */
type Recorder<Name extends ActContent['act']> = (act: Named<Name>, id: Ids, own: string) => Recorded | null;
type Recorders = { readonly [Name in ActContent['act']]: Recorder<Name> };

/** The development that states an act; null: no type does. */
export function recordAct(act: ActContent, id: Ids, own: string): Recorded | null {
  const record = recorders[act.act] as (act: ActContent, id: Ids, own: string) => Recorded | null;
  return record(act, id, own);
}

const person = (name: string) => `person:${name}`;
const caseOf = (name: string) => `case:${name}`;
const inCase = (act: { readonly case: string }) => ({ case: caseOf(act.case) });
const ofOne = (act: { readonly case: string; readonly accused: string }) => ({
  ...inCase(act),
  person: person(act.accused),
});
const ofSeveral = (act: { readonly case: string; readonly accused: string }) => ({
  ...inCase(act),
  persons: [person(act.accused)],
});

function scoped({ scope }: { readonly scope?: Scope }) {
  if (scope === undefined) return {};
  if (scope === 'all') return { allCharges: true };
  return { charges: scope.map(({ count, number }) => ({ charge: count, ...(number ? { counts: number } : {}) })) };
}

function edtf(bounds: DayBounds | null | undefined): string | undefined {
  if (!bounds) return undefined;
  return bounds.earliest === bounds.latest ? bounds.latest : `[${bounds.earliest ?? ''}..${bounds.latest}]`;
}

function partRef(key: string, id: Ids) {
  const at = key.lastIndexOf('/');
  return { sentence: id(key.slice(0, at)), part: key.slice(at + 1) };
}

type Content = Partial<Omit<SentencePart, 'number'>>;

function toComponent({ relation: _, start, currency, name, ...part }: Content): object {
  return { ...part, ...(name ? { part: name } : {}), unit: currency, runsFrom: edtf(start) };
}

function toComponents(parts: readonly SentencePart[], own: string, id: Ids): object[] {
  const ref = (key: string) => {
    const { sentence, part } = partRef(key, id);
    return sentence === id(own) ? { part } : { sentence, part };
  };
  return parts.map(({ number: _, ...part }) => {
    const { relation } = part;
    if (!relation) return toComponent(part);
    const keys =
      relation.kind === 'concurrent'
        ? relation.with
        : relation.kind === 'total'
          ? relation.of
          : relation.kind === 'absorbed'
            ? [relation.by]
            : relation.after;
    const added = relation.kind === 'partly' ? { addedTerm: relation.added } : {};
    return { ...toComponent(part), relation: { runs: relation.kind, parts: keys.map(ref), ...added } };
  });
}

const count = ({ count: charge, number, offence, law, counts }: Named<'charge'>['counts'][number]) => ({
  charge,
  number,
  offence,
  law,
  counts,
});

function recordOutcome(act: Named<'outcome'>): Recorded {
  const { outcome, how, of, ground, prejudice, provisional, inAbsentia, final } = act;
  if (how === 'closing')
    return {
      type: 'case.closed',
      data: { ...ofSeveral(act), disposition: outcome, ground, prejudice, provisional, final },
    };
  if (how === 'verdict' || how === 'plea_accepted') {
    const row = { person: person(act.accused), outcome, offence: of, ...scoped(act) };
    const pleaAccepted = how === 'plea_accepted' ? true : undefined;
    return { type: 'verdict.delivered', data: { ...inCase(act), outcomes: [row], pleaAccepted, inAbsentia, final } };
  }
  return {
    type: 'charge.changed',
    data: { ...ofSeveral(act), ...scoped(act), change: outcome, ground, prejudice, provisional, final },
  };
}

const outcomesOfResults = {
  upheld: 'upheld',
  remedy_dismissed: 'appeal_dismissed',
  remitted_for_retrial: 'remitted',
  set_aside: 'set_aside',
  set_aside_for_good: 'set_aside_for_good',
  rehabilitated: 'rehabilitated',
  sentence_set_aside: 'sentence_set_aside',
  varied: 'varied',
  restored: 'restored',
  partly_upheld: 'partly_upheld',
} as const;

function outcomeOf({ result, outcome }: Named<'decision'>): string | undefined {
  if (result === 'decided_anew') return outcome;
  return result === 'varied' && outcome === 'convicted' ? 'conviction_modified' : outcomesOfResults[result];
}

function recordDecision(act: Named<'decision'>, own: string, id: Ids): Recorded {
  const { decides, remedy, court, of, parts, restores, final } = act;
  const row = {
    person: person(act.accused),
    outcome: outcomeOf(act),
    offence: of,
    components: parts && toComponents(parts, own, id),
    ...scoped(act),
  };
  const named = { decides: decides && id(decides), restores: restores && id(restores) };
  return { type: 'appeal.decided', data: { ...inCase(act), outcomes: [row], remedy, court, final, ...named } };
}

function recordClemency(act: Named<'clemency'>, id: Ids): Recorded {
  const { clemency, step, parts, remains, annuls } = act;
  const data = { ...ofOne(act), kind: clemency };
  if (step === 'refused') return { type: 'clemency.refused', data };
  if (step === 'annulled') return { type: 'clemency.annulled', data: { ...data, annuls: annuls && id(annuls) } };
  const covers = parts?.map((key) => partRef(key, id));
  return {
    type: 'clemency.granted',
    data: { ...data, ...scoped(act), covers, remains: remains && toComponent(remains) },
  };
}

function recordMeasure(act: Named<'measure'>): Recorded {
  const { kind, authority, basis, place, until, term, besides } = act;
  const held = {
    person: person(act.accused),
    case: act.case === null ? null : caseOf(act.case),
    authority,
    basis,
    place,
    until: edtf(until),
    term,
    besides,
  };
  if (kind === 'detained' || kind === 'arrested')
    return { type: 'person.detained', data: { ...held, arrested: kind === 'arrested' ? true : undefined } };
  return { type: 'custody.measure_set', data: { ...held, measure: kind === 'remanded' ? 'remand' : kind } };
}

/** Custody that ended by death is recorded as the death, and by a surrender as a step of the extradition. */
function recordRelease({ accused, how, ends, ground }: Named<'released'>, id: Ids): Recorded | null {
  if (how === 'died') return null;
  if (how === 'surrendered') {
    const data = { person: person(accused), requestingState: 'XA', step: 'surrendered', basis: ground };
    return { type: 'extradition.progressed', data };
  }
  const ended =
    ends === 'all'
      ? { ends: 'everything' }
      : ends && 'case' in ends
        ? { ends: 'in_case', case: caseOf(ends.case) }
        : ends
          ? { ofMeasure: id(ends.measure) }
          : {};
  return { type: 'person.released', data: { person: person(accused), how, basis: ground, ...ended } };
}

const recorders: Recorders = {
  suspicion: (act) => ({
    type: 'suspicion.announced',
    data: {
      person: person(act.accused),
      case: act.case === null ? null : caseOf(act.case),
      offences: act.counts.map(count),
    },
  }),
  charge: (act, id) => ({
    type: 'charge.filed',
    data: {
      ...ofSeveral(act),
      charges: act.counts.map(count),
      supersedes: act.supersedes?.documents?.map(id),
      supersededCharges: act.supersedes?.counts,
    },
  }),
  reworded: (act) => ({
    type: 'charge.changed',
    data: { ...ofSeveral(act), ...scoped(act), change: act.change, offence: act.offence, law: act.law },
  }),
  moved: (act) => ({
    type: 'charge.moved',
    data: { ...ofSeveral(act), ...scoped(act), change: act.change, into: caseOf(act.to) },
  }),
  joined: (act) => ({
    type: 'case.linked',
    data: { ...inCase(act), other: caseOf(act.with), kind: 'joined_with' },
  }),
  trial_opened: (act) => ({
    type: 'trial.opened',
    data: { ...inCase(act), ...scoped(act), defendants: [person(act.accused)], inAbsentia: act.inAbsentia },
  }),
  plea: (act) => ({
    type: 'plea.entered',
    data: { ...ofOne(act), ...scoped(act), plea: act.plea, change: act.change },
  }),
  outcome: recordOutcome,
  closed: (act) => ({ type: 'case.closed', data: { ...ofSeveral(act), disposition: act.disposition } }),
  sentence: (act, id, own) => ({
    type: 'sentence.imposed',
    data: {
      ...ofOne(act),
      ...scoped(act),
      components: toComponents(act.parts, own, id),
      needsNoConviction: act.needsNoConviction,
      inAbsentia: act.inAbsentia,
      final: act.final,
    },
  }),
  sentence_change: (act, id) => ({
    type: 'sentence.changed',
    data: {
      ...ofOne(act),
      change: act.change,
      components: act.parts?.map((key) => ({ ...partRef(key, id), ...(act.to ? toComponent(act.to) : {}) })),
    },
  }),
  remedy_filed: (act) => ({
    type: 'appeal.filed',
    data: {
      ...ofSeveral(act),
      ...scoped(act),
      remedy: act.remedy,
      against: act.against,
      by: act.by && person(act.by),
      court: act.court,
      stays: act.stays,
    },
  }),
  remedy_withdrawn: (act, id) => ({
    type: 'appeal.decided',
    data: {
      ...inCase(act),
      outcomes: [{ person: person(act.accused), outcome: 'withdrawn', ...scoped(act) }],
      decides: act.of && id(act.of),
      final: act.final,
    },
  }),
  decision: (act, id, own) => recordDecision(act, own, id),
  became_final: (act) => ({ type: 'judgment.became_final', data: { ...ofSeveral(act), ...scoped(act) } }),
  clemency: recordClemency,
  reopened: (act) => ({ type: 'case.reopened', data: { ...ofSeveral(act), ...scoped(act) } }),
  death: ({ accused }) => ({ type: 'person.died', data: { person: person(accused) } }),
  measure: recordMeasure,
  transferred: ({ accused, place, measure }, id) => ({
    type: 'custody.measure_set',
    data: { person: person(accused), measure: 'transfer', place, ofMeasure: measure && id(measure) },
  }),
  reported_held: ({ accused, place }) => ({ type: 'person.reported_held', data: { person: person(accused), place } }),
  released: recordRelease,
};
