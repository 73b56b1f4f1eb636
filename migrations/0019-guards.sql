-- `unchangedSince` also guards what changes without being named: through `after`, amendments, merges, splits and erasures.
-- The process judges such requests; this only tells when it must.

create index redaction_by_recording on redaction (workspace, recorded_at_position);

-- Whether anything after a position may change what others say: it follows, amends, merges or splits, or erases.
create function has_links_since(of_workspace text, after_position bigint) returns boolean
language sql stable as $$
  select (select follower from after_edge where workspace = of_workspace and follower > after_position
          order by follower limit 1) is not null
    or (select position from amendment where workspace = of_workspace and position > after_position
        order by position limit 1) is not null
    or (select position from identity where workspace = of_workspace and position > after_position
        order by position limit 1) is not null
    or (select recorded_at_position from redaction where workspace = of_workspace and recorded_at_position > after_position
        order by recorded_at_position limit 1) is not null
$$;
revoke execute on function has_links_since(text, bigint) from public;
grant execute on function has_links_since(text, bigint) to annalist_runtime;
comment on function has_links_since(text, bigint) is
  'Whether anything after a position may change what others say: it follows, amends, merges, splits or erases.';
