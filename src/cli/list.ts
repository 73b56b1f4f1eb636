/** annalist list: people, cases, organizations or sources that have what is asked for on a date. */
import { type Command, Option } from 'commander';
import { wholeNumber } from '../api/parameters.ts';
import type { Attribute } from '../catalogue/attribute.ts';
import { listableOf } from '../catalogue/attributes.ts';
import { type SubjectKind, subjectKinds } from '../catalogue/subject.ts';
import type { ListedSubject } from '../queries/list.ts';
import { ANY, filtersIn } from '../service/filters.ts';
import { readWhole } from '../service/page.ts';
import { type ListAnswer, listSubjects } from '../service/subjects.ts';
import {
  type CertaintyOption,
  type JsonOption,
  readOptions,
  readSnapshotOptions,
  type SnapshotOptions,
  withCertaintyOption,
  withJsonOption,
  withSnapshotOptions,
} from './asking.ts';
import { optionOf, unwrap } from './command-failure.ts';
import { formatTable, printJson, type Terminal } from './output.ts';
import { withWorkspace } from './session.ts';
import { formatValue, headline } from './values.ts';

interface ListOptions extends SnapshotOptions, CertaintyOption, JsonOption {
  readonly limit?: string;
}

export function addList(program: Command, terminal: Terminal): void {
  const list = program.command('list').description(terminal.words.list.description);
  for (const kind of subjectKinds) addKind(list, kind, terminal);
}

function addKind(list: Command, kind: SubjectKind, terminal: Terminal): void {
  const { words } = terminal;
  const command = list
    .command(`${kind}s`)
    .description(words.list[`${kind}s`])
    .action((options: ListOptions) => runList(kind, options, terminal));
  withCertaintyOption(withSnapshotOptions(command, terminal), terminal, 'stated');
  for (const attribute of listableOf(kind)) command.addOption(filterOption(attribute, terminal));
  withJsonOption(command.option('--limit <number>', words.list.limit), terminal);
}

function filterOption({ name, labels }: Attribute, { words }: Terminal): Option {
  const known = labels && [...labels, ANY].join(', ');
  return new Option(`${optionOf(name)} <value>`, words.list.filter({ labels: known }));
}

/** So many entries are read at once. */
const AT_ONCE = 500;
const MOST = 1_000_000;

function runList(kind: SubjectKind, options: ListOptions, terminal: Terminal): Promise<void> {
  const { certainty, json, workspace } = options;
  const { limit = MOST } = readOptions({ limit: wholeNumber(1, MOST).optional() }, { ...options }, terminal);
  const filters = filtersIn(kind, givenByAttribute(kind, options));
  const ask = { ...readSnapshotOptions(options, terminal), kind, filters, certainty, limit: Math.min(limit, AT_ONCE) };
  return withWorkspace(workspace, terminal, async (engine) => {
    const whole = await readWhole(
      (cursor) => listSubjects(engine, { ...ask, cursor, counts: cursor === undefined }),
      ({ items }) => items,
      limit,
    );
    const { first, items } = unwrap(whole, terminal);
    if (!json) return terminal.out(formatList(first, items, terminal));
    const { snapshot, total } = first;
    printJson(terminal, { asOf: snapshot.asOf, knownAt: snapshot.knowledge, certainty, items, total });
  });
}

/** Commander names `--legal-status` legalStatus, the catalogue legal_status. */
function givenByAttribute(kind: SubjectKind, options: ListOptions): Record<string, unknown> {
  const given = new Map(Object.entries(options));
  return Object.fromEntries(
    listableOf(kind).map(({ name }) => [
      name,
      given.get(name.replace(/_[a-z]/g, (letter) => letter.slice(1).toUpperCase())),
    ]),
  );
}

function formatList({ snapshot, total = 0 }: ListAnswer, items: readonly ListedSubject[], terminal: Terminal): string {
  const { columns, list } = terminal.words;
  const rows = items.map(({ id, name, matches }) => [
    id,
    name,
    matches
      .map(({ attribute, key, value }) => list.match({ attribute, value: formatValue(key, value, terminal) }))
      .join('\n'),
  ]);
  const table = formatTable([columns.id, columns.name, columns.matches], rows, [44, 36]);
  return [headline(snapshot, terminal), list.total({ count: total }), rows.length > 0 ? table : list.none].join('\n');
}
