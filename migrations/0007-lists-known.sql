-- Rows are found by their number alone: with the workspace in the key, a new one of which the planner had no statistics yet was read whole.
alter table fact drop constraint fact_pkey;
alter table fact add primary key (id);

-- What was learned after the moment that is asked for is left out without being read.
drop index fact_by_label;
create index fact_by_label on fact (workspace, generation, attribute, label, subject, latest, known_from) where attribute <> 'timeline';
drop index fact_by_key;
create index fact_by_key on fact (workspace, generation, attribute, key, subject, latest, known_from) where attribute <> 'timeline' and key <> '';

-- A workspace that the statistics do not know looks empty to the planner, so they are refreshed after so many rows, however large the tables are.
alter table development set (autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 5000);
alter table subject_index set (autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 5000);
alter table subject set (autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 5000);
alter table fact set (autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 20000);
