/** annalist state: what a person, case, organization or source is on a date. */

import { describeAnswer } from '../answers/described.ts';
import { attribute } from '../catalogue/attributes.ts';
import type { Snapshot } from '../queries/snapshot.ts';
import { showSubject } from '../service/subjects.ts';
import { describeFindings, type Findings } from '../state/findings.ts';
import { type SubjectState, valuesOf } from '../state/state.ts';
import { defineWorkspaceCommand } from './command.ts';
import { unwrap } from './command-failure.ts';
import { formatTable, printJson, type Terminal } from './output.ts';
import { certainty, jsonFlag, snapshot, subject } from './parameters.ts';
import { formatSince, formatSource, formatValue, headline, NOTHING, shortId } from './values.ts';

export const stateCommand = defineWorkspaceCommand({
  name: 'state',
  text: (words) => words.state.description,
  takes: { subject, ...snapshot, certainty: certainty('possible'), json: jsonFlag },
  async run({ json, ...ask }, terminal, engine) {
    const answer = unwrap(await showSubject(engine, ask), terminal);
    const { snapshot, subject } = answer;
    const state = { ...answer.state, ...describeFindings(answer.state, answer.speaker) };
    noteMerge(ask.subject, subject, terminal);
    const sentences = describeAnswer(answer.answer, answer.speaker);
    const texts = sentences.map(({ text }) => text);
    if (!json) return terminal.out(formatState(state, texts, { snapshot, terminal }));
    printJson(terminal, { asOf: snapshot.asOf, knownAt: snapshot.knowledge, answer: sentences, ...state });
  },
});

/** Says so where the record knows a subject as another. */
export function noteMerge(subject: string, into: string, { info, words }: Terminal): void {
  if (into !== subject) info(words.merged({ subject, into }));
}

type StateInWords = Omit<SubjectState, keyof Findings> & ReturnType<typeof describeFindings>;

interface Shown {
  readonly snapshot: Snapshot;
  readonly terminal: Terminal;
}

function formatState(state: StateInWords, answer: readonly string[], { snapshot, terminal }: Shown): string {
  const { words } = terminal;
  const { state: own } = words;
  const { sections } = own;
  const { name, id, more, findings } = state;
  return [
    own.title({ name, id }),
    headline(snapshot, terminal),
    ...(answer.length > 0 ? ['', ...answer] : []),
    section(sections.state, heldRows(state, terminal), { terminal, empty: own.noState }),
    section(sections.possible, otherRows(state.possible, terminal), { terminal }),
    section(sections.ended, otherRows(state.ended, terminal), { terminal }),
    section(sections.claims, claimRows(state, terminal), { terminal }),
    ...formatDisputes(state, terminal),
    ...Object.entries(more).map(([list, count]) => `\n${own.more({ list, count })}`),
    `\n${sections.notes}`,
    ...(findings.length > 0 ? findings.map(({ rule, message }) => own.note({ rule, message })) : [words.none]),
  ].join('\n');
}

interface SectionOptions {
  readonly terminal: Terminal;
  readonly empty?: string;
}

function section(
  title: string,
  rows: readonly string[][],
  { terminal: { words }, empty = words.none }: SectionOptions,
) {
  const { value, since, certainty, because } = words.state.columns;
  const head = ['', value, since, certainty, because];
  return `\n${title}\n${rows.length > 0 ? formatTable(head, rows, [15, 44, 24, 11]) : empty}`;
}

function heldRows(state: StateInWords, terminal: Terminal): string[][] {
  return valuesOf(state).map(({ attribute: name, key, attributed }) => [
    attribute(name).property,
    formatValue({ attribute: name, key, value: attributed.value }, terminal),
    formatSince(attributed, terminal),
    terminal.words.certainties[attributed.dating],
    formatSource(attributed, terminal),
  ]);
}

function otherRows(items: SubjectState['possible'] | SubjectState['ended'], terminal: Terminal): string[][] {
  return items.map((item) => [
    item.attribute,
    formatValue(item, terminal),
    formatSince(item, terminal),
    terminal.words.certainties[item.dating],
    formatSource(item, terminal),
  ]);
}

function claimRows({ claims }: StateInWords, terminal: Terminal): string[][] {
  return claims.map((item) => {
    const { by, standing, text, kind } = item.value as {
      readonly by: string;
      readonly standing: string;
      readonly text: string | null;
      readonly kind: string;
    };
    const { words } = terminal;
    return [
      standing,
      words.state.claim({ kind, by, text: text ?? NOTHING }),
      formatSince(item, terminal),
      words.certainties[item.certainty],
      formatSource(item, terminal),
    ];
  });
}

function formatDisputes({ disputes }: StateInWords, { words }: Terminal): string[] {
  const lines = disputes.map(({ value, by: reporter }) => {
    const { claim, by, text } = value as { readonly claim: string; readonly by: string; readonly text: string | null };
    return words.state.dispute({ claim: shortId(claim), by, reporter, text: text ?? NOTHING });
  });
  return lines.length > 0 ? [`\n${words.state.sections.disputed}`, ...lines] : [];
}
