// The worked examples of docs/law-examples.md: what each story records in words, a picture of what follows from it, and
// the answers on its days. All words come from the message catalogue.
import { wordsOfLabel } from '../../src/catalogue/catalogue-words.ts';
import type { Envelope } from '../../src/catalogue/development.ts';
import { tell } from '../../src/catalogue/told.ts';
import { typeOf } from '../../src/catalogue/types.ts';
import { noteNames as allNotes } from '../../src/law/note-names.ts';
import { type Reckoned, reckoningTexts } from '../../src/web/law-texts.ts';
import { formatDate, formatDay } from '../../src/words/dates.ts';
import { describe, formatTerm, type Speaker } from '../../src/words/describe.ts';
import { english } from '../../src/words/english.ts';
import { GAZETTE, register } from '../support/drafts.ts';
import { stateOf } from '../support/told.ts';
import { type LawStory, lawStories, namesInStories, type Told } from './law-stories.ts';

const HEAD = `# Law: worked examples

Invented cases, as the service answers them. \`npm run generate\` makes this page from the stories in
\`test/docs/law-stories.ts\`. Read [docs/law.md](law.md) for the rules.

In the pictures each line is a count, an appeal, a part of a sentence, or custody. Each column is a day. A line goes on
where nothing changes.
`;

/** The whole page. */
export function makeLawExamples(): string {
  return `${[HEAD, ...lawStories.map(drawStory)].join('\n').trimEnd()}\n`;
}

const speaker: Speaker = { language: english, nameOf: (subject) => namesInStories[subject] ?? subject };
const noteNames: ReadonlySet<string> = new Set(allNotes);
const PERSON = 'person:ada';
const CASE = 'case:mill';

function drawStory(story: LawStory): string {
  const drafts = toDrafts(story.told);
  const columns = story.days.map((day) => readDay(day, drafts));
  const notes = [...new Set(columns.flatMap((it) => it.notes))];
  return [
    `## ${story.title}\n`,
    `${story.shows}\n`,
    ...story.told.map((it, index) => `- ${formatDate(it.on ?? '', english)}: ${sentenceOf(drafts[index])}`),
    '',
    ...drawLanes(columns).map((line) => `    ${line}`),
    '',
    '| on | status | stage | to serve | custody |',
    '| --- | --- | --- | --- | --- |',
    ...columns.map(
      ({ day, status, stage, toServe, custody }) =>
        `| ${[day, status, stage, toServe, custody].map((it) => it || '–').join(' | ')} |`,
    ),
    '',
    ...(notes.length > 0 ? [`Review notes: ${notes.map((it) => `*${it}*`).join(', ')}.\n`] : []),
  ].join('\n');
}

interface Draft {
  readonly id: string;
  readonly type: string;
  readonly data: Envelope['data'];
}

/** The developments of a story, with ids in place of the names by which they refer to each other. */
function toDrafts(told: readonly Told[]): readonly Draft[] {
  const ids = told.map((_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`);
  const named = new Map(told.flatMap(({ id }, index) => (id === undefined ? [] : [[id, ids[index]] as const])));
  return told.map(({ on, type, data }, index) => {
    const text = JSON.stringify(data).replaceAll(/"(\w+)"/g, (whole, name: string) => {
      const id = named.get(name);
      return id === undefined ? whole : `"${id}"`;
    });
    return {
      id: ids[index] ?? '',
      type,
      data: JSON.parse(text) as Envelope['data'],
      ...(on === undefined ? {} : { occurred: on }),
      summary: 'It happened.',
      attribution: { by: 'author', standing: 'reported' },
      ...(type === 'charge.filed' ? { claim: { by: 'unstated', standing: 'alleged' } } : {}),
      sources: [{ source: GAZETTE }],
    };
  });
}

function sentenceOf(draft: Draft | undefined): string {
  if (!draft) return '';
  const { sentence, data: schema } = typeOf(draft);
  const messages = [sentence(tell(schema, draft.data), draft.data)].flat();
  return messages.map((message) => describe(message, speaker)).join(' ');
}

interface Leaf {
  readonly key: string;
  readonly attribute: string;
  readonly certainty: string;
  readonly value: Reckoned & {
    readonly count: string;
    readonly status: string;
    readonly stage: string | null;
    readonly sums: Readonly<Record<string, number>>;
    readonly final: boolean;
    readonly pardoned: boolean;
    readonly remedy: string;
    readonly kind: string | null;
    readonly group: string;
    readonly state: string;
    readonly term: string | null;
  };
}

/** What is answered on a day, in words; lanes by their names. */
interface Column {
  readonly day: string;
  readonly lanes: ReadonlyMap<string, string>;
  readonly status: string;
  readonly stage: string;
  readonly toServe: string;
  readonly custody: string;
  readonly notes: readonly string[];
}

function readDay(day: string, drafts: readonly Draft[]): Column {
  const shown = stateOf(PERSON, day, [...register(GAZETTE, PERSON, CASE), ...drafts]);
  const state = shown.state as unknown as Record<'counts' | 'appeals' | 'sentences' | 'toServe', readonly Leaf[]> & {
    readonly legalStatus: Readonly<Record<string, Leaf>>;
    readonly custody: Leaf | null;
  };
  const ended = (shown.ended as unknown as readonly Leaf[]).filter(({ attribute }) => attribute === 'sentences');
  const status = state.legalStatus[CASE];
  const toServe = state.toServe.map(
    ({ value }) => `${label('toServe', value.kind)}: ${reckoningTexts(value, english).join('; ')}`,
  );
  const custody = state.custody?.value;
  const custodyText = custody ? label('custody', custody.kind ?? custody.group) : '';
  return {
    day: formatDay(day, english),
    lanes: new Map([
      ...state.counts.map(({ value }) => [value.count, countText(value)] as const),
      ...state.appeals.map(({ value }) => [label('appeals', value.remedy), label('appeals', value.status)] as const),
      ...[...state.sentences, ...ended].map((it) => [partName(it, drafts), partText(it.value)] as const),
      ...(custodyText ? [[english.words.attributes.custody.label, custodyText] as const] : []),
    ]),
    status: status ? label('legalStatus', status.value.status) : '',
    stage: status?.value.stage ? label('stage', status.value.stage) : '',
    toServe: toServe.join('; '),
    custody: custodyText,
    notes: lawNotes(shown.findings.map(({ rule }) => rule)),
  };
}

/** The notes that the law room raises, by their names. */
function lawNotes(rules: readonly string[]): string[] {
  const words = english.words.reviewNotes as unknown as Readonly<Record<string, { readonly name: string }>>;
  return rules.filter((rule) => noteNames.has(rule)).map((rule) => words[rule]?.name ?? rule);
}

function label(attribute: string, name: string | null): string {
  return name === null ? '' : wordsOfLabel(attribute, name, english);
}

function countText({ sums, final, pardoned }: Leaf['value']): string {
  const entries = Object.entries(sums);
  const { sum, sumOf } = english.words.values;
  const texts = entries.map(([name, count]) =>
    entries.length === 1 && count === 1
      ? label('counts', name)
      : sum({ count: String(count), label: label('counts', name) }),
  );
  const flags = [
    ...(final ? [sumOf.final({ count: '' }).trim()] : []),
    ...(pardoned ? [label('sentences', 'pardoned')] : []),
  ];
  return [...texts, ...flags].join(', ');
}

/** A part by the name that its sentence gives it. */
function partName({ key }: Leaf, drafts: readonly Draft[]): string {
  const [id, number] = key.split('/');
  const { components = [] } = (drafts.find((it) => it.id === id)?.data ?? {}) as {
    readonly components?: readonly { readonly part?: string }[];
  };
  return components[Number(number) - 1]?.part ?? key;
}

function partText({ kind, state, term }: Leaf['value']): string {
  const what = kind === 'imprisonment' ? '' : `${label('sentences', kind)}, `;
  const length = `${what}${term === null ? '' : formatTerm(term, english)}`;
  return state === 'in_force' ? length : label('sentences', state);
}

/** One line for each lane; it goes on where nothing changes. */
function drawLanes(columns: readonly Column[]): string[] {
  const names = [...new Set(columns.flatMap(({ lanes }) => [...lanes.keys()]))];
  const nameWidth = Math.max(...names.map(({ length }) => length)) + 2;
  const widths = columns.map(({ day, lanes }, index) => {
    const before = columns[index - 1]?.lanes;
    const changed = [...lanes].filter(([name, text]) => before?.get(name) !== text);
    return Math.max(day.length, ...changed.map(([, { length }]) => length)) + 2;
  });
  const head = `${' '.repeat(nameWidth)}${columns.map(({ day }, index) => day.padEnd(widths[index] ?? 0)).join('')}`;
  const lines = names.map((name) => {
    const cells = columns.map(({ lanes }, index) => {
      const [text, before] = [lanes.get(name), columns[index - 1]?.lanes.get(name)];
      const width = widths[index] ?? 0;
      if (text === undefined) return ' '.repeat(width);
      return text === before ? '─'.repeat(width) : `${text} `.padEnd(width, '─');
    });
    return `${name.padEnd(nameWidth)}${cells.join('')}`;
  });
  return [head, ...lines].map((line) => line.trimEnd());
}
