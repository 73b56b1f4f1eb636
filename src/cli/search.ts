import { type FindingRule, findingRuleNames } from '../catalogue/rules.ts';
import { listFindings } from '../queries/findings.ts';
import { isRegistered, listMembers } from '../queries/identity.ts';
import { findDevelopment, searchDevelopments } from '../queries/search-developments.ts';
import { readSearch } from '../queries/search-query.ts';
import { searchSubjects } from '../queries/search-subjects.ts';
import { readSpeaker, readWords } from '../queries/words.ts';
import { describeFinding } from '../state/findings.ts';
import { formatTable, type Output, UsageError } from './output.ts';
import { type SnapshotOptions, takeSnapshot, withSession } from './session.ts';
import { headline, requireSubject, unregistered } from './show.ts';

export interface SearchOptions extends SnapshotOptions {
  readonly limit: string;
  readonly json?: boolean;
}

/** Subjects whose names come nearest, and developments that hold the words. */
export function searchCommand(words: readonly string[], options: SearchOptions, output: Output): Promise<void> {
  const text = words.join(' ');
  const query = readSearch(text);
  if (!query) throw new UsageError(`“${text}” has no letter or digit to look for; write a name or a word`);
  const limit = readLimit(options.limit);
  return withSession(async (session) => {
    const snapshot = await takeSnapshot(session, options);
    const { connection } = session.engine;
    const subjects = await searchSubjects(connection, snapshot, { query, kind: undefined });
    const named = await findDevelopment(connection, snapshot, text);
    const found = await searchDevelopments(connection, snapshot, { query, after: undefined, limit });
    const recorded = [...(named ? [named] : []), ...found.items.map((it) => it.recorded)];
    const { summaryOf } = await readWords(session.engine, snapshot, recorded);
    const developments = recorded.map((it) => ({
      id: it.development.id,
      type: it.development.type,
      occurred: it.development.occurred ?? null,
      snippet: summaryOf(it),
    }));
    if (options.json) return output.out(JSON.stringify({ subjects, developments }, null, 2));
    const rows = subjects.map(({ id, name, matched, isFormer, score }) => [
      score.toFixed(2),
      id,
      name,
      isFormer ? `${matched} (formerly)` : matched,
    ]);
    const lines = developments.map(({ id, type, occurred, snippet }) => [occurred ?? '–', type, id, snippet ?? '']);
    output.out(
      [
        `${text}\n${headline(snapshot)}`,
        '\nSubjects',
        rows.length > 0 ? formatTable(['', 'id', 'name', 'found'], rows, [6, 44, 36]) : '  none bears a name like that',
        '\nDevelopments',
        lines.length > 0
          ? formatTable(['occurred', 'type', 'id', 'what'], lines, [16, 24, 38])
          : '  none holds these words in its summary or quotes',
      ].join('\n'),
    );
    if (found.next !== undefined) output.info('There are more developments; raise --limit, or add a word');
  });
}

export interface FindingsOptions extends SnapshotOptions {
  readonly rule?: string;
  readonly dismissed?: boolean;
  readonly json?: boolean;
}

/** What an editor would query, on one subject or on all. */
export function findingsCommand(
  subject: string | undefined,
  { rule, dismissed, json, ...options }: FindingsOptions,
  output: Output,
): Promise<void> {
  if (rule !== undefined && !findingRuleNames.includes(rule as FindingRule))
    throw new UsageError(`--rule “${rule}” is no rule; the rules are ${findingRuleNames.join(', ')}`);
  const asked = subject === undefined ? undefined : requireSubject(subject);
  return withSession(async (session) => {
    const snapshot = await takeSnapshot(session, options);
    const { connection } = session.engine;
    if (asked && !(await isRegistered(connection, snapshot, asked))) throw unregistered(asked);
    const [on] = asked ? await listMembers(connection, snapshot, asked) : [];
    const found = [];
    for (let after: string | undefined; ; ) {
      const page = await listFindings(connection, snapshot, {
        rule: rule as FindingRule | undefined,
        subject: on,
        after,
        limit: 500,
      });
      found.push(...page.items.filter(({ dismissal }) => dismissed || dismissal === null));
      if (page.next === undefined) break;
      after = page.next;
    }
    const messages = found.map(({ message }) => message);
    const speaker = await readSpeaker(session.engine, snapshot, messages);
    const shown = found.map((note) => describeFinding(note, speaker));
    if (json) return output.out(JSON.stringify(shown, null, 2));
    const rows = shown.map(({ subject: id, rule: name, message, because, dismissal }) => [
      id,
      name,
      `${message}${dismissal ? ` Set aside: ${dismissal.reason}` : ''} (${because.map((it) => it.slice(0, 8)).join(', ')})`,
    ]);
    output.out(
      [
        headline(snapshot),
        rows.length > 0 ? formatTable(['subject', 'rule', ''], rows, [44, 32]) : '  nothing that an editor would query',
      ].join('\n'),
    );
  });
}

function readLimit(text: string): number {
  const limit = Number(text);
  if (/^\d{1,3}$/.test(text) && limit > 0) return limit;
  throw new UsageError(`--limit “${text}” is not understood; write a number from 1 to 999`);
}
