-- With the workspace first, this key looked to the planner like a way to a new workspace's few rows, which soon are many.
alter table fact drop constraint fact_pkey;
alter table fact add primary key (id, workspace);

-- What was learned after the moment that is asked for is left out without being read.
drop index fact_by_label;
create index fact_by_label on fact (workspace, generation, attribute, label, subject, latest, known_from) where attribute <> 'timeline';
drop index fact_by_key;
create index fact_by_key on fact (workspace, generation, attribute, key, subject, latest, known_from) where attribute <> 'timeline' and key <> '';
