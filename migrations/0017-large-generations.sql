-- Facts made anew in bulk: what the log gives is copied into tables of its own, and becomes the rows of a generation in the database.
-- A large generation gets partitions of its own, which are filled first, indexed then, and attached last.

alter table rebuild add column facts_version integer not null default 0;
alter table rebuild add column erasures bigint not null default 0;
alter table rebuild add column is_folded boolean not null default false;

comment on column rebuild.facts_version is 'By which version of the rules it is made.';
comment on column rebuild.erasures is 'How many developments had been erased when it began.';
comment on column rebuild.is_folded is 'Whether its rows were made of what was copied: from then on it is projected step by step.';
comment on column rebuild.next_position is 'Every position below it is copied, or projected into this generation.';

create sequence large_generation as integer start 1000000 minvalue 1000000;
grant usage on sequence large_generation to annalist_runtime;

do $$
begin
  execute format('grant temporary on database %I to annalist_runtime', current_database());
end
$$;

-- Makes the tables that the folded log of a workspace is copied into. The name says for which rebuild.
create function open_fold(name text) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  execute format('create unlogged table public.%I as select f.*, true as is_placed from public.fact f with no data', 'fold_fact_' || name);
  execute format('create unlogged table public.%I as select f.*, true as is_placed from public.event f with no data', 'fold_event_' || name);
  execute format('grant select, insert on public.%I, public.%I to annalist_runtime', 'fold_fact_' || name, 'fold_event_' || name);
end
$$;

create function close_fold(name text) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  execute format('drop table if exists public.%I, public.%I', 'fold_fact_' || name, 'fold_event_' || name);
end
$$;

-- Makes the tables of a large generation, without indexes.
create function open_generation(number integer) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  parent text;
  child text;
  sampled record;
begin
  foreach parent in array array['fact', 'event'] loop
    child := format('%s_%s', parent, number);
    execute format('drop table if exists public.%I', child);
    execute format(
      'create table public.%I (like public.%I including comments, check (generation = %s)) with (fillfactor = 85, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 20000)',
      child, parent, number);
    for sampled in
      select attname from pg_attribute where attrelid = parent::regclass and attnum > 0 and attstattarget = 0
    loop
      execute format('alter table public.%I alter column %I set statistics 0', child, sampled.attname);
    end loop;
    execute format('grant select, insert on public.%I to annalist_runtime', child);
  end loop;
end
$$;

-- Gives the tables of a large generation their indexes, and makes them partitions.
create function attach_generation(number integer) returns void
language plpgsql security definer set search_path = pg_catalog, public set maintenance_work_mem = '128MB' as $$
declare
  parent text;
  child text;
  definition text;
begin
  foreach parent in array array['fact', 'event'] loop
    child := format('%s_%s', parent, number);
    for definition in
      select pg_get_indexdef(indexrelid) from pg_index where indrelid = parent::regclass order by indexrelid
    loop
      execute regexp_replace(definition, 'CREATE INDEX \w+ ON ONLY \S+', format('CREATE INDEX ON public.%I', child));
    end loop;
    execute format('analyze public.%I', child);
    execute format('alter table public.%I attach partition public.%I for values from (%s) to (%s)', parent, child, number, number + 1);
  end loop;
end
$$;

-- Drops the tables of a large generation that serves no workspace.
create function drop_generation(number integer) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if number < 1000000 or exists (select from projection where generation = number) then
    raise exception 'generation % is not to be dropped', number using errcode = 'restrict_violation';
  end if;
  set local lock_timeout = '2s';
  execute format('drop table if exists public.%I, public.%I', 'fact_' || number, 'event_' || number);
end
$$;

revoke execute on function open_fold(text), close_fold(text), open_generation(integer), attach_generation(integer), drop_generation(integer) from public;
grant execute on function open_fold(text), close_fold(text), open_generation(integer), attach_generation(integer), drop_generation(integer) to annalist_runtime;

comment on function open_fold(text) is 'Makes the tables that a folded log is copied into. The name says for which rebuild.';
comment on function close_fold(text) is 'Drops the tables that a folded log was copied into.';
comment on function open_generation(integer) is 'Makes the tables of a large generation, without indexes.';
comment on function attach_generation(integer) is 'Gives the tables of a large generation their indexes, and makes them partitions.';
comment on function drop_generation(integer) is 'Drops the tables of a large generation that serves no workspace.';
