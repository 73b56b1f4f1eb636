-- Search: names are found by their label, which is the name folded over scripts and spellings; developments by the folded words that the
-- record's own timeline keeps of them. Both are facts like others: known from a position on, corrected, retracted and erased as such.
create extension if not exists pg_trgm;

create index fact_by_name on fact using gin (label gin_trgm_ops) where attribute = 'name';
create index fact_by_words on fact using gin ((value #>> '{}') gin_trgm_ops) where attribute = 'timeline' and subject = '*';

-- Statistics of an expression hold samples of what it gives.
alter index fact_by_words alter column 1 set statistics 0;
