-- What witnesses say of the checkpoints: each line is the witness's signature, with its newline, as it stands under the note.
create table cosignature (
  workspace text collate "C" not null,
  origin_number integer not null,
  size bigint not null check (size > 0),
  witness text collate "C" not null,
  line text not null check (line like '— %' and right(line, 1) = e'\n'),
  seen_at timestamptz not null default clock_timestamp(),
  primary key (workspace, origin_number, size, witness)
);
create index cosignature_by_witness on cosignature (workspace, witness, origin_number, size);

create trigger cosignature_is_append_only before update or delete or truncate on cosignature
  for each statement execute function refuse_change();
alter table cosignature enable always trigger cosignature_is_append_only;

grant select, insert on cosignature to annalist_runtime;
