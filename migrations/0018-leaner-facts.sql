-- Leaner facts: the causes of points are lists without names, and JSON is kept as it is written. Facts of the old form are made anew
-- from the log, so they are removed. The index of subjects by position holds positions alone.
truncate fact, event;

alter table fact drop column cause;
alter table fact alter column value type json using null;
alter table fact add column development uuid not null;
alter table fact add column cause json;
alter table fact alter column cause set statistics 0;
alter table fact_shared set (fillfactor = 98);
alter table event_shared set (fillfactor = 100);

-- Rows of a log come in the order of these indexes.
alter index development_pkey set (fillfactor = 100);
alter index development_by_recorded_at set (fillfactor = 100);

-- What an insert leaves for later in an index of words is read by every search, and is 4 MB otherwise.
do $$
declare
  words regclass;
begin
  for words in
    select i.indexrelid from pg_index i
    join pg_class c on c.oid = i.indexrelid and c.relkind = 'i'
    join pg_am a on a.oid = c.relam and a.amname = 'gin'
    where i.indrelid in ('fact_shared'::regclass, 'event_shared'::regclass, 'word'::regclass)
  loop
    execute format('alter index %s set (gin_pending_list_limit = 128)', words);
  end loop;
end
$$;

comment on column fact.development is 'The id of the development that it comes from.';
comment on column fact.cause is
  'What else a reader needs to judge it, as a list: date as written, kind of statement, who says so, sources, hedge, whether it is inferred, whether “after” contradicts it, correction, corroborations. What is empty at the end is left out.';

drop index subject_index_by_position;
create index subject_index_by_position on subject_index (workspace, position);

create or replace function open_generation(number integer) returns void
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
      'create table public.%I (like public.%I including comments, check (generation = %s)) with (fillfactor = %s, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 20000)',
      child, parent, number, case parent when 'fact' then 98 else 100 end);
    for sampled in
      select attname from pg_attribute where attrelid = parent::regclass and attnum > 0 and attstattarget = 0 and not attisdropped
    loop
      execute format('alter table public.%I alter column %I set statistics 0', child, sampled.attname);
    end loop;
    execute format('grant select, insert on public.%I to annalist_runtime', child);
  end loop;
end
$$;
