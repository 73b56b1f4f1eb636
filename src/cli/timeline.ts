/** annalist timeline: what happened around a person, case, organization or source. */
import type { Command } from 'commander';
import type { TimelineEntry } from '../queries/timeline.ts';
import { readWhole } from '../service/page.ts';
import { showTimeline } from '../service/subjects.ts';
import { formatDate } from '../words/dates.ts';
import {
  type CertaintyOption,
  type JsonOption,
  parseSubject,
  readSnapshotOptions,
  type SnapshotOptions,
  withCertaintyOption,
  withJsonOption,
  withSnapshotOptions,
} from './asking.ts';
import { unwrap } from './command-failure.ts';
import { formatTable, printJson, type Terminal } from './output.ts';
import { withWorkspace } from './session.ts';
import { noteMerge } from './state.ts';
import { headline, NOTHING } from './values.ts';

interface TimelineOptions extends SnapshotOptions, CertaintyOption, JsonOption {}

export function addTimeline(program: Command, terminal: Terminal): void {
  const { words } = terminal;
  const command = program
    .command('timeline')
    .description(words.timeline.description)
    .argument('<subject>', words.options.subject)
    .action((subject: string, options: TimelineOptions) => runTimeline(subject, options, terminal));
  withJsonOption(withCertaintyOption(withSnapshotOptions(command, terminal), terminal, 'possible'), terminal);
}

/** So many entries are read at once. */
const AT_ONCE = 500;

function runTimeline(given: string, options: TimelineOptions, terminal: Terminal): Promise<void> {
  const asked = parseSubject(given, terminal);
  const { certainty, json, workspace } = options;
  const ask = { ...readSnapshotOptions(options, terminal), subject: asked, certainty, limit: AT_ONCE };
  return withWorkspace(workspace, terminal, async (engine) => {
    const whole = await readWhole(
      (cursor) => showTimeline(engine, { ...ask, cursor }),
      ({ entries }) => entries,
    );
    const { first, items } = unwrap(whole, terminal);
    noteMerge(asked, first.subject, terminal);
    if (json) return printJson(terminal, items.map(toJson));
    terminal.out([first.subject, headline(first.snapshot, terminal), formatEntries(items, terminal)].join('\n'));
  });
}

function formatEntries(entries: readonly TimelineEntry[], { language, words }: Terminal): string {
  const { columns, certainties, state } = words;
  if (entries.length === 0) return state.noState;
  const rows = entries.map(({ recorded, certainty }) => {
    const { occurred, type, attribution, summary } = recorded.development;
    const date = occurred === undefined ? NOTHING : formatDate(occurred, language);
    return [date, certainties[certainty], type, attribution?.standing ?? '', summary ?? ''];
  });
  const head = [columns.occurred, columns.certainty, columns.type, columns.standing, columns.summary];
  return formatTable(head, rows, [22, 11, 24, 13]);
}

function toJson({ recorded, earliest, latest, certainty }: TimelineEntry) {
  const { development, position, recordedAt, recordedBy } = recorded;
  return { position, recordedAt, recordedBy, earliest, latest, certainty, ...development };
}
