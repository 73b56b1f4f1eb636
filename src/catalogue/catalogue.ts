import type { z } from 'zod';
import { fold } from '../names/fold.ts';
import { makeAmendmentTypes } from './amendments.ts';
import { aftermathTypes } from './appeals.ts';
import { assetTypes } from './assets.ts';
import { isAside } from './attributes.ts';
import { claimPoints, claimTypes } from './claims.ts';
import { custodyTypes } from './custody.ts';
import {
  type Amends,
  type Development,
  type DevelopmentReference,
  type DevelopmentType,
  developmentsIn,
  envelopeOf,
  type NameOf,
} from './development.ts';
import { editingTypes } from './editing.ts';
import { identityTypes } from './identity.ts';
import { linkTypes } from './links.ts';
import { officeTypes } from './office.ts';
import { EVERYTHING, type Point, TIMELINE } from './points.ts';
import { proceedingTypes } from './proceedings.ts';
import { recordKeepingTypes } from './record-keeping.ts';
import { registryTypes } from './registry.ts';
import { leadOf } from './standing.ts';
import { type Path, type Reference, referencesIn, type SubjectId, withSubjects } from './subject.ts';
import { trialTypes } from './trial.ts';
import { unrestTypes } from './unrest.ts';

/** A chapter of the reference. */
export interface Family {
  readonly title: string;
  readonly types: readonly DevelopmentType[];
}

const familiesThatCanBeCorrected: readonly Family[] = [
  { title: 'Registry', types: registryTypes },
  { title: 'Offices and honours', types: officeTypes },
  { title: 'Unrest', types: unrestTypes },
  { title: 'Claims and questions', types: claimTypes },
  { title: 'Proceedings', types: proceedingTypes },
  { title: 'Custody', types: custodyTypes },
  { title: 'Trial', types: trialTypes },
  { title: 'After the verdict, and across borders', types: aftermathTypes },
  { title: 'Assets and sanctions', types: assetTypes },
  { title: 'Life and links', types: linkTypes },
  { title: 'Editing', types: editingTypes },
];

/** Every type of development, in the order of the reference. To add a type is to add one value to its family. */
export const families: readonly Family[] = [
  ...familiesThatCanBeCorrected,
  { title: 'Who is who', types: identityTypes },
  { title: 'Amendments', types: makeAmendmentTypes(familiesThatCanBeCorrected.flatMap(({ types }) => types)) },
  { title: 'Recorded by the service', types: recordKeepingTypes },
];

const allTypes: readonly DevelopmentType[] = families.flatMap(({ types }) => types);

/** Every type that may be sent. */
export const developmentTypes: readonly DevelopmentType[] = allTypes.filter(({ byService }) => !byService);

const typesByName = new Map(allTypes.map((type) => [type.name, type]));
const envelopes = new Map(allTypes.map((type) => [type.name, envelopeOf(type)]));

export function findType(name: string): DevelopmentType | undefined {
  return typesByName.get(name);
}

function typeOf({ type }: Pick<Development, 'type'>): DevelopmentType {
  const found = typesByName.get(type);
  if (!found) throw new Error(`the log holds a development of the type “${type}”, which this program does not know`);
  return found;
}

/** What may be sent of one type. */
export function envelopeSchema({ name }: DevelopmentType): z.ZodType {
  const schema = envelopes.get(name);
  if (!schema) throw new Error(`the type “${name}” has no envelope`);
  return schema;
}

/** A whole development of one type, about invented people, such as may be sent. */
export function exampleOf({ name, example, registers, amends, timeless, claims, byService }: DevelopmentType): object {
  const sources = [{ source: 'source:harbour-gazette-1', locator: 'page 1' }];
  if (registers || amends || timeless || byService)
    return { type: name, ...example, ...(amends === 'corroborates' ? { sources } : {}) };
  return {
    type: name,
    occurred: '2024-03-05',
    ...example,
    attribution: { by: 'author', standing: 'reported' },
    ...(claims ? { claim: { by: 'unstated', standing: 'alleged' } } : {}),
    sources,
  };
}

export interface Fault {
  readonly path: Path;
  readonly message: string;
}
/** A development as it may be appended; its id is made where the sender gave none. */
export interface Draft extends Omit<Development, 'id'> {
  readonly id: string | undefined;
}
export type DraftReading =
  | { readonly ok: true; readonly draft: Draft }
  | { readonly ok: false; readonly faults: Fault[] };

/** Checks the shape of what was sent. Whether its subjects are registered is for the log to say. `byService`: the service itself records it. */
export function readDraft(input: unknown, { byService = false }: { readonly byService?: boolean } = {}): DraftReading {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return {
      ok: false,
      faults: [{ path: [], message: 'expected a development: an object with type, data, sources …' }],
    };
  }
  const name = (input as { type?: unknown }).type;
  const type = typeof name === 'string' ? typesByName.get(name) : undefined;
  if (!type) return { ok: false, faults: [{ path: ['type'], message: unknownType(name) }] };
  if (type.byService && !byService)
    return { ok: false, faults: [{ path: ['type'], message: recordedByService(type) }] };
  const result = envelopeSchema(type).safeParse(input);
  if (!result.success) return { ok: false, faults: result.error.issues.flatMap(faultsOf) };
  const { $schema: _, ...envelope } = result.data as unknown as Omit<Draft, 'version'> & { $schema?: string };
  const draft = { ...envelope, version: type.version, sources: envelope.sources ?? [] };
  return { ok: true, draft: type.amends === 'corrects' ? withVersionedReplacement(draft) : draft };
}

/** A replacement is kept in the terms of its type's version, like any other development. */
function withVersionedReplacement(draft: Draft): Draft {
  const { replacement } = draft.data as { replacement: Envelope };
  const { version } = typeOf(replacement);
  return {
    ...draft,
    data: { ...draft.data, replacement: { ...replacement, version, sources: replacement.sources ?? [] } },
  };
}

/** A development without its id: what is asserted, rather than which. */
export type Envelope = Omit<Development, 'id'>;

export interface Amendment {
  readonly amends: Amends;
  /** The id of the development that it is about. */
  readonly target: string;
}

/** What a development says about another one; undefined where it is about the world. */
export function amendmentOf({ type, data }: Pick<Development, 'type' | 'data'>): Amendment | undefined {
  const { amends } = typeOf({ type });
  return amends && { amends, target: data.target as string };
}

/** What a development says about the world: a correction speaks through its replacement, under the correction’s own note. */
export function contentOf(development: Envelope): Envelope {
  if (typeOf(development).amends !== 'corrects') return development;
  return { ...(development.data as { replacement: Envelope }).replacement, note: development.note };
}

/** The same in the terms of its type's current version. */
export function upcast<Event extends Pick<Development, 'type' | 'version' | 'data'>>(event: Event): Event {
  const { version, upcasts = [], amends } = typeOf(event);
  if (event.version > version) {
    throw new Error(
      `the log holds version ${event.version} of “${event.type}”; this program knows it up to ${version}`,
    );
  }
  const data = upcasts.slice(event.version - 1).reduce((older, step) => step(older), event.data);
  if (amends !== 'corrects') return event.version === version ? event : { ...event, version, data };
  return { ...event, version, data: { ...data, replacement: upcast(data.replacement as Envelope) } };
}

function recordedByService({ name }: DevelopmentType): string {
  return `“${name}” is recorded by the service itself; see the commands redact, key and seal of annalist`;
}

function unknownType(name: unknown): string {
  if (typeof name !== 'string') return 'names no type; /docs lists the types';
  const family = name.split('.')[0] ?? '';
  const near = developmentTypes.filter((type) => type.name.startsWith(`${family}.`)).map((type) => type.name);
  const known = near.length > 0 ? near : developmentTypes.map((type) => type.name);
  return `“${name.slice(0, 80)}” is not a type of development; known here: ${known.join(', ')}`;
}

function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: 'is not a field here; leave it out or check its spelling',
      }));
    case 'invalid_union': {
      const [deepest] = issue.errors.flat().sort((a, b) => b.path.length - a.path.length);
      return [
        {
          path: [...path, ...(deepest?.path ?? []).filter((step) => typeof step !== 'symbol')],
          message: unionMessage(issue),
        },
      ];
    }
    default:
      return [{ path, message: issue.message }];
  }
}

function unionMessage(issue: z.core.$ZodIssueInvalidUnion): string {
  const messages = issue.errors.flat().map((error) => error.message);
  return messages.length > 0 ? [...new Set(messages)].join(', or: ') : issue.message;
}

export interface References {
  /** Within `data`: what the development is about. */
  readonly about: readonly Reference[];
  /** Who asserts, and what is cited. */
  readonly cited: readonly Reference[];
}

export function referencesOf(development: Omit<Envelope, 'version'>): References {
  const type = typesByName.get(development.type);
  if (type?.amends === 'corrects') return referencesOfCorrection(development);
  const asserters = [
    { by: development.attribution?.by, path: ['attribution', 'by'] },
    { by: development.claim?.by, path: ['claim', 'by'] },
  ].flatMap(({ by, path }) => (by?.includes(':') ? [{ subject: by as SubjectId, path }] : []));
  return {
    about: type ? referencesIn(type.data, development.data, ['data']) : [],
    cited: [...asserters, ...citedIn(development.sources)],
  };
}

function referencesOfCorrection({ data, sources }: Pick<Development, 'data' | 'sources'>): References {
  const { about, cited } = referencesOf(data.replacement as Envelope);
  const within = ({ subject, path }: Reference) => ({ subject, path: ['data', 'replacement', ...path] });
  return { about: about.map(within), cited: [...cited.map(within), ...citedIn(sources)] };
}

function citedIn(sources: Development['sources']): Reference[] {
  return sources.map(({ source }, index) => ({ subject: source, path: ['sources', index, 'source'] }));
}

/** Every development that a development refers to within its data, but for the one it amends. */
export function developmentsNamedBy(development: Pick<Development, 'type' | 'data'>): DevelopmentReference[] {
  return developmentsIn(typeOf(development), development.data);
}

/** Every subject that a development is about, is asserted by, or cites; each once. */
export function subjectsOf(development: Development): SubjectId[] {
  const { about, cited } = referencesOf(development);
  return [...new Set([...about, ...cited].map(({ subject }) => subject))];
}

/** The subject that a development registers, if it is of a type that does. */
export function registeredBy(development: Pick<Development, 'type' | 'data'>): SubjectId | undefined {
  return typesByName.get(development.type)?.registers?.(development.data);
}

export function currentVersionOf(type: string): number {
  return typeOf({ type }).version;
}

/** The id of the development that it is about, where it is about one rather than about the world. */
export function targetOf(development: Pick<Development, 'type' | 'data'>): string | undefined {
  const { amends, byService } = typeOf(development);
  const { target } = development.data;
  return (amends || byService) && typeof target === 'string' ? target : undefined;
}

/** Whether it is about the record itself, and not about the world. */
export function isRecordKeeping(development: Pick<Development, 'type'>): boolean {
  return typeOf(development).byService === true;
}

/** Registry points hold always, certainly: they have no date. */
export function isTimeless(development: Pick<Development, 'type'>): boolean {
  const { registers, timeless } = typeOf(development);
  return registers !== undefined || timeless === true;
}

/** What a development says about who is who. */
export type Identity =
  | { readonly kind: 'merges'; readonly from: SubjectId; readonly into: SubjectId }
  | {
      readonly kind: 'splits';
      readonly from: SubjectId;
      readonly into: SubjectId;
      /** Of the developments whose `from` is `into`. */
      readonly developments: readonly string[];
    };

export function identityOf(development: Pick<Development, 'type' | 'data'>): Identity | undefined {
  const { identifies } = typeOf(development);
  if (!identifies) return undefined;
  const { from, into, developments } = development.data as {
    from: SubjectId;
    into: SubjectId;
    developments?: readonly string[];
  };
  return identifies === 'merges'
    ? { kind: identifies, from, into }
    : { kind: identifies, from, into, developments: developments ?? [] };
}

/** As whom the record knows a subject. */
export type Identify = (subject: SubjectId) => SubjectId;
const asNamed: Identify = (subject) => subject;

/** The same development with every subject in it called as `identify` says. */
export function identifySubjects<Event extends Envelope>(event: Event, identify: Identify): Event {
  if (identify === asNamed) return event;
  const by = (asserter: string) => (asserter.includes(':') ? identify(asserter as SubjectId) : asserter);
  return {
    ...event,
    data: withSubjects(typeOf(event).data, event.data, identify),
    ...(event.attribution ? { attribution: { ...event.attribution, by: by(event.attribution.by) } } : {}),
    ...(event.claim ? { claim: { ...event.claim, by: by(event.claim.by) } } : {}),
    sources: event.sources.map((citation) => ({ ...citation, source: identify(citation.source) })),
  };
}

/**
 * All that a development says about tracks. Where its act is neither reported nor official, or its content is no more than
 * speculation or opinion, it moves no track: what it would say becomes a claim about the same subjects. `corroborating`: further
 * sources that say the same. An amendment, or what is about the record itself, says nothing of the world.
 *
 * `identify`: as whom the record knows its subjects. A subject that is known as another brings only its names and numbers from its
 * registration, on tracks of their own, so that the other's stand beside them.
 */
export function pointsOf(
  development: Development,
  corroborating: readonly SubjectId[] = [],
  identify: Identify = asNamed,
): Point[] {
  const { amends, byService } = typeOf(development);
  if (amends || byService) return [];
  const identified = identifySubjects(development, identify);
  const listed = isTimeless(development) ? [] : timelinePoints(identified, corroborating.map(identify));
  return [...statePoints(development, identified, identify), ...listed];
}

/** How many points a development has. */
export function countPoints(development: Development): number {
  const { amends, byService } = typeOf(development);
  if (amends || byService) return 0;
  const listed = isTimeless(development) ? 0 : 1 + subjectsOf(development).length;
  return statePoints(development, development, asNamed).length + listed;
}

function statePoints(development: Development, identified: Development, identify: Identify): Point[] {
  const points = pointsOfIdentified(development, identified, identify);
  if (!isDoubtful(development)) return [...points];
  const barred = points.filter(({ attribute, holds }) => !isAside(attribute) || !holds);
  const subjects = barred.map((point) => point.subject as SubjectId);
  const claims = subjects.length > 0 ? claimPoints(identified, { kind: development.type, subjects }) : [];
  return [...points.filter((point) => !barred.includes(point)), ...claims];
}

function pointsOfIdentified(development: Development, identified: Development, identify: Identify): readonly Point[] {
  const { points, registers, renames } = typeOf(development);
  if (identified.data === development.data) return points(identified);
  const registered = (registers ?? renames)?.(development.data);
  const isKnownAsAnother = registered !== undefined && identify(registered) !== registered;
  return [
    ...(isKnownAsAnother ? [] : points(identified).filter((point) => !isCalling(point))),
    ...points(development)
      .filter(isCalling)
      .map((point) => callAs(point, identify)),
  ];
}

/** What a subject is called: of subjects that are one, all names and numbers stay. */
function isCalling({ attribute }: Point): boolean {
  return attribute === 'name' || attribute === 'identifier';
}

function callAs(point: Point, identify: Identify): Point {
  const named = point.subject as SubjectId;
  const subject = identify(named);
  return subject === named ? point : { ...point, subject, key: `${point.key}/${named}` };
}

const firmActs: readonly (string | undefined)[] = [undefined, 'reported', 'official'];
const doubtfulContents: readonly (string | undefined)[] = ['speculation', 'opinion', 'unknown'];

function isDoubtful({ attribution, claim }: Development): boolean {
  return !firmActs.includes(attribution?.standing) || doubtfulContents.includes(claim?.standing);
}

function timelinePoints(development: Development, corroborating: readonly SubjectId[]): Point[] {
  const subjects = [...new Set([...subjectsOf(development), ...corroborating])];
  return [
    listing(EVERYTHING, development, wordsOf(development)),
    ...subjects.map((it) => listing(it, development, null)),
  ];
}

function listing(subject: Point['subject'], { type }: Development, value: string | null): Point {
  return { subject, attribute: TIMELINE, key: '', holds: true, label: type, value };
}

/** What a development is found by: its summary and what it quotes, folded. */
function wordsOf({ summary, sources, data }: Development): string {
  const quotes = sources.flatMap(({ quote, translation }) => [quote, translation]);
  const own = typeof data.quote === 'string' ? data.quote : undefined;
  return fold([summary, own, ...quotes].filter((text) => text !== undefined).join(' '));
}

/**
 * What a development says, as a sentence for people. It begins with how that stands and who asserts it, so that it cannot be read, or
 * cut, as more than is known.
 */
export function describeDevelopment(development: Envelope, name: NameOf): string {
  const { sentence, amends } = typeOf(development);
  if (amends === 'corrects') return `Correction. ${describeDevelopment(contentOf(development), name)}`;
  const words = sentence(development.data, name);
  const clause = /[.?!]$/.test(words) ? words : `${words}.`;
  const lead = leadOf(development, name);
  return lead === undefined ? clause : `${lead}: ${clause}`;
}

/** Its summary in the editor's words, which begins likewise; the sentence where there is none. */
export function describeSummary(development: Envelope, name: NameOf): string {
  const { summary } = development;
  const lead = leadOf(development, name);
  if (summary === undefined || lead === undefined) return summary ?? describeDevelopment(development, name);
  return `${lead}: ${summary}`;
}
