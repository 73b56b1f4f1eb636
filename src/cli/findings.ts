/** annalist findings: what an editor should check. */
import type { Command } from 'commander';
import { z } from 'zod';
import { findingRuleNames } from '../catalogue/rules.ts';
import type { ListedFinding } from '../queries/findings.ts';
import { readWhole } from '../service/page.ts';
import { listReviewNotes } from '../service/review-notes.ts';
import { describeFinding } from '../state/findings.ts';
import {
  type JsonOption,
  parseSubject,
  readOptions,
  readSnapshotOptions,
  type SnapshotOptions,
  withJsonOption,
  withSnapshotOptions,
} from './asking.ts';
import { unwrap } from './command-failure.ts';
import { formatTable, printJson, type Terminal } from './output.ts';
import { withWorkspace } from './session.ts';
import { headline, shortIds } from './values.ts';

interface FindingsOptions extends SnapshotOptions, JsonOption {
  readonly rule?: string;
  readonly dismissed?: boolean;
}

export function addFindings(program: Command, terminal: Terminal): void {
  const { words } = terminal;
  const command = program
    .command('findings')
    .description(words.findings.description)
    .argument('[subject]', words.findings.subject)
    .action((subject: string | undefined, options: FindingsOptions) => runFindings(subject, options, terminal));
  withSnapshotOptions(command, terminal)
    .option('--rule <rule>', words.findings.rule)
    .option('--dismissed', words.findings.dismissed);
  withJsonOption(command, terminal);
}

type NoteInWords = ReturnType<typeof describeFinding<ListedFinding>>;

/** So many are read at once. */
const AT_ONCE = 500;

function runFindings(given: string | undefined, options: FindingsOptions, terminal: Terminal): Promise<void> {
  const subject = given === undefined ? undefined : parseSubject(given, terminal);
  const { rule } = readOptions({ rule: z.enum(findingRuleNames).optional() }, { ...options }, terminal);
  const ask = {
    ...readSnapshotOptions(options, terminal),
    subject,
    rule,
    withSettled: options.dismissed,
    limit: AT_ONCE,
  };
  return withWorkspace(options.workspace, terminal, async (engine) => {
    const whole = await readWhole(
      (cursor) => listReviewNotes(engine, { ...ask, cursor }),
      ({ items, speaker }) => items.map((note) => describeFinding(note, speaker)),
    );
    const { first, items } = unwrap(whole, terminal);
    if (options.json) return printJson(terminal, items);
    terminal.out(`${headline(first.snapshot, terminal)}\n${formatNotes(items, terminal)}`);
  });
}

function formatNotes(notes: readonly NoteInWords[], { words }: Terminal): string {
  const { columns, findings } = words;
  if (notes.length === 0) return findings.none;
  const rows = notes.map(({ subject, rule, message, because, dismissal }) => {
    const ids = shortIds(because);
    const note = dismissal
      ? findings.settled({ message, ids, reason: dismissal.reason })
      : findings.note({ message, ids });
    return [subject, rule, note];
  });
  return formatTable([columns.subject, columns.rule, columns.note], rows, [44, 32]);
}
