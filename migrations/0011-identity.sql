-- Which developments say that subjects are one, or were taken for one: a row for each of the two subjects that they name. Written with the log.
create table identity (
  workspace text collate "C" not null,
  subject text collate "C" not null,
  position bigint not null,
  primary key (workspace, subject, position)
);
create index identity_by_position on identity (workspace, position, subject);

create trigger identity_is_append_only before update or truncate on identity
  for each statement execute function refuse_change();
create trigger identity_is_only_erased before delete on identity
  for each row execute function admit_erasure('position');
alter table identity enable always trigger identity_is_append_only;
alter table identity enable always trigger identity_is_only_erased;

grant select, insert on identity to annalist_runtime;

-- As in 0009, and what an erased development said about who is who goes too.
create or replace function redact(of_workspace text, by_position bigint) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
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

create or replace function forget_samples() returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  analyze fact, subject_index, subject, development, identity;
end
$$;
