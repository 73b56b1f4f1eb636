-- The log: what was recorded, in which order, and when. Rows of these tables never change.

create table workspace (
  name text collate "C" primary key,
  public boolean not null,
  created_at timestamptz not null default clock_timestamp()
);

create table token (
  workspace text collate "C" not null references workspace (name),
  name text collate "C" not null,
  role text collate "C" not null check (role in ('reader', 'recorder')),
  sha256 bytea not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (workspace, name)
);
create unique index token_by_digest on token (workspace, sha256);

-- One row a workspace, locked by every append: how long the log is, when its last request was recorded, and the moment up to which
-- it was promised that nothing more will be: whatever is recorded next gets a later one, also where the clock is set back.
create table head (
  workspace text collate "C" primary key references workspace (name),
  size bigint not null default 0 check (size >= 0),
  recorded_at timestamptz not null,
  settled_at timestamptz not null
);

-- A part is canonical JSON (RFC 8785), kept verbatim as text, with its own salt. The leaf commits to each part's digest.
create table development (
  workspace text collate "C" not null,
  position bigint not null check (position >= 0),
  id uuid not null,
  recorded_at timestamptz not null,
  batch_end bigint not null,
  leaf text not null,
  meta text,
  meta_salt bytea,
  statement text,
  statement_salt bytea,
  sources text,
  sources_salt bytea,
  note text,
  note_salt bytea,
  primary key (workspace, position),
  check (batch_end >= position)
);
create unique index development_by_id on development (workspace, id);
create index development_by_recorded_at on development (workspace, recorded_at, position);

-- Which developments name a subject: those about it, asserted by it, or citing it.
create table subject_index (
  workspace text collate "C" not null,
  subject text collate "C" not null,
  position bigint not null,
  primary key (workspace, subject, position)
);

-- Where each subject was registered.
create table subject (
  workspace text collate "C" not null,
  subject text collate "C" not null,
  position bigint not null,
  primary key (workspace, subject)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the log is append-only: % on % is refused', tg_op, tg_table_name
    using errcode = 'restrict_violation',
          hint = 'To mend a development, record a correction or a retraction.';
end
$$;

create trigger development_is_append_only before update or delete or truncate on development
  for each statement execute function refuse_change();
alter table development enable always trigger development_is_append_only;

create trigger subject_index_is_append_only before update or delete or truncate on subject_index
  for each statement execute function refuse_change();
alter table subject_index enable always trigger subject_index_is_append_only;

create trigger subject_is_append_only before update or delete or truncate on subject
  for each statement execute function refuse_change();
alter table subject enable always trigger subject_is_append_only;

create trigger head_is_never_removed before delete or truncate on head
  for each statement execute function refuse_change();
alter table head enable always trigger head_is_never_removed;

create function refuse_shorter_log() returns trigger language plpgsql as $$
begin
  if new.workspace <> old.workspace or new.size < old.size or new.recorded_at < old.recorded_at
    or new.settled_at < old.settled_at then
    raise exception 'the log of % only grows: % → %', old.workspace, old.size, new.size using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;

create trigger head_only_grows before update on head for each row execute function refuse_shorter_log();
alter table head enable always trigger head_only_grows;

grant select, insert on workspace, token, development, subject_index, subject to annalist_runtime;
grant select, insert, update on head to annalist_runtime;
