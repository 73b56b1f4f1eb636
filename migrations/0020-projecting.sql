-- A step of projecting in two statements: one reads what stands beside the points that it places, one writes all of it. And the
-- append again, leaner.

-- The append, as in migration 0015, with plans that are made once, and a cheaper look for ids that are recorded already.
create or replace function append_developments(
  -- The logs: their workspaces, each once.
  workspaces text[],
  -- Whether to wait for a log that another adds to at this moment, or to leave it out. Who waits names only one: so of those who
  -- wait none holds what another waits for.
  waits boolean,
  -- When the first request of each log is recorded; null: now.
  given_at timestamptz,
  -- Of each development: its log (a number in `workspaces`, from 1), its place among those of its log that come with it, that of
  -- the last of its request, and the number of its request in its log (all from 0).
  logs integer[],
  places integer[],
  ends integer[],
  turns integer[],
  ids uuid[],
  -- Of each leaf: what stands between batchEnd and recordedAt, and what follows.
  leaves text,
  tails text,
  metas text,
  statements text,
  sources text,
  notes text,
  -- Of each development the four salts, in the order of the parts above.
  salts bytea,
  -- What else is said of the development with the number `owner` (from 1), by kind:
  --   names, registers, identifies         the subject `name`: what goes into the tables of these
  --   needs                                the subject `name` must be registered
  --   unchanged                            the subject `name` has no development after the position `number`
  --   corrects, retracts, corroborates     the development at the position `number`
  --   follows                              the development at the position `number`
  link_kinds text,
  link_owners integer[],
  link_names text,
  link_numbers bigint[]
)
-- A row for each log that there is and that was locked: its length before, when the first request was recorded, and how many
-- requests were.
returns table (log integer, length bigint, first_at timestamptz, admitted integer)
language plpgsql
-- Plans made while tables are small serve when they have grown. So each look asks for the first row in the order of the one
-- index that it must use, and no other way of finding that row is allowed.
set enable_seqscan = off
set enable_sort = off
-- Arrays of one element look cheaper than those of any number, so Postgres would plan each call anew: that took half of it.
set plan_cache_mode = force_generic_plan
as $$
declare
  separator constant text := E'\x1e';
  kinds constant text[] := string_to_array(link_kinds, separator);
  names constant text[] := string_to_array(link_names, separator);
  lengths bigint[] := array_fill(-1::bigint, array[cardinality(workspaces)]);
  moments timestamptz[] := array_fill('-infinity'::timestamptz, array[cardinality(workspaces)]);
  -- Of each log the number of its first request that is not recorded.
  stops integer[] := array_fill(0, array[cardinality(workspaces)]);
  counts bigint[] := array_fill(0::bigint, array[cardinality(workspaces)]);
  found record;
begin
  -- A statement of its own: what a statement that waits reads besides the locked rows may be stale by then.
  if waits then
    perform from head h where h.workspace = any(workspaces) for update;
  end if;
  for found in
    select n.number, h.size, greatest(h.recorded_at, h.settled_at) as after
    from unnest(workspaces) with ordinality as n (name, number)
    cross join lateral (select * from head where workspace = n.name for update skip locked) h
  loop
    lengths[found.number] := found.size;
    moments[found.number] := coalesce(given_at, greatest(clock_timestamp(), found.after + interval '1 microsecond'));
    stops[found.number] := 2147483647;
  end loop;

  for found in
    select bad.log, bad.turn
    from (
      -- A range, for an equality would be no order; of one id, so that no row need be looked at.
      select d.log, d.turn from unnest(logs, turns, ids) as d (log, turn, id)
      where (select e.id from development e
             where e.workspace = workspaces[d.log] and e.id >= d.id and e.id <= d.id order by e.id limit 1) is not null
      union all
      select logs[l.owner], turns[l.owner]
      from unnest(kinds, link_owners, names, link_numbers) as l (kind, owner, name, number)
      where case l.kind
        when 'needs' then
          (select s.position from subject s where s.workspace = workspaces[logs[l.owner]] and s.subject = l.name) is null
        when 'registers' then
          (select s.position from subject s where s.workspace = workspaces[logs[l.owner]] and s.subject = l.name) >= 0
        when 'unchanged' then
          (select i.subject from subject_index i
           where i.workspace = workspaces[logs[l.owner]] and (i.subject, i.position) > (l.name, l.number)
           order by i.subject, i.position limit 1) = l.name
          or (select i.subject from identity i
              where i.workspace = workspaces[logs[l.owner]] and i.subject >= l.name order by i.subject limit 1) = l.name
          or l.number >= lengths[logs[l.owner]]
          or has_links_since(workspaces[logs[l.owner]], l.number)
        else false
      end
    ) bad
  loop
    stops[found.log] := least(stops[found.log], found.turn);
  end loop;

  for found in
    select d.log, count(*) as developments, max(d.turn) + 1 as requests
    from unnest(logs, turns) as d (log, turn) where d.turn < stops[d.log] group by d.log
  loop
    counts[found.log] := found.developments;
    stops[found.log] := found.requests;
  end loop;

  insert into development (workspace, position, id, recorded_at, batch_end, leaf,
    meta, meta_salt, statement, statement_salt, sources, sources_salt, note, note_salt)
  select workspaces[d.log], lengths[d.log] + d.place, d.id, a.recorded_at, lengths[d.log] + d.last,
    '{"batchEnd":' || (lengths[d.log] + d.last) || d.leaf
      || to_char(a.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || d.tail,
    d.meta, substr(salts, 64 * d.number::integer - 63, 16),
    d.statement, substr(salts, 64 * d.number::integer - 47, 16),
    d.source, substr(salts, 64 * d.number::integer - 31, 16),
    d.note, substr(salts, 64 * d.number::integer - 15, 16)
  from unnest(logs, places, ends, turns, ids, string_to_array(leaves, separator), string_to_array(tails, separator),
    string_to_array(metas, separator), string_to_array(statements, separator), string_to_array(sources, separator),
    string_to_array(notes, separator))
    with ordinality as d (log, place, last, turn, id, leaf, tail, meta, statement, source, note, number)
  cross join lateral (select moments[d.log] + d.turn * interval '1 microsecond' as recorded_at) a
  where d.turn < stops[d.log];

  insert into subject_index (workspace, subject, position)
  select workspaces[logs[l.owner]], l.name, lengths[logs[l.owner]] + places[l.owner]
  from unnest(kinds, link_owners, names) as l (kind, owner, name)
  where l.kind = 'names' and turns[l.owner] < stops[logs[l.owner]];

  if 'registers' = any(kinds) then
    insert into subject (workspace, subject, position)
    select workspaces[logs[l.owner]], l.name, lengths[logs[l.owner]] + places[l.owner]
    from unnest(kinds, link_owners, names) as l (kind, owner, name)
    where l.kind = 'registers' and turns[l.owner] < stops[logs[l.owner]];
  end if;

  if kinds && '{identifies,corrects,retracts,corroborates,follows}' then
    insert into identity (workspace, subject, position)
    select workspaces[logs[l.owner]], l.name, lengths[logs[l.owner]] + places[l.owner]
    from unnest(kinds, link_owners, names) as l (kind, owner, name)
    where l.kind = 'identifies' and turns[l.owner] < stops[logs[l.owner]];

    insert into amendment (workspace, target, position, amends)
    select workspaces[logs[l.owner]], l.number, lengths[logs[l.owner]] + places[l.owner], l.kind
    from unnest(kinds, link_owners, link_numbers) as l (kind, owner, number)
    where l.kind in ('corrects', 'retracts', 'corroborates') and turns[l.owner] < stops[logs[l.owner]];

    insert into after_edge (workspace, follower, followed)
    select workspaces[logs[l.owner]], lengths[logs[l.owner]] + places[l.owner], l.number
    from unnest(kinds, link_owners, link_numbers) as l (kind, owner, number)
    where l.kind = 'follows' and turns[l.owner] < stops[logs[l.owner]];
  end if;

  update head h
  set size = h.size + n.developments, recorded_at = n.moment + (n.requests - 1) * interval '1 microsecond'
  from unnest(workspaces, counts, moments, stops) as n (name, developments, moment, requests)
  where h.workspace = n.name and n.developments > 0;

  return query
  select n.number::integer, n.size, n.moment, n.requests
  from unnest(lengths, moments, stops) with ordinality as n (size, moment, requests, number)
  where n.size >= 0;
end
$$;

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
  developments uuid[],
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
      position, index, follows, holds, label, value, development, cause, known_from, known_to, next_latest, next_earliest, next_from)
    select of_workspace, of_generation, n.subject, n.attribute, n.key, n.latest, n.earliest, n.time_of_day_ms, n.tie_position,
      n.tie_depth, n.position, n.index, n.follows::bigint[], n.holds, n.label, n.value::json, n.development,
      n.cause::json, n.known_from, n.known_to, n.next_latest, n.next_earliest, n.next_from
    from unnest(subjects, attributes, keys, latests, earliests, times, tie_positions, tie_depths, positions, indexes, follows,
      holds, labels, string_to_array("values", separator, nothing), developments, string_to_array(causes, separator, nothing), known_from,
      known_to, next_latest, next_earliest, next_from)
      as n (subject, attribute, key, latest, earliest, time_of_day_ms, tie_position, tie_depth, position, index, follows,
        holds, label, value, development, cause, known_from, known_to, next_latest, next_earliest, next_from);
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
