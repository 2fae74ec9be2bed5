-- A day's plan of one station. It is made, read and accepted whole, so it is one document; what it says of people are ids.
create table rounds.plan (
  id uuid primary key,
  station_id uuid not null,
  day date not null,
  state text not null check (state in ('solving', 'draft', 'accepted', 'replaced', 'discarded', 'failed')),
  version int not null default 0,
  -- The accepted plan it sets out from.
  base uuid references rounds.plan,
  keeps boolean not null,
  content jsonb not null,
  made timestamptz not null,
  made_by text not null,
  accepted timestamptz,
  accepted_by text not null default '',
  solving_from timestamptz not null,
  solving_until timestamptz not null
);
create unique index plan_accepted on rounds.plan (station_id, day) where state = 'accepted';
-- One draft a day: two people look at the same.
create unique index plan_open on rounds.plan (station_id, day) where state in ('solving', 'draft');
create index plan_lapsed on rounds.plan (solving_until) where state = 'solving';
create index plan_of_day on rounds.plan (station_id, day, made desc);

-- How a station reckons: minutes, unless another unit is named. What is not here stands in the code as the default.
create table rounds.terms (
  station_id uuid primary key,
  version int not null default 0,
  content jsonb not null
);

-- Minutes on foot between two communities of a station, where they differ from its usual number. a = b: within one.
create table rounds.between (
  station_id uuid not null,
  a char(12) not null,
  b char(12) not null,
  minutes int not null check (minutes between 0 and 240),
  primary key (station_id, a, b),
  check (a <= b)
);

-- What a worker brings along: languages and dialects, sex (GB/T 2261.1), whether they go by e-bike.
create table rounds.ability (
  worker_id uuid primary key,
  station_id uuid not null,
  version int not null default 0,
  languages text[] not null default '{}',
  sex smallint not null default 0,
  bike boolean not null default false
);
create index ability_station on rounds.ability (station_id);

-- What a person asks for or needs: a worker of this sex, one who speaks this, one with at least this licence.
create table rounds.wish (
  resident_id uuid primary key,
  station_id uuid not null,
  version int not null default 0,
  sex smallint not null default 0,
  language text not null default '',
  licence text not null default ''
);
create index wish_station on rounds.wish (station_id);

-- Where something lies, in degrees (WGS 84): the station, a community, a person's home.
create table rounds.spot (
  station_id uuid not null,
  kind text not null check (kind in ('station', 'community', 'resident')),
  ref text not null,
  lon double precision not null check (lon between -180 and 180),
  lat double precision not null check (lat between -90 and 90),
  primary key (station_id, kind, ref)
);

alter table rounds.plan enable row level security;
alter table rounds.terms enable row level security;
alter table rounds.between enable row level security;
alter table rounds.ability enable row level security;
alter table rounds.wish enable row level security;
alter table rounds.spot enable row level security;
create policy own on rounds.plan
  using (station_id = any ((select access.people())::uuid[]));
create policy own on rounds.terms
  using (station_id = any ((select access.stations())::uuid[]));
create policy own on rounds.between
  using (station_id = any ((select access.stations())::uuid[]));
create policy own on rounds.ability
  using (station_id = any ((select access.stations())::uuid[]));
create policy own on rounds.wish
  using (station_id = any ((select access.people())::uuid[]));
create policy own on rounds.spot
  using (station_id = any ((select access.people())::uuid[]));

grant usage on schema rounds to linli_app;
grant select, insert, update on rounds.plan, rounds.terms, rounds.ability, rounds.wish to linli_app;
grant select, insert, update, delete on rounds.between, rounds.spot to linli_app;
