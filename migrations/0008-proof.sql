-- Full tiles of the Merkle tree, 256 hashes each, and the hash of each tile: a cache. The ordered leaves are the log.
create table tile (
  workspace text collate "C" not null,
  level integer not null check (level between 0 and 63),
  index bigint not null check (index >= 0),
  hashes bytea not null check (octet_length(hashes) = 8192),
  root bytea not null check (octet_length(root) = 32),
  primary key (workspace, level, index)
);

-- Under which name the log of a workspace is signed. A further origin begins where an operator gave up the one before: `previous` is its last checkpoint.
create table log_origin (
  workspace text collate "C" not null,
  number integer not null check (number >= 1),
  origin text collate "C" not null,
  previous text,
  began_at timestamptz not null default clock_timestamp(),
  primary key (workspace, number)
);

-- Every key that ever signed a log: old checkpoints are checked with old keys.
create table log_key (
  workspace text collate "C" not null,
  verifier text collate "C" not null,
  added_at timestamptz not null default clock_timestamp(),
  primary key (workspace, verifier)
);

-- Every checkpoint that was published, as a signed note.
create table checkpoint (
  workspace text collate "C" not null,
  origin_number integer not null,
  size bigint not null check (size > 0),
  note text not null,
  sealed_at timestamptz not null default clock_timestamp(),
  primary key (workspace, origin_number, size)
);

create trigger checkpoint_is_append_only before update or delete or truncate on checkpoint
  for each statement execute function refuse_change();
alter table checkpoint enable always trigger checkpoint_is_append_only;
create trigger log_origin_is_append_only before update or delete or truncate on log_origin
  for each statement execute function refuse_change();
alter table log_origin enable always trigger log_origin_is_append_only;
create trigger log_key_is_append_only before update or delete or truncate on log_key
  for each statement execute function refuse_change();
alter table log_key enable always trigger log_key_is_append_only;

grant select, insert on tile, log_origin, log_key, checkpoint to annalist_runtime;
