-- Erasure: the parts of a development and their salts go, with all that is derived from them; its place in the log, its leaf and what it
-- amended stay. The server may do that through one function, which only works beside the `development.redacted` that says so.

-- What was erased, of what type it was, and the position of the development that records it.
create table redaction (
  workspace text collate "C" not null,
  position bigint not null,
  type text collate "C" not null,
  recorded_at_position bigint not null,
  primary key (workspace, position),
  check (position < recorded_at_position)
);
create trigger redaction_is_append_only before update or delete or truncate on redaction
  for each statement execute function refuse_change();
alter table redaction enable always trigger redaction_is_append_only;
grant select on redaction to annalist_runtime;

-- Whether a development is erased by one that this very transaction recorded.
create function is_being_erased(of_workspace text, of_position bigint) returns boolean
language sql stable set search_path = pg_catalog, public as $$
  select exists (
    select from redaction r
    join development d on d.workspace = r.workspace and d.position = r.recorded_at_position
    join development e on e.workspace = r.workspace and e.position = r.position
    where r.workspace = of_workspace and r.position = of_position
      and d.xmin::text = (pg_current_xact_id()::xid)::text
      and d.meta::jsonb ->> 'type' = 'development.redacted'
      and d.statement::jsonb -> 'data' -> 'erased' @> jsonb_build_array(jsonb_build_object('id', e.id::text)))
$$;

-- The column that tells a row's position is the trigger's argument.
create function admit_erasure() returns trigger language plpgsql as $$
begin
  if is_being_erased(old.workspace, (to_jsonb(old) ->> tg_argv[0])::bigint) then
    return old;
  end if;
  raise exception 'the log is append-only: % on % is refused', tg_op, tg_table_name
    using errcode = 'restrict_violation',
          hint = 'To mend a development, record a correction or a retraction; to erase it, use annalist redact.';
end
$$;

create function admit_erased_parts() returns trigger language plpgsql as $$
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

drop trigger development_is_append_only on development;
create trigger development_is_append_only before delete or truncate on development
  for each statement execute function refuse_change();
create trigger development_is_only_erased before update on development
  for each row execute function admit_erased_parts();
alter table development enable always trigger development_is_append_only;
alter table development enable always trigger development_is_only_erased;

drop trigger subject_index_is_append_only on subject_index;
create trigger subject_index_is_append_only before update or truncate on subject_index
  for each statement execute function refuse_change();
create trigger subject_index_is_only_erased before delete on subject_index
  for each row execute function admit_erasure('position');
alter table subject_index enable always trigger subject_index_is_append_only;
alter table subject_index enable always trigger subject_index_is_only_erased;

drop trigger subject_is_append_only on subject;
create trigger subject_is_append_only before update or truncate on subject
  for each statement execute function refuse_change();
create trigger subject_is_only_erased before delete on subject
  for each row execute function admit_erasure('position');
alter table subject enable always trigger subject_is_append_only;
alter table subject enable always trigger subject_is_only_erased;

drop trigger after_edge_is_append_only on after_edge;
create trigger after_edge_is_append_only before update or truncate on after_edge
  for each statement execute function refuse_change();
create trigger after_edge_is_only_erased before delete on after_edge
  for each row execute function admit_erasure('follower');
alter table after_edge enable always trigger after_edge_is_append_only;
alter table after_edge enable always trigger after_edge_is_only_erased;

-- Erases what the development at `by_position`, recorded in this transaction, names.
create function redact(of_workspace text, by_position bigint) returns void
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
end
$$;
revoke execute on function redact(text, bigint) from public;
grant execute on function redact(text, bigint) to annalist_runtime;

-- Statistics keep samples of what columns hold: none of texts, and after an erasure those of ids are taken anew.
alter table development alter column meta set statistics 0;
alter table development alter column statement set statistics 0;
alter table development alter column sources set statistics 0;
alter table development alter column note set statistics 0;
alter table fact alter column value set statistics 0;
alter table fact alter column cause set statistics 0;

create function forget_samples() returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  analyze fact, subject_index, subject, development;
end
$$;
revoke execute on function forget_samples() from public;
grant execute on function forget_samples() to annalist_runtime;
