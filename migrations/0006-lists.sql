-- Lists ask for labels and keys of attributes; the timeline, which is most of the facts, is asked by subject only.
drop index fact_by_label;
create index fact_by_label on fact (workspace, generation, attribute, label, subject, latest) where attribute <> 'timeline';
create index fact_by_key on fact (workspace, generation, attribute, key, subject, latest) where attribute <> 'timeline' and key <> '';
