-- Corrections, retractions and corroborations; and facts that can be rebuilt beside those that serve.

-- Which development amends which: written with the log, since appends are judged by it.
create table amendment (
  workspace text collate "C" not null,
  target bigint not null,
  position bigint not null,
  amends text collate "C" not null check (amends in ('corrects', 'retracts', 'corroborates')),
  primary key (workspace, target, position),
  check (target < position)
);
create unique index amendment_by_position on amendment (workspace, position);

create trigger amendment_is_append_only before update or delete or truncate on amendment
  for each statement execute function refuse_change();
alter table amendment enable always trigger amendment_is_append_only;

-- From here on the log writes what follows what; until now the projection did, so that it may lack the last ones.
insert into after_edge (workspace, follower, followed)
select d.workspace, d.position, f.position
from development d
cross join lateral jsonb_array_elements_text(d.statement::jsonb -> 'after') as a (id)
join development f on f.workspace = d.workspace and f.id = a.id::uuid
where d.statement like '%"after":[%'
on conflict do nothing;

create trigger after_edge_is_append_only before update or delete or truncate on after_edge
  for each statement execute function refuse_change();
alter table after_edge enable always trigger after_edge_is_append_only;

-- What amends a development is about whatever that is about.
create index subject_index_by_position on subject_index (workspace, position, subject);

revoke update, delete on after_edge from annalist_runtime;
grant select, insert on amendment to annalist_runtime;

-- Facts of one generation answer; those of another are being rebuilt, or were replaced.
alter table projection
  add column generation integer not null default 1,
  add column newest_generation integer not null default 1;

alter table fact add column generation integer not null default 1;
alter table fact alter column generation drop default;

drop index fact_by_track;
drop index fact_by_label;
create index fact_by_track on fact
  (workspace, generation, subject, attribute, key, latest, earliest, time_of_day_ms, tie_position, tie_depth, position, index, known_from);
create index fact_by_label on fact (workspace, generation, attribute, label, subject, latest);

update fact set cause = cause || '{"correction": null, "corroborations": []}';

-- How far a generation that is being rebuilt has come.
create table rebuild (
  workspace text collate "C" not null references workspace (name),
  generation integer not null,
  next_position bigint not null,
  started_at timestamptz not null default clock_timestamp(),
  primary key (workspace, generation)
);
grant select, insert, update, delete on rebuild to annalist_runtime;
