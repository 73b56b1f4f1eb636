// What is handed to `append_developments` (migrations/0015-append.sql and later): developments of any number of logs.
import { targetOf } from '../catalogue/amending.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { callOf, runNamed } from '../database/named.ts';
import type { Instant } from '../time/instant.ts';
import type { AdmissionRequest } from './admission.ts';
import { type LogView, subjectsNamedBy } from './log-view.ts';
import { leafAround, type PartName } from './parts.ts';
import type { PreparedDevelopment } from './prepare.ts';

/** What became of the requests to one log. */
export interface LogAnswer {
  /** The number of its workspace in the insertion, from 1. */
  readonly log: number;
  /** Its length before. */
  readonly length: number;
  /** When the first of the requests was recorded. */
  readonly first_at: Instant;
  /** How many of the requests were recorded: the first ones. */
  readonly admitted: number;
}

/** A development, with the log that it goes to, its place among those that go there, and that of its request. */
interface Row {
  /** The number of its log, from 1. */
  readonly log: number;
  readonly place: number;
  /** The place of the last development of its request. */
  readonly end: number;
  /** The number of its request in the log. */
  readonly turn: number;
  readonly development: PreparedDevelopment;
}

/** What is said of a development besides its parts; the function explains the kinds. */
interface Link {
  readonly kind: string;
  readonly name?: SubjectId;
  readonly number?: number;
}

/** What goes to one log. */
interface LogPart {
  readonly number: number;
  developments: number;
  requests: number;
  readonly ids: Set<string>;
  readonly registered: Set<SubjectId>;
  readonly named: Set<SubjectId>;
}

/** Developments to be recorded by one call of the function, those of a log in their order. */
export class Insertion {
  readonly #logs = new Map<string, LogPart>();
  readonly #rows: Row[] = [];
  readonly #links: (Link & { readonly owner: number })[] = [];

  /** How many developments it holds. */
  get size(): number {
    return this.#rows.length;
  }

  /** The workspaces of its logs. */
  get workspaces(): readonly string[] {
    return [...this.#logs.keys()];
  }

  /** Takes a request that the function can judge; false where only the process can. */
  offer(workspace: string, request: AdmissionRequest): boolean {
    const log = this.#logs.get(workspace) ?? openLogPart(this.#logs.size + 1);
    if (!isPlainRequest(request) || !isApart(request, log)) return false;
    const { developments, unchangedSince, watch = [] } = request;
    for (const { registers } of developments) if (registers) log.registered.add(registers);
    this.#logs.set(workspace, log);
    this.#add(log, developments, (development) => {
      const named = subjectsNamedBy(development);
      const needed = named.filter((name) => !log.named.has(name) && !log.registered.has(name));
      for (const name of named) log.named.add(name);
      const isFirst = development === developments[0];
      const watched = isFirst ? watch : [];
      const unchanged = unchangedSince === undefined ? [] : [...concernsOf(development), ...watched];
      return [
        ...linksOf(development, named),
        ...[...needed, ...watched].map((name) => ({ kind: 'needs', name })),
        ...unchanged.map((name) => ({ kind: 'unchanged', name, number: unchangedSince as number })),
      ];
    });
    return true;
  }

  /** Takes a request that is admitted. `view`: after its admission. */
  admit(workspace: string, developments: readonly PreparedDevelopment[], view: LogView): void {
    const log = this.#logs.get(workspace) ?? openLogPart(this.#logs.size + 1);
    this.#logs.set(workspace, log);
    this.#add(log, developments, (development) => [
      ...linksOf(development, view.named.get(development.id) ?? []),
      ...connectionsOf(development, view),
    ]);
  }

  #add(log: LogPart, developments: readonly PreparedDevelopment[], toLinks: (it: PreparedDevelopment) => Link[]): void {
    const end = log.developments + developments.length - 1;
    for (const development of developments) {
      this.#rows.push({ log: log.number, place: log.developments, end, turn: log.requests, development });
      for (const link of toLinks(development)) this.#links.push({ ...link, owner: this.size });
      log.ids.add(development.id);
      log.developments += 1;
    }
    log.requests += 1;
  }

  /**
   * Records what it holds, in one statement; an answer for each log that there is. On a pool that is a transaction of
   * its own; `at`: when the first request is recorded. Without `waits` logs that others add to at this moment are left
   * out.
   */
  async send(
    connection: Connection,
    { waits, at = null }: { readonly waits: boolean; readonly at?: Instant | null },
  ): Promise<readonly LogAnswer[]> {
    return runNamed(connection, append, this.#toArguments(waits, at));
  }

  #toArguments(waits: boolean, at: Instant | null): unknown[] {
    const [rows, links] = [this.#rows, this.#links];
    const developments = rows.map(({ development }) => development);
    const leaves = developments.map(({ id, digests, draft }) => leafAround({ id, digests, target: targetOf(draft) }));
    const textsOf = (name: PartName) => joinTexts(developments.map(({ parts }) => parts[name].text));
    return [
      this.workspaces,
      waits,
      at,
      toArray(rows.map(({ log }) => log)),
      toArray(rows.map(({ place }) => place)),
      toArray(rows.map(({ end }) => end)),
      toArray(rows.map(({ turn }) => turn)),
      toArray(developments.map(({ id }) => id)),
      joinTexts(leaves.map(([leaf]) => leaf)),
      joinTexts(leaves.map(([, tail]) => tail)),
      textsOf('meta'),
      textsOf('statement'),
      textsOf('sources'),
      textsOf('note'),
      Buffer.concat(
        developments.flatMap(({ parts: { meta, statement, sources, note } }) => [
          meta.salt,
          statement.salt,
          sources.salt,
          note.salt,
        ]),
      ),
      joinTexts(links.map(({ kind }) => kind)),
      toArray(links.map(({ owner }) => owner)),
      joinTexts(links.map(({ name = '' }) => name)),
      toArray(links.map(({ number = 0 }) => number)),
    ];
  }
}

const append = callOf('append_developments', 19);

/** Stands in no canonical JSON, no id and no kind. */
const SEPARATOR = '\u001e';

function joinTexts(texts: readonly string[]): string {
  return texts.join(SEPARATOR);
}

/** An array of Postgres, of numbers or ids. */
function toArray(values: readonly (number | string)[]): string {
  return `{${values.join()}}`;
}

function openLogPart(number: number): LogPart {
  return { number, developments: 0, requests: 0, ids: new Set(), registered: new Set(), named: new Set() };
}

/** Whether the function can judge a request, as far as the request alone shows it. */
export function isPlainRequest({ developments, watchTypes }: AdmissionRequest): boolean {
  if (watchTypes) return false;
  const registering = developments.flatMap(({ registers }) => registers ?? []);
  return developments.every(({ isPlain }) => isPlain) && new Set(registering).size === registering.length;
}

/** Whether what those before it in the log say makes no difference to a request. */
function isApart(
  { developments, unchangedSince, watch = [] }: AdmissionRequest,
  { ids, registered, named }: LogPart,
): boolean {
  return (
    !developments.some(({ id, registers }) => ids.has(id) || (registers && registered.has(registers))) &&
    (unchangedSince === undefined ||
      ![...developments.flatMap(concernsOf), ...watch].some((subject) => named.has(subject)))
  );
}

/** What must not have changed where a request asks for that. */
function concernsOf({ references: { about } }: PreparedDevelopment): SubjectId[] {
  return about.map(({ subject }) => subject);
}

function linksOf({ registers, identity }: PreparedDevelopment, named: readonly SubjectId[]): Link[] {
  return [
    ...named.map((name) => ({ kind: 'names', name })),
    ...(registers ? [{ kind: 'registers', name: registers }] : []),
    ...(identity ? [identity.from, identity.into].map((name) => ({ kind: 'identifies', name })) : []),
  ];
}

/** What it amends and what it follows. */
function connectionsOf({ amendment, content }: PreparedDevelopment, { existing }: LogView): Link[] {
  const positionOf = (id: string) => existing.get(id)?.receipt.position ?? -1;
  return [
    ...(amendment ? [{ kind: amendment.amends, number: positionOf(amendment.target) }] : []),
    ...[...new Set(content.after)].map((id) => ({ kind: 'follows', number: positionOf(id) })),
  ];
}
