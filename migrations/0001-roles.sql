-- The server runs as this role, never as the owner of the tables. Roles belong to the whole cluster: it may exist already, and
-- two databases of one cluster may be migrated at once.
do $$
begin
  if not exists (select from pg_roles where rolname = 'annalist_runtime') then
    create role annalist_runtime nologin;
  end if;
exception
  when duplicate_object or unique_violation then null;
  when insufficient_privilege then
    raise exception 'the role annalist_runtime is missing, and % may not create it', current_user
      using hint = format('As an administrator: create role annalist_runtime nologin; grant annalist_runtime to %I;', current_user);
end
$$;

-- The owner may act as the runtime role, so that one address of the database serves both.
do $$
begin
  if not (select rolsuper from pg_roles where rolname = current_user) then
    execute format('grant annalist_runtime to %I', current_user);
  end if;
exception
  when insufficient_privilege or invalid_grant_operation then
    if not pg_has_role(current_user, 'annalist_runtime', 'member') then
      raise exception '% may not act as annalist_runtime', current_user
        using hint = format('As an administrator: grant annalist_runtime to %I;', current_user);
    end if;
  when unique_violation then null; -- granted at the same moment for another database of the cluster
end
$$;

grant usage on schema public to annalist_runtime;
