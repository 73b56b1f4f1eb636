-- The server runs as this role, never as the owner of the tables. Roles belong to the whole cluster, so it may exist already,
-- and two databases of one cluster may be migrated at once.
do $$
begin
  create role annalist_runtime nologin;
exception
  when duplicate_object or unique_violation then null;
end
$$;

do $$
begin
  execute format('grant annalist_runtime to %I', current_user);
exception
  when insufficient_privilege or invalid_grant_operation or unique_violation then null;
  when internal_error then null; -- tuple concurrently updated: another database of the cluster grants the same
end
$$;

grant usage on schema public to annalist_runtime;
