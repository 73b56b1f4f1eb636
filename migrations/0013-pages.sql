-- Whether search engines may list the pages of a workspace: only where it asks for it.
alter table workspace add column indexable boolean not null default false;
grant update (indexable) on workspace to annalist_runtime;
