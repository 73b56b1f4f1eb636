-- Lean facts: one row for each point of a track, whatever follows it; one row for each development on timelines. Facts of the
-- old form are made anew from the log, so they are dropped.
drop table fact;

-- Generations from 1,000,000 on are those of large rebuilds, each with partitions of its own.
create table fact (
  workspace text collate "C" not null,
  generation integer not null,
  subject text collate "C" not null,
  attribute text collate "C" not null,
  key text collate "C" not null,
  latest date not null,
  earliest date not null,
  time_of_day_ms integer not null,
  tie_position bigint not null,
  tie_depth integer not null,
  position bigint not null,
  index integer not null,
  known_from bigint not null,
  known_to bigint,
  next_latest date,
  next_earliest date,
  next_from bigint,
  follows bigint[],
  holds boolean not null,
  label text collate "C" not null,
  value jsonb,
  cause jsonb not null
) partition by range (generation);
alter table fact alter column value set statistics 0;
alter table fact alter column cause set statistics 0;

create index fact_by_track on fact
  (workspace, generation, subject, attribute, key, latest, earliest, time_of_day_ms, tie_position, tie_depth, position, index, known_from);
create index fact_by_label on fact (workspace, generation, attribute, label, subject, latest, known_from)
  where holds and label <> '' and attribute <> 'name';
create index fact_by_key on fact (workspace, generation, attribute, key, subject, latest, known_from)
  where holds and key <> '' and attribute <> 'name';
create index fact_by_name on fact using gin (label gin_trgm_ops) where attribute = 'name';

create table event (
  workspace text collate "C" not null,
  generation integer not null,
  latest date not null,
  earliest date not null,
  time_of_day_ms integer not null,
  tie_position bigint not null,
  tie_depth integer not null,
  position bigint not null,
  index integer not null,
  known_from bigint not null,
  known_to bigint,
  type text collate "C" not null,
  standing text collate "C",
  contradicted boolean not null,
  correction uuid,
  corroborations uuid[],
  subjects text[] collate "C" not null,
  words bigint[] not null
) partition by range (generation);
alter table event alter column subjects set statistics 0;

create index event_by_time on event
  (workspace, generation, latest, earliest, time_of_day_ms, tie_position, tie_depth, position, known_from);
create index event_by_position on event (workspace, generation, position, known_from);
create index event_by_earliest on event (workspace, generation, earliest) where earliest < latest and earliest > '-infinity';
create index event_by_words on event using gin (words);

-- The words that any development has: those like a searched one are found here. Each workspace has its own.
create table word (
  workspace text collate "C" not null,
  word text collate "C" not null,
  primary key (workspace, word)
);
alter table word alter column word set statistics 0;
create index word_by_letters on word using gin (word gin_trgm_ops);
grant select, insert, delete on word to annalist_runtime;

create table fact_shared partition of fact for values from (minvalue) to (1000000)
  with (fillfactor = 85, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 20000);
create table event_shared partition of event for values from (minvalue) to (1000000)
  with (fillfactor = 95, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 20000);

grant select, insert, update, delete on fact, event to annalist_runtime;

create or replace function forget_samples() returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  analyze fact, event, subject_index, subject, development, identity;
end
$$;

comment on table fact is 'What holds when, and since when that is known: one row for each point of a track. Derived from the log.';
comment on column fact.workspace is 'The workspace of the log.';
comment on column fact.generation is 'Facts of one generation serve; others are being rebuilt, or were replaced.';
comment on column fact.subject is 'The id of the subject that it is about.';
comment on column fact.attribute is 'Which attribute of the subject.';
comment on column fact.key is 'Which line of values, where an attribute has several: a case, an organization, a development.';
comment on column fact.latest is 'The last day on which the value can have begun. The first thing that orders a line of values.';
comment on column fact.earliest is 'The first day on which the value can have begun.';
comment on column fact.time_of_day_ms is 'Milliseconds from midnight UTC of the written day; the least integer where no time is given.';
comment on column fact.tie_position is 'The greatest position among the development and all that it follows: ties obey “after”.';
comment on column fact.tie_depth is 'How many steps of “after” lie between the development of that position and this one.';
comment on column fact.position is 'The position of the development.';
comment on column fact.index is 'The number of the point among the points of its development.';
comment on column fact.known_from is 'The position from which on it is known.';
comment on column fact.known_to is 'The position from which on it is known no more. Null: it is still known.';
comment on column fact.next_latest is 'The last day on which the next value of the line can have begun. Null: there is none.';
comment on column fact.next_earliest is 'The first day on which the next value of the line can have begun.';
comment on column fact.next_from is 'The position from which on that next value is known. Null: the fact itself is known no more.';
comment on column fact.follows is 'The nearest positions of the line that it follows by “after”, although the dates alone do not say so.';
comment on column fact.holds is 'Whether the line has a value from then on, or none.';
comment on column fact.label is 'What lists filter on; of a name, the name folded for search.';
comment on column fact.value is 'The value; where it ends one, what the source says of the ending.';
comment on column fact.cause is 'Where it comes from: the development, its correction, sources, date and kind of statement.';

comment on table event is 'The timeline: one row for each development that has a place in time, as it counts. Derived from the log.';
comment on column event.workspace is 'The workspace of the log.';
comment on column event.generation is 'Events of one generation serve; others are being rebuilt, or were replaced.';
comment on column event.latest is 'The last day on which it can have happened.';
comment on column event.earliest is 'The first day on which it can have happened.';
comment on column event.time_of_day_ms is 'Milliseconds from midnight UTC of the written day; the least integer where no time is given.';
comment on column event.tie_position is 'The greatest position among the development and all that it follows: ties obey “after”.';
comment on column event.tie_depth is 'How many steps of “after” lie between the development of that position and this one.';
comment on column event.position is 'The position of the development.';
comment on column event.index is 'The number of this among all that the development says.';
comment on column event.known_from is 'The position from which on it is known.';
comment on column event.known_to is 'The position from which on it is known no more. Null: it is still known. Nothing else ever changes.';
comment on column event.type is 'The type of the development.';
comment on column event.standing is 'The kind of statement.';
comment on column event.contradicted is 'Whether “after” contradicts its date, or itself.';
comment on column event.correction is 'The correction whose words count. Null: its own words count.';
comment on column event.corroborations is 'Further developments that bring sources for it.';
comment on column event.subjects is 'The subjects that it names, under the ids by which the record knows them.';
comment on column event.words is 'The words that search finds it by, of its summary and its quotes: each as a hash of workspace and word.';

comment on table word is 'The words that search knows: those of all developments, folded. Derived from the log.';
comment on column word.workspace is 'The workspace of the log.';
comment on column word.word is 'The word.';
