import { amendmentOf } from '../../catalogue/amending.ts';
import { titleOfType } from '../../catalogue/catalogue-words.ts';
import type { NameOf } from '../../catalogue/development.ts';
import { isSubjectId } from '../../catalogue/subject.ts';
import type { RecordedDevelopment } from '../../log/read.ts';
import type { ListedFinding } from '../../queries/findings.ts';
import type { Status } from '../../queries/history.ts';
import type { ListedSubject } from '../../queries/list.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import type { TimelineEntry } from '../../queries/timeline.ts';
import type { Words } from '../../queries/words.ts';
import { describe, type Speaker } from '../../words/describe.ts';
import { texts } from '../texts.ts';
import { attributeLabel, plainValue } from '../values.ts';
import type { Cell, Table } from './file.ts';

type Column = keyof typeof texts.download.columns;
export type Row = Partial<Readonly<Record<Column, Cell | null | undefined>>>;

export interface TableAbout {
  readonly title: string;
  readonly snapshot: Snapshot;
  /** Today: when the file was made. */
  readonly madeOn: string;
  readonly filters: Readonly<Record<string, string | undefined>>;
  /** Where the same can be seen. */
  readonly address: string;
  readonly isCut: boolean;
}

/** The named columns of `rows`, and in each row as of when and as known when. */
export function makeTable(columns: readonly Column[], rows: readonly Row[], about: TableAbout): Table {
  const { columns: titles } = texts.download;
  const { asOf, knowledge } = about.snapshot;
  const snapshot: Row = { asOf, knownAt: knowledge.position, knownAtMoment: knowledge.recordedAt };
  const all = [...columns, 'asOf', 'knownAt', 'knownAtMoment'] as const;
  return {
    columns: all.map((name) => titles[name]),
    rows: rows.map((row) => all.map((name) => ({ ...row, ...snapshot })[name] ?? '')),
    cut: about.isCut ? texts.download.cut(rows.length) : undefined,
    about: aboutLines(about, rows.length),
  };
}

function aboutLines({ title, snapshot, madeOn, filters, address, isCut }: TableAbout, count: number): Table['about'] {
  const { download: words } = texts;
  const asked = Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return [
    [words.what, title],
    [words.workspace, snapshot.workspace],
    [words.columns.asOf, snapshot.asOf],
    [words.columns.knownAt, String(snapshot.knowledge.position)],
    [words.columns.knownAtMoment, snapshot.knowledge.recordedAt ?? ''],
    [words.filters, asked.join('; ') || words.noFilters],
    [words.rows, isCut ? words.cut(count) : String(count)],
    [words.made, madeOn],
    [texts.dossier.address, address],
    [texts.brand, words.read],
  ];
}

export const timelineColumns: readonly Column[] = [
  'when',
  'earliest',
  'latest',
  'certainty',
  'statement',
  'standing',
  'by',
  'hedge',
  'inferred',
  'contentStanding',
  'contentBy',
  'sentence',
  'sources',
  'quotes',
  'type',
  'id',
  'position',
  'recordedAt',
  'recordedBy',
  'correctedBy',
  'corroboratedBy',
];

export function timelineRow({ recorded, status, earliest, latest, certainty }: TimelineEntry, words: Words): Row {
  return { ...developmentRow(recorded, status, words), earliest, latest, certainty: texts.certainties[certainty] };
}

export const auditColumns: readonly Column[] = [
  'position',
  'recordedAt',
  'recordedBy',
  'type',
  'sentence',
  'when',
  'standing',
  'by',
  'hedge',
  'inferred',
  'contentStanding',
  'contentBy',
  'statement',
  'sources',
  'quotes',
  'id',
  'target',
  'correctedBy',
  'retractedBy',
  'corroboratedBy',
  'erasedBy',
  'batchEnd',
];

export function auditRow(recorded: RecordedDevelopment, status: Status, words: Words): Row {
  const { development, batchEnd, erasure } = recorded;
  const { target } = development.data;
  const amends = amendmentOf(development)?.amends;
  return {
    ...developmentRow(recorded, status, words),
    target: typeof target === 'string' ? (amends ? `${texts.audit.chain[amends]} ${target}` : target) : undefined,
    retractedBy: status.retractedBy,
    erasedBy: erasure?.development,
    batchEnd,
  };
}

/** What is said, how that stands, and on what it rests. */
function developmentRow(recorded: RecordedDevelopment, { correctedBy, corroboratedBy }: Status, words: Words): Row {
  const { development, position, recordedAt, recordedBy, isErased } = recorded;
  const { id, type, occurred, attribution, claim, sources } = development;
  return {
    position,
    recordedAt,
    recordedBy,
    id,
    type: titleOfType(type, words.language),
    when: occurred,
    statement: words.summaryOf(recorded) ?? texts.erased,
    sentence: words.sentenceOf(recorded) ?? texts.erased,
    standing: attribution && texts.standings[attribution.standing],
    by: attribution && asserter(attribution.by, words.nameOf),
    hedge: attribution?.hedge,
    inferred: isErased ? undefined : yesOrNothing(attribution?.inferred),
    contentStanding: claim && texts.standings[claim.standing],
    contentBy: claim && asserter(claim.by, words.nameOf),
    sources: sourcesInWords(
      sources.map(({ source }) => source),
      words.nameOf,
    ),
    quotes: sources.flatMap(({ quote, locator }) => quotation(quote, locator)).join(' | '),
    correctedBy,
    corroboratedBy: corroboratedBy.join(' '),
  };
}

export const listColumns: readonly Column[] = [
  'name',
  'subject',
  'attribute',
  'value',
  'of',
  'since',
  'earliest',
  'latest',
  'certainty',
  'standing',
  'by',
  'hedge',
  'inferred',
  'sources',
  'developments',
];

/** A row for each value for which the subject is listed; one row where nothing was asked for. */
export function listRows({ id, name, matches }: ListedSubject, speaker: Speaker): Row[] {
  const { nameOf, language } = speaker;
  if (matches.length === 0) return [{ name, subject: id }];
  return matches.map(
    ({ attribute, key, value, since, certainty, standing, by, hedge, inferred, because, sources }) => ({
      name,
      subject: id,
      attribute: attributeLabel(attribute, language),
      value: plainValue(attribute, value, speaker),
      of: isSubjectId(key) ? nameOf(key) : key,
      since: since.edtf,
      earliest: since.earliest,
      latest: since.latest ?? texts.dates.always,
      certainty: texts.certainties[certainty],
      standing: standing && texts.standings[standing as keyof typeof texts.standings],
      by: by && asserter(by, nameOf),
      hedge,
      inferred: yesOrNothing(inferred),
      sources: sourcesInWords(sources, nameOf),
      developments: because.join(' '),
    }),
  );
}

export const findingColumns: readonly Column[] = [
  'name',
  'subject',
  'rule',
  'finding',
  'standing',
  'by',
  'sources',
  'developments',
  'dismissedBy',
  'reason',
];

/** `grounds`: the developments that it rests on. */
export function findingRow(finding: ListedFinding, grounds: readonly RecordedDevelopment[], speaker: Speaker): Row {
  const { nameOf, language } = speaker;
  const { subject, rule, message, because, dismissal } = finding;
  const attributions = grounds.flatMap(({ development: { attribution } }) => attribution ?? []);
  const cited = grounds.flatMap(({ development: { sources } }) => sources.map(({ source }) => source));
  return {
    name: nameOf(subject),
    subject,
    rule: language.words.reviewNotes[rule].name,
    finding: describe(message, speaker),
    standing: unique(attributions.map(({ standing }) => texts.standings[standing])),
    by: unique(attributions.map(({ by }) => asserter(by, nameOf))),
    sources: sourcesInWords(cited, nameOf),
    developments: because.join(' '),
    dismissedBy: dismissal?.dismissedBy,
    reason: dismissal?.reason,
  };
}

function asserter(by: string, nameOf: NameOf): string {
  return isSubjectId(by) ? `${nameOf(by)} (${by})` : (texts.asserters[by as keyof typeof texts.asserters] ?? by);
}

function sourcesInWords(sources: readonly string[], nameOf: NameOf): string {
  return [...new Set(sources)].map((source) => `${nameOf(source)} (${source})`).join(' | ');
}

function quotation(quote: string | undefined, locator: string | undefined): string[] {
  if (quote === undefined) return [];
  return [locator === undefined ? `“${quote}”` : `“${quote}” (${locator})`];
}

function yesOrNothing(value: boolean | undefined): string {
  return value ? texts.yes : '';
}

function unique(items: readonly string[]): string {
  return [...new Set(items)].join(' | ');
}
