import type { z } from 'zod';
import { makeAmendmentTypes } from './amendments.ts';
import { assetTypes } from './assets.ts';
import { claimPoints, claimTypes } from './claims.ts';
import { custodyTypes } from './custody.ts';
import { type Amends, type Development, type DevelopmentType, envelopeOf } from './development.ts';
import { linkTypes } from './links.ts';
import { officeTypes } from './office.ts';
import { EVERYTHING, type Point, TIMELINE } from './points.ts';
import { proceedingTypes } from './proceedings.ts';
import { recordKeepingTypes } from './record-keeping.ts';
import { registryTypes } from './registry.ts';
import { type Path, type Reference, referencesIn, type SubjectId } from './subject.ts';
import { trialTypes } from './trial.ts';
import { unrestTypes } from './unrest.ts';

const typesAboutTheWorld: readonly DevelopmentType[] = [
  ...registryTypes,
  ...officeTypes,
  ...unrestTypes,
  ...claimTypes,
  ...proceedingTypes,
  ...custodyTypes,
  ...trialTypes,
  ...assetTypes,
  ...linkTypes,
];

/** Every type of development that may be sent, in the order of the reference. To add a type is to add one value to its family. */
export const developmentTypes: readonly DevelopmentType[] = [
  ...typesAboutTheWorld,
  ...makeAmendmentTypes(typesAboutTheWorld),
];

const allTypes: readonly DevelopmentType[] = [...developmentTypes, ...recordKeepingTypes];
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
export function exampleOf({ name, example, registers, amends, claims }: DevelopmentType): object {
  const sources = [{ source: 'source:harbour-gazette-1', locator: 'page 1' }];
  if (registers || amends) return { type: name, ...example, ...(amends === 'corroborates' ? { sources } : {}) };
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
export function upcast<Told extends Pick<Development, 'type' | 'version' | 'data'>>(told: Told): Told {
  const { version, upcasts = [], amends } = typeOf(told);
  if (told.version > version) {
    throw new Error(`the log holds version ${told.version} of “${told.type}”; this program knows it up to ${version}`);
  }
  const data = upcasts.slice(told.version - 1).reduce((older, step) => step(older), told.data);
  if (amends !== 'corrects') return told.version === version ? told : { ...told, version, data };
  return { ...told, version, data: { ...data, replacement: upcast(data.replacement as Envelope) } };
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
  return typeOf(development).registers !== undefined;
}

/**
 * All that a development says about tracks. Where its act is neither reported nor official, or its content is no more than
 * speculation or opinion, it moves no track: what it would say becomes a claim about the same subjects. `corroborating`: further
 * sources that say the same. An amendment, or what is about the record itself, says nothing of the world.
 */
export function pointsOf(development: Development, corroborating: readonly SubjectId[] = []): Point[] {
  const { points, amends, byService } = typeOf(development);
  if (amends || byService) return [];
  const own = points(development);
  const barred = isDoubtful(development) ? own.filter((point) => !ASIDE.includes(point.attribute)) : [];
  const admitted = own.filter((point) => !barred.includes(point));
  const subjects = barred.map((point) => point.subject as SubjectId);
  const claims = subjects.length > 0 ? claimPoints(development, development.type, subjects) : [];
  const listed = isTimeless(development) ? [] : timelinePoints(development, corroborating);
  return [...admitted, ...claims, ...listed];
}

/** What says nothing of a subject's state. */
const ASIDE: readonly Point['attribute'][] = ['claim', 'unknown'];

const firmActs: readonly (string | undefined)[] = [undefined, 'reported', 'official'];
const doubtfulContents: readonly (string | undefined)[] = ['speculation', 'opinion', 'unknown'];

function isDoubtful({ attribution, claim }: Development): boolean {
  return !firmActs.includes(attribution?.standing) || doubtfulContents.includes(claim?.standing);
}

function timelinePoints(development: Development, corroborating: readonly SubjectId[]): Point[] {
  return [...new Set([EVERYTHING, ...subjectsOf(development), ...corroborating])].map((subject) => ({
    subject: subject as SubjectId,
    attribute: TIMELINE,
    key: '',
    holds: true,
    label: development.type,
    value: null,
  }));
}
