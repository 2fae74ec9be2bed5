-- What a station set out to do in a year.
create table projects.project (
  id uuid primary key,
  station_id uuid not null,
  year int not null check (year between 1990 and 2200),
  name text not null,
  field text not null,
  status text not null default 'running' check (status in ('running', 'finished')),
  made timestamptz not null,
  version int not null default 0,
  unique (station_id, year, name)
);
create index project_list on projects.project (year desc, id desc);

alter table projects.project enable row level security;
create policy project_station on projects.project using (station_id = any ((select access.stations())::uuid[]));

grant usage on schema projects to linli_app;
grant select, insert, update on projects.project to linli_app;
