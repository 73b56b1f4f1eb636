import { z } from 'zod';
import type { AttributeName } from '../catalogue/attributes.ts';
import { UNSTATED } from '../catalogue/proceedings.ts';
import type { PlacedPoint } from '../facts/chronicle.ts';
import { isLegal } from './leaf.ts';

export const findingSchema = z
  .strictObject({
    rule: z.string(),
    because: z.array(z.string()).meta({ description: 'The developments it rests on.' }),
    message: z.string(),
  })
  .meta({ id: 'Finding', description: 'Something a careful editor would query.' });
export type Finding = z.infer<typeof findingSchema>;

/** One rule: `find` looks at the facts that stand for one subject on one day. */
interface Rule {
  readonly name: string;
  readonly find: (
    facts: readonly PlacedPoint[],
  ) => { readonly facts: readonly PlacedPoint[]; readonly message: string }[];
}

/** A rule that looks at each fact by itself. */
function each(name: string, message: (fact: PlacedPoint) => string | undefined): Rule {
  return {
    name,
    find: (facts) =>
      facts.flatMap((fact) => {
        const text = message(fact);
        return text === undefined ? [] : [{ facts: [fact], message: text }];
      }),
  };
}

const rules: readonly Rule[] = [
  each('accuser_not_named', ({ attribute, holds, value, label }) => {
    if (!holds || (attribute !== 'charge' && attribute !== 'claim')) return undefined;
    const { claim, by, offence } = value as { claim?: { by: string } | null; by?: string; offence?: string };
    if (attribute === 'charge')
      return claim?.by === UNSTATED ? `The source does not say who accuses of ${offence}.` : undefined;
    return by === UNSTATED && label === 'alleged' ? 'The source does not say who alleges this.' : undefined;
  }),
  each('term_not_stated', ({ attribute, holds, value }) => {
    if (attribute !== 'sentence' || !holds) return undefined;
    const { kind, term } = value as { kind: string; term: string | null };
    if (term !== null || (kind !== 'imprisonment' && kind !== 'office_ban')) return undefined;
    return kind === 'imprisonment'
      ? 'The length of the prison term is not stated.'
      : 'The length of the ban from office is not stated.';
  }),
  each('amount_not_stated', ({ attribute, holds, value }) => {
    if (!holds || (attribute !== 'sentence' && attribute !== 'asset')) return undefined;
    const { kind, amount } = value as { kind?: string; amount: string | null };
    if (amount !== null || (attribute === 'sentence' && !['confiscation', 'fine', 'restitution'].includes(kind ?? '')))
      return undefined;
    return attribute === 'asset' ? 'The amount is not stated.' : `The amount of the ${kind} is not stated.`;
  }),
  each('day_not_stated', ({ attribute, earliest, latest, cause }) => {
    if (!isLegal(attribute as AttributeName) || earliest === latest) return undefined;
    const what = attribute.replace('_', ' ');
    return cause.edtf === null
      ? `${what}: no date is stated.`
      : `${what}: the day is not stated, only “${cause.edtf}”.`;
  }),
  each('inferred', ({ cause }) => (cause.inferred ? 'The source implies this and does not say it.' : undefined)),
  each('ambiguous_scope', ({ cause }) =>
    cause.hedge && /\b(all|everyone|both|each)\b/i.test(cause.hedge)
      ? `The source says “${cause.hedge}”: whom that covers is not clear.`
      : undefined,
  ),
  each('order_contradicts_dates', ({ cause }) =>
    cause.contradicted
      ? 'The order in which this is said to have happened contradicts the dates, or itself.'
      : undefined,
  ),
  each('open_unknown', ({ attribute, holds, value }) =>
    attribute === 'unknown' && holds ? `Not known: ${(value as { question: string }).question}` : undefined,
  ),
  {
    name: 'roles_conflict',
    find: (facts) => {
      const defendant = facts.filter(
        ({ attribute, holds, label }) => attribute === 'party' && holds && label === 'defendant',
      );
      const suspect = facts.filter(
        ({ attribute, holds, label }) => attribute === 'legal_status' && holds && label === 'suspect',
      );
      return defendant.flatMap((party) => {
        const own = facts.some(
          ({ attribute, holds, key }) => attribute === 'legal_status' && holds && key === party.key,
        );
        const status =
          suspect.find(({ key }) => key === party.key) ??
          (own ? undefined : suspect.find(({ key }) => key === UNSTATED));
        return status
          ? [
              {
                facts: [party, status],
                message: 'One source calls the person both a defendant and suspected: a charge is not reported.',
              },
            ]
          : [];
      });
    },
  },
];

/** What an editor would query in the facts that stand; one finding a rule and development, in the order of the rules. */
export function findFindings(facts: readonly PlacedPoint[]): Finding[] {
  const findings = rules.flatMap(({ name, find }) =>
    find(facts).map(({ facts: found, message }) => ({
      rule: name,
      because: [...new Set(found.map(({ cause }) => cause.development))],
      message,
    })),
  );
  const seen = new Set<string>();
  return findings.filter(({ rule, because, message }) => {
    const key = [rule, message, ...because].join('\0');
    return seen.size !== seen.add(key).size;
  });
}
