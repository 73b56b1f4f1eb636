// The tables as Kysely types; docs/schema.sql describes them.
import type { Generated, JSONColumnType } from 'kysely';
import type { Day } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';

/**
 * Rows as they arrive: `date` as a day, `timestamptz` as an instant, `bigint` as a number (positions stay below 2^53).
 */
export interface Database {
  readonly workspace: { name: string; public: boolean; indexable: Generated<boolean>; created_at: Generated<Instant> };
  readonly token: {
    workspace: string;
    name: string;
    role: 'reader' | 'recorder';
    sha256: Buffer;
    created_at: Generated<Instant>;
  };
  readonly head: { workspace: string; size: number; recorded_at: Instant; settled_at: Instant };
  readonly development: {
    workspace: string;
    position: number;
    id: string;
    recorded_at: Instant;
    batch_end: number;
    leaf: string;
    meta: string | null;
    meta_salt: Buffer | null;
    statement: string | null;
    statement_salt: Buffer | null;
    sources: string | null;
    sources_salt: Buffer | null;
    note: string | null;
    note_salt: Buffer | null;
  };
  readonly subject_index: { workspace: string; subject: string; position: number };
  readonly subject: { workspace: string; subject: string; position: number };
  readonly identity: { workspace: string; subject: string; position: number };
  readonly amendment: {
    workspace: string;
    target: number;
    position: number;
    amends: 'corrects' | 'retracts' | 'corroborates';
  };
  readonly redaction: { workspace: string; position: number; type: string; recorded_at_position: number };
  readonly tile: { workspace: string; level: number; index: number; hashes: Buffer; root: Buffer };
  readonly log_origin: {
    workspace: string;
    number: number;
    origin: string;
    previous: string | null;
    began_at: Generated<Instant>;
  };
  readonly log_key: { workspace: string; verifier: string; added_at: Generated<Instant> };
  readonly checkpoint: {
    workspace: string;
    origin_number: number;
    size: number;
    note: string;
    sealed_at: Generated<Instant>;
  };
  readonly cosignature: {
    workspace: string;
    origin_number: number;
    size: number;
    witness: string;
    line: string;
    seen_at: Generated<Instant>;
  };
  readonly projection: {
    workspace: string;
    next_position: Generated<number>;
    generation: Generated<number>;
    newest_generation: Generated<number>;
    facts_version: Generated<number>;
  };
  readonly rebuild: {
    workspace: string;
    generation: number;
    next_position: number;
    started_at: Generated<Instant>;
    facts_version: Generated<number>;
    erasures: Generated<number>;
    is_folded: Generated<boolean>;
  };
  readonly after_edge: { workspace: string; follower: number; followed: number };
  readonly fact: {
    workspace: string;
    generation: number;
    subject: string;
    attribute: string;
    key: string;
    latest: Day;
    earliest: Day;
    time_of_day_ms: number;
    tie_position: number;
    tie_depth: number;
    position: number;
    index: number;
    known_from: number;
    known_to: number | null;
    next_latest: Day | null;
    next_earliest: Day | null;
    next_from: number | null;
    follows: number[] | null;
    holds: boolean;
    label: string;
    value: JSONColumnType<object> | null;
    development: string;
    cause: JSONColumnType<object> | null;
  };
  readonly event: {
    workspace: string;
    generation: number;
    latest: Day;
    earliest: Day;
    time_of_day_ms: number;
    tie_position: number;
    tie_depth: number;
    position: number;
    index: number;
    known_from: number;
    known_to: number | null;
    type: string;
    standing: string | null;
    contradicted: boolean;
    is_open: boolean;
    correction: string | null;
    corroborations: string[] | null;
    subjects: string[];
    words: string[];
  };
  readonly word: { workspace: string; word: string };
}
