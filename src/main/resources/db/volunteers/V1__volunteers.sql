-- People who help without pay, as one station knows them.
create table volunteers.volunteer (
  id uuid primary key,
  station_id uuid not null,
  name text not null,
  phone bytea,
  skills text[] not null default '{}',
  account_id uuid,
  paused boolean not null default false,
  entered timestamptz not null,
  version int not null default 0
);
create index volunteer_station on volunteers.volunteer (station_id, paused, name, id);

alter table volunteers.volunteer enable row level security;
create policy volunteer_of_station on volunteers.volunteer
  using (station_id = any ((select access.people())::uuid[]));

grant usage on schema volunteers to linli_app;
grant select, insert, update on volunteers.volunteer to linli_app;
