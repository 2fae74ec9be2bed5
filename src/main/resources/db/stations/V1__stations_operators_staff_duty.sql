-- Hub and stations. Not personal: readable for everybody signed in.
create table stations.station (
  id uuid primary key,
  region char(12) not null,
  hub boolean not null,
  name text not null,
  status text not null check (status in ('named', 'running')),
  named_on date not null,
  running_on date,
  colour text not null,
  logo uuid,
  address text not null default '',
  phone text not null default '',
  every_day boolean not null default false,
  opens time not null default '08:30',
  closes time not null default '17:30',
  opening_note text not null default '',
  version int not null default 0,
  check ((status = 'running') = (running_on is not null))
);
create unique index station_of_region on stations.station (region, hub);
create unique index station_name on stations.station (name, region);

create table stations.room (
  station_id uuid not null references stations.station,
  place int not null,
  kind text not null,
  name text not null,
  primary key (station_id, place)
);

create table stations.working_group (
  station_id uuid not null references stations.station,
  place int not null,
  name text not null,
  leads text not null,
  primary key (station_id, place)
);

-- The two or three fields a station has chosen for a year.
create table stations.focus (
  station_id uuid not null references stations.station,
  year int not null,
  fields text[] not null,
  primary key (station_id, year)
);

-- 承接机构 and its contracts; one agency may run several stations.
create table stations.operator (
  id uuid primary key,
  name text not null unique,
  contact text not null,
  phone text not null,
  manager uuid,
  version int not null default 0
);

create table stations.contract (
  id uuid primary key,
  operator_id uuid not null references stations.operator,
  station_id uuid not null references stations.station,
  number text not null,
  from_day date not null,
  to_day date not null check (to_day >= from_day)
);
create index contract_station on stations.contract (station_id, to_day desc);
create index contract_operator on stations.contract (operator_id);

-- The staff, seen by the station, its hub and its agency.
create table stations.worker (
  id uuid primary key,
  station_id uuid not null references stations.station,
  name text not null,
  account uuid,
  position text not null check (position in ('head', 'worker', 'supervisor', 'officer')),
  employment text not null check (employment in ('direct', 'agency', 'posted')),
  licence_level text check (licence_level in ('assistant', 'social-worker', 'senior')),
  licence_number text not null default '',
  licence_expires date,
  mentor uuid references stations.worker,
  joined date not null,
  left_on date,
  version int not null default 0
);
create index worker_station on stations.worker (station_id, name);
create index worker_account on stations.worker (account) where account is not null;
create index worker_licence on stations.worker (licence_expires) where left_on is null;
alter table stations.worker enable row level security;
create policy worker_of_station on stations.worker
  using (station_id = any ((select access.stations())::uuid[]));

create table stations.duty (
  id uuid primary key,
  station_id uuid not null references stations.station,
  worker_id uuid not null references stations.worker,
  day date not null,
  from_time time not null,
  to_time time not null check (to_time > from_time)
);
create index duty_day on stations.duty (station_id, day, from_time);
alter table stations.duty enable row level security;
create policy duty_of_station on stations.duty
  using (station_id = any ((select access.stations())::uuid[]));

grant usage on schema stations to linli_app;
grant select, insert, update on all tables in schema stations to linli_app;
grant delete on stations.room, stations.working_group, stations.duty to linli_app;
