-- The timeline says of each event whether only the day of recording ends its date: readers show it apart, and never on a date.

-- Events are made anew with the facts: until then none is open.
alter table event add column is_open boolean not null default false;
alter table event alter column is_open drop default;
comment on column event.is_open is
  'Only the day of recording, or of the words that count, ends the days on which it can have happened.';

drop function write_facts;

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
  event_open boolean[],
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
      known_from, known_to, type, standing, contradicted, is_open, correction, corroborations, subjects, words)
    select of_workspace, of_generation, n.latest, n.earliest, n.time_of_day_ms, n.tie_position, n.tie_depth, n.position, n.index,
      n.known_from, n.known_to, n.type, n.standing, n.contradicted, n.is_open, n.correction,
      n.corroborations::uuid[], n.subjects::text[], n.words::bigint[]
    from unnest(event_latests, event_earliests, event_times, event_tie_positions, event_tie_depths, event_positions,
      event_indexes, event_known_from, event_known_to, event_types, event_standings, event_contradicted, event_open,
      event_corrections, event_corroborations, event_subjects, event_words)
      as n (latest, earliest, time_of_day_ms, tie_position, tie_depth, position, index, known_from, known_to, type, standing,
        contradicted, is_open, correction, corroborations, subjects, words);
  end if;
  return true;
end
$$;

comment on function write_facts is
  'Writes facts and events, and with them how far the projection came, unless another went ahead.';
revoke execute on function write_facts from public;
grant execute on function write_facts to annalist_runtime;
