-- The append in one statement: it locks the heads of logs, judges what needs little to be judged, numbers it, and writes it.
--
-- Requests come in the order in which they are to be recorded, those of a log one after the other. Of each log they are
-- recorded up to the first that this function cannot admit: an id that is recorded already, a subject that is not
-- registered or that is registered again, a subject that changed since. The caller judges that one itself.
--
-- Texts come joined by U+001E, which canonical JSON never holds: that is read several times as fast as an array.
create function append_developments(
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
    select bad.log, min(bad.turn) as turn
    from (
      select d.log, d.turn from unnest(logs, turns, ids) as d (log, turn, id)
      where (select e.id from development e
             where e.workspace = workspaces[d.log] and e.id >= d.id order by e.id limit 1) = d.id
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
        else false
      end
    ) bad
    group by bad.log
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
comment on function append_developments is
  'Records developments: locks the heads of logs, judges what needs little to be judged, numbers it, and writes it.';
revoke execute on function append_developments from public;
grant execute on function append_developments to annalist_runtime;
