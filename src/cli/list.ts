/** annalist list: people, cases, organizations or sources that have what is asked for on a date. */

import { wholeNumber } from '../api/parameters.ts';
import type { Attribute } from '../catalogue/attribute.ts';
import { listableOf } from '../catalogue/attributes.ts';
import { subjectKinds } from '../catalogue/subject.ts';
import type { ListedSubject } from '../queries/list.ts';
import { ANY, filtersIn } from '../service/filters.ts';
import { readWhole } from '../service/page.ts';
import { type ListAnswer, listSubjects } from '../service/subjects.ts';
import { defineWorkspaceCommand } from './command.ts';
import { optionOf, unwrap } from './command-failure.ts';
import { formatTable, printJson, type Terminal } from './output.ts';
import { certainty, jsonFlag, maybeText, option, type Parameter, snapshot } from './parameters.ts';
import { formatValue, headline } from './values.ts';

/** So many entries are read at once. */
const AT_ONCE = 500;
const MOST = 1_000_000;

export const listCommands = subjectKinds.map((kind) =>
  defineWorkspaceCommand({
    name: `${kind}s`,
    group: 'list',
    text: ({ list }) => list[`${kind}s`],
    takes: {
      ...snapshot,
      certainty: certainty('stated'),
      ...Object.fromEntries(listableOf(kind).flatMap(filtersOf)),
      limit: option('<number>', wholeNumber(1, MOST).optional(), ({ list }) => list.limit),
      json: jsonFlag,
    },
    async run(given, terminal, engine) {
      const { workspace, asOf, knownAt, certainty, limit = MOST, json } = given;
      const filters = filtersIn(kind, given);
      const ask = { workspace, asOf, knownAt, kind, filters, certainty, limit: Math.min(limit, AT_ONCE) };
      const whole = await readWhole(
        (cursor) => listSubjects(engine, { ...ask, cursor, counts: cursor === undefined }),
        ({ items }) => items,
        limit,
      );
      const { first, items } = unwrap(whole, terminal);
      if (!json) return terminal.out(formatList(first, items, terminal));
      const { snapshot, total, mayMatch } = first;
      printJson(terminal, { asOf: snapshot.asOf, knownAt: snapshot.knowledge, certainty, items, total, mayMatch });
    },
  }),
);

/** The option of an attribute, and the same by the names that it had before. */
function filtersOf({ name, aliases = [], labels }: Attribute): (readonly [string, Parameter])[] {
  const known = labels && [...labels, ANY].join(', ');
  const former = option('<value>', maybeText, ({ list }) => list.sameAs({ name }));
  return [
    [name, option('<value>', maybeText, ({ list }) => list.filter({ labels: known }))],
    ...aliases.flatMap((alias) => (optionOf(alias) === optionOf(name) ? [] : [[alias, former] as const])),
  ];
}

function formatList(
  { snapshot, total = 0, mayMatch }: ListAnswer,
  items: readonly ListedSubject[],
  terminal: Terminal,
): string {
  const { columns, list } = terminal.words;
  const rows = items.map(({ id, name, matches }) => [
    id,
    name,
    matches.map((it) => list.match({ attribute: it.attribute, value: formatValue(it, terminal) })).join('\n'),
  ]);
  const table = formatTable([columns.id, columns.name, columns.matches], rows, [44, 36]);
  const more =
    mayMatch === undefined || mayMatch === 0
      ? []
      : [mayMatch === null ? list.manyMore : list.more({ count: mayMatch })];
  return [
    headline(snapshot, terminal),
    list.total({ count: total }),
    ...more,
    rows.length > 0 ? table : list.none,
  ].join('\n');
}
