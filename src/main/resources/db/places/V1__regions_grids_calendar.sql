-- A region under one name for a time. Names of regions are public: no row-level security.
create table places.region (
  code char(12) not null,
  name text not null,
  level text not null check (level in ('province', 'city', 'county', 'street', 'community')),
  parent char(12),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  primary key (code, valid_from)
);
create unique index region_now on places.region (code) where valid_to is null;
create index region_parent on places.region (parent, code) where valid_to is null;
create index region_name on places.region (name text_pattern_ops) where valid_to is null;

-- The counties this installation works for.
create table places.county (
  code char(12) primary key
);

create table places.grid (
  id uuid primary key,
  community char(12) not null,
  number int not null check (number > 0),
  name text not null,
  leader_account uuid,
  leader_name text not null,
  version int not null default 0,
  unique (community, number)
);

-- Days brought in after the program was built; they stand for what the program itself knows.
create table places.day_off (
  day date primary key,
  kind text not null check (kind in ('holiday', 'make-up')),
  name text not null
);

grant usage on schema places to linli_app;
grant select, insert, update on places.region, places.grid, places.day_off to linli_app;
grant select, insert on places.county to linli_app;
