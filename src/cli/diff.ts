/** annalist diff: what happened between two days, or what was learned between two moments. */

import { diffQuery } from '../api/diff.ts';
import { summaryFor } from '../catalogue/sentence.ts';
import type { TrackChange } from '../queries/diff.ts';
import { compareSnapshots } from '../service/diff.ts';
import type { Side } from '../state/difference.ts';
import { defineWorkspaceCommand } from './command.ts';
import { unwrap } from './command-failure.ts';
import { formatTable, printJson, type Terminal } from './output.ts';
import { jsonFlag, lang, option, subject } from './parameters.ts';
import { noteMerge } from './state.ts';
import { formatHeld, headline, NOTHING, shortId } from './values.ts';

/** All changes: a terminal has no pages. */
const MOST = Number.MAX_SAFE_INTEGER;

export const diffCommand = defineWorkspaceCommand({
  name: 'diff',
  text: ({ diff }) => diff.description,
  takes: {
    subject,
    from: option('<day>', diffQuery.shape.from, ({ diff }) => diff.from),
    to: option('<day>', diffQuery.shape.to, ({ diff }) => diff.to),
    knownAt: option('<moment>', diffQuery.shape.knownAt, ({ diff }) => diff.knownAt),
    knownFrom: option('<moment>', diffQuery.shape.knownFrom, ({ diff }) => diff.knownFrom),
    knownTo: option('<moment>', diffQuery.shape.knownTo, ({ diff }) => diff.knownTo),
    asOf: option('<day>', diffQuery.shape.asOf, ({ diff }) => diff.asOf),
    lang,
    json: jsonFlag,
  },
  async run({ json, ...ask }, terminal, engine) {
    const { subject, name, from, to, changes } = unwrap(
      await compareSnapshots(engine, { ...ask, limit: MOST }),
      terminal,
    );
    noteMerge(ask.subject, subject, terminal);
    if (json) return printJson(terminal, { id: subject, name, changes: changes.map(toJson) });
    const { diff, state } = terminal.words;
    terminal.out(
      [
        state.title({ name, id: subject }),
        diff.start({ headline: headline(from, terminal) }),
        diff.end({ headline: headline(to, terminal) }),
        formatChanges(changes, terminal),
      ].join('\n'),
    );
  },
});

function formatChanges(changes: readonly TrackChange[], terminal: Terminal): string {
  const { columns, diff, state } = terminal.words;
  const { languages = [] } = terminal;
  if (changes.length === 0) return diff.none;
  const rows = changes.map(({ attribute, key, change, before, after, because }) => [
    key ? state.keyed({ value: attribute, key }) : attribute,
    change,
    formatSide(attribute, before, terminal),
    formatSide(attribute, after, terminal),
    because
      .map(({ effect, recorded: { development } }) => {
        const { id, type } = development;
        const summary = summaryFor(development, languages)?.text ?? type;
        return diff.cause({ effect, summary, id: shortId(id) });
      })
      .join('\n'),
  ]);
  const head = [columns.attribute, columns.change, columns.before, columns.after, columns.because];
  return formatTable(head, rows, [24, 10, 32, 32]);
}

function formatSide(attribute: string, { stated, possible }: Side, terminal: Terminal): string {
  const { certainties, diff } = terminal.words;
  const lines = [
    ...(stated
      ? [diff.stated({ value: formatHeld(attribute, stated, terminal), certainty: certainties[stated.dating] })]
      : []),
    ...possible.map((held) => diff.possible({ value: formatHeld(attribute, held, terminal) })),
  ];
  return lines.join('\n') || NOTHING;
}

function toJson({ because, ...change }: TrackChange) {
  return { ...change, because: because.map(({ recorded, ...cause }) => ({ ...cause, id: recorded.development.id })) };
}
