/** annalist timeline: what happened around a person, case, organization or source. */

import { timelineParameters as shapes } from '../api/timeline.ts';
import { summaryFor } from '../catalogue/sentence.ts';
import type { TimelineEntry } from '../queries/timeline.ts';
import { readWhole } from '../service/page.ts';
import { showTimeline } from '../service/timeline.ts';
import { formatDate } from '../words/dates.ts';
import { defineWorkspaceCommand } from './command.ts';
import { unwrap } from './command-failure.ts';
import { formatTable, printJson, type Terminal } from './output.ts';
import { certainty, choice, jsonFlag, option, snapshot, subject } from './parameters.ts';
import { noteMerge } from './state.ts';
import { headline, NOTHING } from './values.ts';

/** So many entries are read at once. */
const AT_ONCE = 500;

/** What is looked for. */
const filters = {
  naming: option('<ids>', shapes.naming, ({ timeline }) => timeline.naming),
  source: option('<id>', shapes.source, ({ timeline }) => timeline.source),
  types: option('<types>', shapes.types, ({ timeline }) => timeline.types),
  q: option('<words>', shapes.q, ({ timeline }) => timeline.q),
  occurredFrom: option('<day>', shapes.occurredFrom, ({ timeline }) => timeline.occurredFrom),
  occurredTo: option('<day>', shapes.occurredTo, ({ timeline }) => timeline.occurredTo),
  order: choice('<order>', { values: ['oldest', 'newest'], standard: 'oldest' }, ({ timeline }) => timeline.order),
};

export const timelineCommand = defineWorkspaceCommand({
  name: 'timeline',
  text: ({ timeline }) => timeline.description,
  takes: { subject, ...snapshot, certainty: certainty('possible'), ...filters, json: jsonFlag },
  async run({ json, ...ask }, terminal, engine) {
    const whole = await readWhole(
      (cursor) => showTimeline(engine, { ...ask, limit: AT_ONCE, cursor }),
      ({ entries }) => entries,
    );
    const { first, items } = unwrap(whole, terminal);
    noteMerge(ask.subject, first.subject, terminal);
    if (json) return printJson(terminal, items.map(toJson));
    terminal.out([first.subject, headline(first.snapshot, terminal), formatEntries(items, terminal)].join('\n'));
  },
});

function formatEntries(entries: readonly TimelineEntry[], { language, words, languages = [] }: Terminal): string {
  const { columns, certainties, state } = words;
  if (entries.length === 0) return state.noState;
  const rows = entries.map(({ recorded, dating }) => {
    const { occurred, type, attribution } = recorded.development;
    const summary = summaryFor(recorded.development, languages)?.text;
    const date = occurred === undefined ? NOTHING : formatDate(occurred, language);
    return [date, certainties[dating], type, attribution?.standing ?? '', summary ?? ''];
  });
  const head = [columns.occurred, columns.certainty, columns.type, columns.standing, columns.summary];
  return formatTable(head, rows, [22, 11, 24, 13]);
}

function toJson({ recorded, earliest, latest, certainty, dating }: TimelineEntry) {
  const { development, position, recordedAt, recordedBy } = recorded;
  return { position, recordedAt, recordedBy, earliest, latest, certainty, dating, ...development };
}
