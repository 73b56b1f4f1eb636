-- The schema of the database, as the files in migrations/ make it. `npm run generate` writes this file: to change the
-- schema, add a migration. The server acts as the role annalist_runtime: it can do what is granted here, and no more.

create extension pg_trgm;

-- One team’s isolated record: its own log, subjects and tokens.
create table workspace (
  -- Its name, as in addresses; the first column of every other key.
  name text collate "C" not null,
  -- Whether everyone may read it without a token.
  public boolean not null,
  -- When it was made.
  created_at timestamp with time zone not null default clock_timestamp(),
  -- Whether search engines may list its pages.
  indexable boolean not null default false,
  constraint workspace_pkey primary key (name)
);
grant insert, select on workspace to annalist_runtime;
grant update (indexable) on workspace to annalist_runtime;

-- Tokens of a workspace. Only their digests are kept.
create table token (
  -- The workspace that it is for.
  workspace text collate "C" not null,
  -- The name under which its developments are recorded.
  name text collate "C" not null,
  -- What it may do: reader reads, recorder also records.
  role text collate "C" not null,
  -- The SHA-256 digest of the token.
  sha256 bytea not null,
  -- When it was made.
  created_at timestamp with time zone not null default clock_timestamp(),
  constraint token_pkey primary key (workspace, name),
  constraint token_role_check check ((role = any (array['reader'::text, 'recorder'::text]))),
  constraint token_workspace_fkey foreign key (workspace) references workspace(name)
);
create unique index token_by_digest
  on token using btree (workspace, sha256);
grant insert, select on token to annalist_runtime;

-- The end of each log. Every append locks its row.
create table head (
  -- The workspace of the log.
  workspace text collate "C" not null,
  -- How many developments the log has; the next one gets this position.
  size bigint not null default 0,
  -- When the last request was recorded.
  recorded_at timestamp with time zone not null,
  -- Nothing more is recorded up to this moment: a reader was promised so.
  settled_at timestamp with time zone not null,
  constraint head_pkey primary key (workspace),
  constraint head_size_check check ((size >= 0)),
  constraint head_workspace_fkey foreign key (workspace) references workspace(name)
);
create trigger head_is_never_removed before delete or truncate on head
  for each statement execute function refuse_change();
alter table head enable always trigger head_is_never_removed;
create trigger head_only_grows before update on head
  for each row execute function refuse_shorter_log();
alter table head enable always trigger head_only_grows;
grant insert, select, update on head to annalist_runtime;

-- The log: every development, in the order of its recording. Rows never change, but for erasure.
create table development (
  -- The workspace of the log.
  workspace text collate "C" not null,
  -- Its place in the log: 0, 1, 2, … without gaps.
  position bigint not null,
  -- Its id: the recorder’s, or made by the server.
  id uuid not null,
  -- When it was recorded; the same for all of a request, and later than any before.
  recorded_at timestamp with time zone not null,
  -- The position of the last development of its atomic batch: all of it is known from there on.
  batch_end bigint not null,
  -- The leaf of the Merkle tree: canonical JSON with the digest of every part.
  leaf text not null,
  -- The part with type, version and recorder: canonical JSON (RFC 8785). Null once it is erased.
  meta text,
  -- 16 random bytes before that text in its digest. Null once it is erased.
  meta_salt bytea,
  -- The part with what happened, when, and who says so. Null once it is erased.
  statement text,
  -- 16 random bytes before that text in its digest. Null once it is erased.
  statement_salt bytea,
  -- The part with the sources and their quotes. Null once it is erased.
  sources text,
  -- 16 random bytes before that text in its digest. Null once it is erased.
  sources_salt bytea,
  -- The part with the recorder’s note, which readers do not see. Null once it is erased.
  note text,
  -- 16 random bytes before that text in its digest. Null once it is erased.
  note_salt bytea,
  constraint development_pkey primary key (workspace, "position"),
  constraint development_check check ((batch_end >= "position")),
  constraint development_position_check check (("position" >= 0))
) with (autovacuum_analyze_scale_factor=0, autovacuum_analyze_threshold=5000);
alter table development alter column meta set statistics 0;
alter table development alter column statement set statistics 0;
alter table development alter column sources set statistics 0;
alter table development alter column note set statistics 0;
create unique index development_by_id
  on development using btree (workspace, id);
create index development_by_recorded_at
  on development using btree (workspace, recorded_at, "position");
create trigger development_is_append_only before delete or truncate on development
  for each statement execute function refuse_change();
alter table development enable always trigger development_is_append_only;
create trigger development_is_only_erased before update on development
  for each row execute function admit_erased_parts();
alter table development enable always trigger development_is_only_erased;
grant insert, select on development to annalist_runtime;

-- Which developments name a subject: in what they say, as who says it, or as a source.
create table subject_index (
  -- The workspace of the log.
  workspace text collate "C" not null,
  -- The id of the subject.
  subject text collate "C" not null,
  -- The position of a development that names it.
  position bigint not null,
  constraint subject_index_pkey primary key (workspace, subject, "position")
) with (autovacuum_analyze_scale_factor=0, autovacuum_analyze_threshold=5000);
create index subject_index_by_position
  on subject_index using btree (workspace, "position", subject);
create trigger subject_index_is_append_only before update or truncate on subject_index
  for each statement execute function refuse_change();
alter table subject_index enable always trigger subject_index_is_append_only;
create trigger subject_index_is_only_erased before delete on subject_index
  for each row execute function admit_erasure('position');
alter table subject_index enable always trigger subject_index_is_only_erased;
grant insert, select on subject_index to annalist_runtime;

-- Where each subject was registered.
create table subject (
  -- The workspace of the log.
  workspace text collate "C" not null,
  -- The id of the subject: person:…, case:…, organization:… or source:….
  subject text collate "C" not null,
  -- The position of the development that registered it.
  position bigint not null,
  constraint subject_pkey primary key (workspace, subject)
) with (autovacuum_analyze_scale_factor=0, autovacuum_analyze_threshold=5000);
create trigger subject_is_append_only before update or truncate on subject
  for each statement execute function refuse_change();
alter table subject enable always trigger subject_is_append_only;
create trigger subject_is_only_erased before delete on subject
  for each row execute function admit_erasure('position');
alter table subject enable always trigger subject_is_only_erased;
grant insert, select on subject to annalist_runtime;

-- Which facts serve, and how far they have come.
create table projection (
  -- The workspace of the facts.
  workspace text collate "C" not null,
  -- Every position below it is projected.
  next_position bigint not null default 0,
  -- The generation of facts that serves.
  generation integer not null default 1,
  -- The greatest number that a generation ever had.
  newest_generation integer not null default 1,
  -- By which version of the rules the facts were made.
  facts_version integer not null default 1,
  constraint projection_pkey primary key (workspace),
  constraint projection_workspace_fkey foreign key (workspace) references workspace(name)
);
grant delete, insert, select, update on projection to annalist_runtime;

-- Which developments follow which, as “after” says.
create table after_edge (
  -- The workspace of the log.
  workspace text collate "C" not null,
  -- The position of the later development.
  follower bigint not null,
  -- The position of the development that it follows.
  followed bigint not null,
  constraint after_edge_pkey primary key (workspace, follower, followed)
);
create index after_edge_by_followed
  on after_edge using btree (workspace, followed, follower);
create trigger after_edge_is_append_only before update or truncate on after_edge
  for each statement execute function refuse_change();
alter table after_edge enable always trigger after_edge_is_append_only;
create trigger after_edge_is_only_erased before delete on after_edge
  for each row execute function admit_erasure('follower');
alter table after_edge enable always trigger after_edge_is_only_erased;
grant insert, select on after_edge to annalist_runtime;

-- What holds when, and since when that is known: derived from the log, and rebuilt from it.
create table fact (
  -- The workspace of the log.
  workspace text collate "C" not null,
  -- The number of the row.
  id bigint not null generated always as identity,
  -- Whom or what it is about: the id of a subject, or * for the whole record.
  subject text collate "C" not null,
  -- Which attribute of the subject.
  attribute text collate "C" not null,
  -- Which line of values, where an attribute has several: a case, an organization, a development.
  key text collate "C" not null,
  -- The last day on which the value can have begun. The first thing that orders a line of values.
  latest date not null,
  -- The first day on which the value can have begun.
  earliest date not null,
  -- Milliseconds from midnight UTC of the written day; the least integer where no time is given.
  time_of_day_ms integer not null,
  -- The greatest position among the development and all that it follows: ties obey “after”.
  tie_position bigint not null,
  -- How many steps of “after” lie between the development of that position and this one.
  tie_depth integer not null,
  -- The position of the development.
  position bigint not null,
  -- The number of the point among the points of its development.
  index integer not null,
  -- The position from which on it is known.
  known_from bigint not null,
  -- The position from which on it is known no more. Null: it is still known. Nothing else ever changes.
  known_to bigint,
  -- The last day on which the next value of the line can have begun. Null: there is none.
  next_latest date,
  -- The first day on which the next value of the line can have begun.
  next_earliest date,
  -- The nearest positions of the line that it follows by “after”, although the dates alone do not say so.
  follows bigint[] not null,
  -- Whether the line has a value from then on, or none.
  holds boolean not null,
  -- What lists filter on; of a name, the name folded for search.
  label text collate "C" not null,
  -- The value; where it ends one, what the source says of the ending.
  value jsonb,
  -- Where it comes from: the development, its correction, sources, date and kind of statement.
  cause jsonb not null,
  -- Facts of one generation serve; others are being rebuilt, or were replaced.
  generation integer not null,
  constraint fact_pkey primary key (id)
) with (fillfactor=85, autovacuum_analyze_scale_factor=0, autovacuum_analyze_threshold=20000);
alter table fact alter column value set statistics 0;
alter table fact alter column cause set statistics 0;
create index fact_by_key
  on fact using btree (workspace, generation, attribute, key, subject, latest, known_from) where ((attribute <> 'timeline'::text) and (key <> ''::text));
create index fact_by_label
  on fact using btree (workspace, generation, attribute, label, subject, latest, known_from) where (attribute <> 'timeline'::text);
create index fact_by_name
  on fact using gin (label gin_trgm_ops) where (attribute = 'name'::text);
create index fact_by_track
  on fact using btree (workspace, generation, subject, attribute, key, latest, earliest, time_of_day_ms, tie_position, tie_depth, "position", index, known_from);
create index fact_by_words
  on fact using gin (((value #>> '{}'::text[])) gin_trgm_ops) where ((attribute = 'timeline'::text) and (subject = '*'::text));
alter index fact_by_words alter column 1 set statistics 0;
grant delete, insert, select, update on fact to annalist_runtime;

-- Corrections, retractions and corroborations: which development amends which.
create table amendment (
  -- The workspace of the log.
  workspace text collate "C" not null,
  -- The position of what is amended; it may be an amendment itself.
  target bigint not null,
  -- The position of the amendment.
  position bigint not null,
  -- How: corrects, retracts or corroborates.
  amends text collate "C" not null,
  constraint amendment_pkey primary key (workspace, target, "position"),
  constraint amendment_amends_check check ((amends = any (array['corrects'::text, 'retracts'::text, 'corroborates'::text]))),
  constraint amendment_check check ((target < "position"))
);
create unique index amendment_by_position
  on amendment using btree (workspace, "position");
create trigger amendment_is_append_only before delete or update or truncate on amendment
  for each statement execute function refuse_change();
alter table amendment enable always trigger amendment_is_append_only;
grant insert, select on amendment to annalist_runtime;

-- Generations of facts that are being rebuilt, or that were replaced and wait to be deleted.
create table rebuild (
  -- The workspace of the facts.
  workspace text collate "C" not null,
  -- The number of the generation.
  generation integer not null,
  -- Every position below it is projected into this generation.
  next_position bigint not null,
  -- When the rebuild began, or the generation was replaced.
  started_at timestamp with time zone not null default clock_timestamp(),
  constraint rebuild_pkey primary key (workspace, generation),
  constraint rebuild_workspace_fkey foreign key (workspace) references workspace(name)
);
grant delete, insert, select, update on rebuild to annalist_runtime;

-- Full tiles of the Merkle tree: a cache. The leaves in order are the log.
create table tile (
  -- The workspace of the log.
  workspace text collate "C" not null,
  -- The level of the tile; one of level L covers 8 levels of the tree from level 8 × L up.
  level integer not null,
  -- The number of the tile on its level.
  index bigint not null,
  -- 256 hashes of 32 bytes.
  hashes bytea not null,
  -- The hash over these hashes: one hash of the level above.
  root bytea not null,
  constraint tile_pkey primary key (workspace, level, index),
  constraint tile_hashes_check check ((octet_length(hashes) = 8192)),
  constraint tile_index_check check ((index >= 0)),
  constraint tile_level_check check (((level >= 0) and (level <= 63))),
  constraint tile_root_check check ((octet_length(root) = 32))
);
grant insert, select on tile to annalist_runtime;

-- The names under which a log is signed, one after the other.
create table log_origin (
  -- The workspace of the log.
  workspace text collate "C" not null,
  -- Counts the names of a log from 1.
  number integer not null,
  -- The name.
  origin text collate "C" not null,
  -- The last checkpoint under the name before. Null for the first name.
  previous text,
  -- When it was given.
  began_at timestamp with time zone not null default clock_timestamp(),
  constraint log_origin_pkey primary key (workspace, number),
  constraint log_origin_number_check check ((number >= 1))
);
create trigger log_origin_is_append_only before delete or update or truncate on log_origin
  for each statement execute function refuse_change();
alter table log_origin enable always trigger log_origin_is_append_only;
grant insert, select on log_origin to annalist_runtime;

-- Every key that ever signed a log: old checkpoints are checked with old keys.
create table log_key (
  -- The workspace of the log.
  workspace text collate "C" not null,
  -- The public key as a line: name+id+key (C2SP signed-note).
  verifier text collate "C" not null,
  -- When it first signed.
  added_at timestamp with time zone not null default clock_timestamp(),
  constraint log_key_pkey primary key (workspace, verifier)
);
create trigger log_key_is_append_only before delete or update or truncate on log_key
  for each statement execute function refuse_change();
alter table log_key enable always trigger log_key_is_append_only;
grant insert, select on log_key to annalist_runtime;

-- Every checkpoint that was published.
create table checkpoint (
  -- The workspace of the log.
  workspace text collate "C" not null,
  -- The number of the name that it was signed under.
  origin_number integer not null,
  -- How many developments it covers.
  size bigint not null,
  -- The signed note (C2SP tlog-checkpoint), without cosignatures.
  note text not null,
  -- When it was published.
  sealed_at timestamp with time zone not null default clock_timestamp(),
  constraint checkpoint_pkey primary key (workspace, origin_number, size),
  constraint checkpoint_size_check check ((size > 0))
);
create trigger checkpoint_is_append_only before delete or update or truncate on checkpoint
  for each statement execute function refuse_change();
alter table checkpoint enable always trigger checkpoint_is_append_only;
grant insert, select on checkpoint to annalist_runtime;

-- Erasures: which developments have lost their parts.
create table redaction (
  -- The workspace of the log.
  workspace text collate "C" not null,
  -- The position of the erased development.
  position bigint not null,
  -- The type that it had.
  type text collate "C" not null,
  -- The position of the development that records the erasure.
  recorded_at_position bigint not null,
  constraint redaction_pkey primary key (workspace, "position"),
  constraint redaction_check check (("position" < recorded_at_position))
);
create trigger redaction_is_append_only before delete or update or truncate on redaction
  for each statement execute function refuse_change();
alter table redaction enable always trigger redaction_is_append_only;
grant select on redaction to annalist_runtime;

-- What witnesses signed of the checkpoints.
create table cosignature (
  -- The workspace of the log.
  workspace text collate "C" not null,
  -- The number of the name that the checkpoint was signed under.
  origin_number integer not null,
  -- The size of the checkpoint.
  size bigint not null,
  -- The name of the witness.
  witness text collate "C" not null,
  -- Its signature as a line of the note, with the newline.
  line text not null,
  -- When it arrived.
  seen_at timestamp with time zone not null default clock_timestamp(),
  constraint cosignature_pkey primary key (workspace, origin_number, size, witness),
  constraint cosignature_line_check check (((line ~~ '— %'::text) and ("right"(line, 1) = '
'::text))),
  constraint cosignature_size_check check ((size > 0))
);
create index cosignature_by_witness
  on cosignature using btree (workspace, witness, origin_number, size);
create trigger cosignature_is_append_only before delete or update or truncate on cosignature
  for each statement execute function refuse_change();
alter table cosignature enable always trigger cosignature_is_append_only;
grant insert, select on cosignature to annalist_runtime;

-- Which developments merge or split subjects: a row for each of the two that one names.
create table identity (
  -- The workspace of the log.
  workspace text collate "C" not null,
  -- The id of one of the two subjects.
  subject text collate "C" not null,
  -- The position of the merge or split.
  position bigint not null,
  constraint identity_pkey primary key (workspace, subject, "position")
);
create index identity_by_position
  on identity using btree (workspace, "position", subject);
create trigger identity_is_append_only before update or truncate on identity
  for each statement execute function refuse_change();
alter table identity enable always trigger identity_is_append_only;
create trigger identity_is_only_erased before delete on identity
  for each row execute function admit_erasure('position');
alter table identity enable always trigger identity_is_only_erased;
grant insert, select on identity to annalist_runtime;

-- Lets a development lose all its parts, and nothing else, as it is erased.
create function admit_erased_parts()
 returns trigger
 language plpgsql
as $$
begin
  if (new.workspace, new.position, new.id, new.recorded_at, new.batch_end, new.leaf)
       is not distinct from (old.workspace, old.position, old.id, old.recorded_at, old.batch_end, old.leaf)
     and num_nonnulls(new.meta, new.meta_salt, new.statement, new.statement_salt, new.sources, new.sources_salt, new.note, new.note_salt) = 0
     and is_being_erased(old.workspace, old.position) then
    return new;
  end if;
  raise exception 'the log is append-only: % on % is refused', tg_op, tg_table_name
    using errcode = 'restrict_violation',
          hint = 'To mend a development, record a correction or a retraction; to erase it, use annalist redact.';
end
$$;

-- Lets a row go only with its erased development. The argument names the column with its position.
create function admit_erasure()
 returns trigger
 language plpgsql
as $$
begin
  if is_being_erased(old.workspace, (to_jsonb(old) ->> tg_argv[0])::bigint) then
    return old;
  end if;
  raise exception 'the log is append-only: % on % is refused', tg_op, tg_table_name
    using errcode = 'restrict_violation',
          hint = 'To mend a development, record a correction or a retraction; to erase it, use annalist redact.';
end
$$;

-- Takes the planner’s statistics anew, so that they hold no sample of what was erased.
create function forget_samples()
 returns void
 language plpgsql
 security definer
 set search_path to 'pg_catalog', 'public'
as $$
begin
  analyze fact, subject_index, subject, development, identity;
end
$$;
grant execute on function forget_samples() to annalist_runtime;

-- Whether this very transaction recorded the erasure of a development.
create function is_being_erased(of_workspace text, of_position bigint)
 returns boolean
 language sql
 stable
 set search_path to 'pg_catalog', 'public'
as $$
  select exists (
    select from redaction r
    join development d on d.workspace = r.workspace and d.position = r.recorded_at_position
    join development e on e.workspace = r.workspace and e.position = r.position
    where r.workspace = of_workspace and r.position = of_position
      and d.xmin::text = (pg_current_xact_id()::xid)::text
      and d.meta::jsonb ->> 'type' = 'development.redacted'
      and d.statement::jsonb -> 'data' -> 'erased' @> jsonb_build_array(jsonb_build_object('id', e.id::text)))
$$;

-- Erases the developments that a development.redacted of this transaction names.
create function redact(of_workspace text, by_position bigint)
 returns void
 language plpgsql
 security definer
 set search_path to 'pg_catalog', 'public'
as $$
declare
  erased bigint[];
begin
  insert into redaction (workspace, position, type, recorded_at_position)
  select of_workspace, e.position, named ->> 'type', by_position
  from development d
  cross join lateral jsonb_array_elements(d.statement::jsonb -> 'data' -> 'erased') as named
  join development e on e.workspace = of_workspace and e.id = (named ->> 'id')::uuid
  where d.workspace = of_workspace and d.position = by_position and d.meta::jsonb ->> 'type' = 'development.redacted'
    and e.meta is not null;
  select coalesce(array_agg(position), '{}') into erased
  from redaction where workspace = of_workspace and recorded_at_position = by_position;
  update development
  set meta = null, meta_salt = null, statement = null, statement_salt = null, sources = null, sources_salt = null, note = null, note_salt = null
  where workspace = of_workspace and position = any(erased);
  delete from subject_index where workspace = of_workspace and position = any(erased);
  delete from subject where workspace = of_workspace and position = any(erased);
  delete from after_edge where workspace = of_workspace and follower = any(erased);
  delete from identity where workspace = of_workspace and position = any(erased);
end
$$;
grant execute on function redact(text,bigint) to annalist_runtime;

-- Refuses every change of a table that is only added to.
create function refuse_change()
 returns trigger
 language plpgsql
as $$
begin
  raise exception 'the log is append-only: % on % is refused', tg_op, tg_table_name
    using errcode = 'restrict_violation',
          hint = 'To mend a development, record a correction or a retraction.';
end
$$;

-- Refuses to make a log shorter or earlier.
create function refuse_shorter_log()
 returns trigger
 language plpgsql
as $$
begin
  if new.workspace <> old.workspace or new.size < old.size or new.recorded_at < old.recorded_at
    or new.settled_at < old.settled_at then
    raise exception 'the log of % only grows: % → %', old.workspace, old.size, new.size using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
