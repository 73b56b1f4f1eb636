-- By which version of the rules the facts of a workspace were made; a program with newer rules makes them anew.
alter table projection add column facts_version integer not null default 1;
