/** annalist findings: what an editor should check. */

import { z } from 'zod';
import { subjectParameter } from '../api/parameters.ts';
import { findingRuleNames } from '../catalogue/rules.ts';
import type { ListedFinding } from '../queries/findings.ts';
import { readWhole } from '../service/page.ts';
import { listReviewNotes } from '../service/review-notes.ts';
import { describeFinding } from '../state/findings.ts';
import { defineWorkspaceCommand } from './command.ts';
import { unwrap } from './command-failure.ts';
import { formatTable, printJson, type Terminal } from './output.ts';
import { argument, flag, jsonFlag, option, snapshot } from './parameters.ts';
import { headline, shortIds } from './values.ts';

type NoteInWords = ReturnType<typeof describeFinding<ListedFinding>>;

/** So many are read at once. */
const AT_ONCE = 500;

export const findingsCommand = defineWorkspaceCommand({
  name: 'findings',
  text: ({ findings }) => findings.description,
  takes: {
    subject: argument('[subject]', subjectParameter.optional(), ({ findings }) => findings.subject),
    ...snapshot,
    rule: option('<rule>', z.enum(findingRuleNames).optional(), ({ findings }) => findings.rule),
    dismissed: flag(({ findings }) => findings.dismissed),
    json: jsonFlag,
  },
  async run({ json, dismissed: withSettled, ...ask }, terminal, engine) {
    const whole = await readWhole(
      (cursor) => listReviewNotes(engine, { ...ask, withCases: true, withSettled, limit: AT_ONCE, cursor }),
      ({ items, speaker }) => items.map((note) => describeFinding(note, speaker)),
    );
    const { first, items } = unwrap(whole, terminal);
    if (json) return printJson(terminal, items);
    terminal.out(`${headline(first.snapshot, terminal)}\n${formatNotes(items, terminal)}`);
  },
});

function formatNotes(notes: readonly NoteInWords[], { words, language: { list } }: Terminal): string {
  const { columns, findings } = words;
  if (notes.length === 0) return findings.none;
  const rows = notes.map(({ subject, rule, message, because, answers, dismissal }) => {
    const ids = shortIds(because);
    const types = list([...answers]);
    const note = dismissal
      ? findings.settled({ message, ids, reason: dismissal.reason })
      : findings.note({ message, ids, types });
    return [subject, rule, note];
  });
  return formatTable([columns.subject, columns.rule, columns.note], rows, [44, 32]);
}
