-- Leaner facts: the causes of points are lists without names, and JSON is kept as it is written. Facts of the old form are made anew
-- from the log, so they are removed. The index of subjects by position holds positions alone.
truncate fact, event;

alter table fact drop column cause;
alter table fact alter column value type json using null;
alter table fact add column development uuid not null;
alter table fact add column cause json;
alter table fact alter column cause set statistics 0;
alter table fact_shared set (fillfactor = 90);

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
      child, parent, number, case parent when 'fact' then 90 else 95 end);
    for sampled in
      select attname from pg_attribute where attrelid = parent::regclass and attnum > 0 and attstattarget = 0
    loop
      execute format('alter table public.%I alter column %I set statistics 0', child, sampled.attname);
    end loop;
    execute format('grant select, insert on public.%I to annalist_runtime', child);
  end loop;
end
$$;
