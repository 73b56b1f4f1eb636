-- The projection: derived from the log, and rebuilt from it at will.

-- How far the facts of a workspace have come: every position below `next_position` is projected.
create table projection (
  workspace text collate "C" primary key references workspace (name),
  next_position bigint not null default 0
);

-- Which developments follow which, by `after`; to find what is connected.
create table after_edge (
  workspace text collate "C" not null,
  follower bigint not null,
  followed bigint not null,
  primary key (workspace, follower, followed)
);
create index after_edge_by_followed on after_edge (workspace, followed, follower);

-- A rectangle in valid time × known time. Nothing in a row changes but known_to, which stands in no index, so that closing
-- a fact stays a HOT update.
create table fact (
  workspace text collate "C" not null,
  id bigint generated always as identity,
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
  follows bigint[] not null,
  holds boolean not null,
  label text collate "C" not null,
  value jsonb,
  cause jsonb not null,
  primary key (workspace, id)
) with (fillfactor = 85);

create index fact_by_track on fact
  (workspace, subject, attribute, key, latest, earliest, time_of_day_ms, tie_position, tie_depth, position, index, known_from);
create index fact_by_label on fact (workspace, attribute, label, subject, latest);

grant select, insert, update, delete on projection, after_edge, fact to annalist_runtime;
