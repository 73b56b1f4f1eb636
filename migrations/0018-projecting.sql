-- A step of projecting in two statements: one reads what stands beside the points that it places, one writes all of it.

-- Plans made for each call cost more than the calls: arrays of one element look cheaper than those of any number.
alter function append_developments set plan_cache_mode = force_generic_plan;

-- The facts that are still known at and beside places on tracks: of each place the one before it, and two from it on.
create function find_neighbours(
  of_workspace text,
  of_generation integer,
  subjects text[],
  attributes text[],
  keys text[],
  latests date[],
  earliests date[],
  times integer[],
  tie_positions bigint[],
  tie_depths integer[],
  positions bigint[],
  indexes integer[]
)
-- `place`: the number of the place whose track it is on, from 1. `row`: where it lies in its table.
returns table (place integer, "row" tid, latest date, earliest date, time_of_day_ms integer, tie_position bigint, tie_depth integer,
  "position" bigint, "index" integer, known_from bigint)
language plpgsql stable
-- Plans made while tables are small serve when they have grown: only the index of tracks gives the first row without sorting.
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_sort = off
as $$
#variable_conflict use_column
begin
  return query
  select p.number::integer, f.* from unnest(subjects, attributes, keys, latests, earliests, times, tie_positions, tie_depths, positions, indexes)
    with ordinality as p (subject, attribute, key, latest, earliest, time_of_day_ms, tie_position, tie_depth, position, index, number)
  cross join lateral (
    (select b.ctid, b.latest, b.earliest, b.time_of_day_ms, b.tie_position, b.tie_depth, b.position, b.index, b.known_from
     from fact b
     where b.workspace = of_workspace and b.generation = of_generation
       and b.subject = p.subject and b.attribute = p.attribute and b.key = p.key and b.known_to is null
       and (b.latest, b.earliest, b.time_of_day_ms, b.tie_position, b.tie_depth, b.position, b.index)
         < (p.latest, p.earliest, p.time_of_day_ms, p.tie_position, p.tie_depth, p.position, p.index)
     order by b.latest desc, b.earliest desc, b.time_of_day_ms desc, b.tie_position desc, b.tie_depth desc, b.position desc, b.index desc
     limit 1)
    union all
    (select a.ctid, a.latest, a.earliest, a.time_of_day_ms, a.tie_position, a.tie_depth, a.position, a.index, a.known_from
     from fact a
     where a.workspace = of_workspace and a.generation = of_generation
       and a.subject = p.subject and a.attribute = p.attribute and a.key = p.key and a.known_to is null
       and (a.latest, a.earliest, a.time_of_day_ms, a.tie_position, a.tie_depth, a.position, a.index)
         >= (p.latest, p.earliest, p.time_of_day_ms, p.tie_position, p.tie_depth, p.position, p.index)
     order by a.latest, a.earliest, a.time_of_day_ms, a.tie_position, a.tie_depth, a.position, a.index
     limit 2)
  ) f;
end
$$;

-- The events that are still known of developments, by position.
create function find_events(of_workspace text, of_generation integer, positions bigint[])
returns table ("row" tid, latest date, earliest date, time_of_day_ms integer, tie_position bigint, tie_depth integer,
  "position" bigint, "index" integer, known_from bigint)
language plpgsql stable
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_sort = off
as $$
#variable_conflict use_column
begin
  return query
  select f.* from unnest(positions) as p (position)
  cross join lateral (
    select e.ctid, e.latest, e.earliest, e.time_of_day_ms, e.tie_position, e.tie_depth, e.position, e.index, e.known_from
    from event e
    where e.workspace = of_workspace and e.generation = of_generation and e.position = p.position and e.known_to is null
    order by e.position, e.known_from
    offset 0) f;
end
$$;

-- Writes facts and events. False: the projection is no longer where the caller found it, and nothing is written.
--
-- Facts that serve change only under the lock of the projection’s row, and with its position or its generation. So what the
-- caller read before this call, without a lock, is true as long as these are what they were.
--
-- JSON texts come joined by U+001E, which JSON never holds; U+001F stands for null.
create function write_facts(
  of_workspace text,
  of_generation integer,
  -- Where the facts that serve stand, and where they come to; null: the caller sees to that.
  from_position bigint,
  to_position bigint,
  -- By which version of the rules they are made.
  rules integer,
  -- Words that search may not know.
  new_words text[],
  -- Facts that ceased to be known or got another successor: where they lie, what shows that they lie there, what changes.
  changed_rows tid[],
  changed_positions bigint[],
  changed_known_to bigint[],
  changed_next_latest date[],
  changed_next_earliest date[],
  changed_next_from bigint[],
  -- Events that ceased to be known.
  closed_rows tid[],
  closed_positions bigint[],
  closed_known_to bigint[],
  -- New facts.
  subjects text[],
  attributes text[],
  keys text[],
  latests date[],
  earliests date[],
  times integer[],
  tie_positions bigint[],
  tie_depths integer[],
  positions bigint[],
  indexes integer[],
  follows text[],
  holds boolean[],
  labels text[],
  "values" text,
  causes text,
  known_from bigint[],
  known_to bigint[],
  next_latest date[],
  next_earliest date[],
  next_from bigint[],
  -- New events.
  event_latests date[],
  event_earliests date[],
  event_times integer[],
  event_tie_positions bigint[],
  event_tie_depths integer[],
  event_positions bigint[],
  event_indexes integer[],
  event_known_from bigint[],
  event_known_to bigint[],
  event_types text[],
  event_standings text[],
  event_contradicted boolean[],
  event_corrections uuid[],
  event_corroborations text[],
  event_subjects text[],
  event_words text[]
) returns boolean
language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  separator constant text := E'\x1e';
  nothing constant text := E'\x1f';
begin
  if from_position is not null then
    update projection p set next_position = to_position, facts_version = rules
    where p.workspace = of_workspace and p.next_position = from_position and p.generation = of_generation
      and (from_position = 0 or p.facts_version = rules);
    if not found then
      return false;
    end if;
  end if;

  -- One by one: a join would be planned to read all facts as long as there are few.
  for number in 1 .. cardinality(changed_rows) loop
    update fact f
    set known_to = changed_known_to[number], next_latest = changed_next_latest[number],
      next_earliest = changed_next_earliest[number], next_from = changed_next_from[number]
    where f.ctid = changed_rows[number] and f.workspace = of_workspace and f.generation = of_generation
      and f.position = changed_positions[number] and f.known_to is null;
    if not found then
      raise exception 'facts of % were moved meanwhile', of_workspace using errcode = 'serialization_failure';
    end if;
  end loop;

  for number in 1 .. cardinality(closed_rows) loop
    update event e set known_to = closed_known_to[number]
    where e.ctid = closed_rows[number] and e.workspace = of_workspace and e.generation = of_generation
      and e.position = closed_positions[number] and e.known_to is null;
    if not found then
      raise exception 'events of % were moved meanwhile', of_workspace using errcode = 'serialization_failure';
    end if;
  end loop;

  if cardinality(new_words) > 0 then
    insert into word (workspace, word) select of_workspace, w.word from unnest(new_words) as w (word) on conflict do nothing;
  end if;

  if cardinality(positions) > 0 then
    insert into fact (workspace, generation, subject, attribute, key, latest, earliest, time_of_day_ms, tie_position, tie_depth,
      position, index, follows, holds, label, value, cause, known_from, known_to, next_latest, next_earliest, next_from)
    select of_workspace, of_generation, n.subject, n.attribute, n.key, n.latest, n.earliest, n.time_of_day_ms, n.tie_position,
      n.tie_depth, n.position, n.index, n.follows::bigint[], n.holds, n.label, n.value::jsonb, n.cause::jsonb, n.known_from,
      n.known_to, n.next_latest, n.next_earliest, n.next_from
    from unnest(subjects, attributes, keys, latests, earliests, times, tie_positions, tie_depths, positions, indexes, follows,
      holds, labels, string_to_array("values", separator, nothing), string_to_array(causes, separator), known_from, known_to,
      next_latest, next_earliest, next_from)
      as n (subject, attribute, key, latest, earliest, time_of_day_ms, tie_position, tie_depth, position, index, follows,
        holds, label, value, cause, known_from, known_to, next_latest, next_earliest, next_from);
  end if;

  if cardinality(event_positions) > 0 then
    insert into event (workspace, generation, latest, earliest, time_of_day_ms, tie_position, tie_depth, position, index,
      known_from, known_to, type, standing, contradicted, correction, corroborations, subjects, words)
    select of_workspace, of_generation, n.latest, n.earliest, n.time_of_day_ms, n.tie_position, n.tie_depth, n.position, n.index,
      n.known_from, n.known_to, n.type, n.standing, n.contradicted, n.correction, n.corroborations::uuid[], n.subjects::text[],
      n.words::bigint[]
    from unnest(event_latests, event_earliests, event_times, event_tie_positions, event_tie_depths, event_positions,
      event_indexes, event_known_from, event_known_to, event_types, event_standings, event_contradicted, event_corrections,
      event_corroborations, event_subjects, event_words)
      as n (latest, earliest, time_of_day_ms, tie_position, tie_depth, position, index, known_from, known_to, type, standing,
        contradicted, correction, corroborations, subjects, words);
  end if;
  return true;
end
$$;

comment on function find_neighbours is
  'The facts that are still known at and beside places on tracks.';
comment on function find_events is
  'The events that are still known of developments.';
comment on function write_facts is
  'Writes facts and events, and with them how far the projection came, unless another went ahead.';
revoke execute on function find_neighbours, find_events, write_facts from public;
grant execute on function find_neighbours, find_events, write_facts to annalist_runtime;
