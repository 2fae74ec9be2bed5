-- What a roster says of somebody and the register had no place for.
alter table residents.person add column responsible text not null default '';
alter table residents.person add column notes bytea;
alter table residents.kin add column from_roster boolean not null default false;

-- A roster somebody brought: a draft until it is confirmed. It is seen by whoever sees the people of all its stations.
create table residents.roster (
  id uuid primary key,
  version int not null default 0,
  stations uuid[] not null check (cardinality(stations) > 0),
  area char(12) not null,
  file_name text not null,
  file_bytes bigint not null,
  digest bytea not null,
  state text not null check (state in ('reading', 'ready', 'refused', 'confirming', 'confirmed', 'dropped')),
  rows_done int not null default 0,
  figures text,
  columns text,
  refusal text,
  account uuid not null,
  by_whom text not null,
  started timestamptz not null,
  confirmed timestamptz,
  run uuid,
  beat timestamptz not null,
  corrects uuid references residents.roster
);
create index roster_started on residents.roster (started desc, id desc);
create index roster_at_work on residents.roster (beat) where state in ('reading', 'confirming');

-- The file itself, sealed, until it is confirmed or dropped.
create table residents.roster_piece (
  roster_id uuid not null references residents.roster,
  no int not null,
  stations uuid[] not null,
  bytes bytea not null,
  primary key (roster_id, no)
);

-- Rows that wait for a correction; the row itself is sealed. Kept until settled.
create table residents.roster_held (
  roster_id uuid not null references residents.roster,
  sheet int not null,
  line int not null,
  stations uuid[] not null,
  code text not null,
  field text not null,
  hints text[] not null,
  cells bytea not null,
  settled timestamptz,
  settled_how text not null default '',
  primary key (roster_id, sheet, line)
);
create index roster_held_open on residents.roster_held (roster_id, code) where settled is null;

-- What a roster would change: new people (the first thousand), changed ones with the columns, gone ones.
create table residents.roster_difference (
  roster_id uuid not null references residents.roster,
  what text not null check (what in ('new', 'changed', 'gone')),
  no int not null,
  stations uuid[] not null,
  person_id uuid,
  sheet int,
  line int,
  name text not null,
  fields text[] not null default '{}',
  primary key (roster_id, what, no)
);

-- Who came by a roster, and what it said: a keyed mark for every column, so that only what the roster itself changed
-- is ever taken over from a newer one, and what was mended by hand stays.
create table residents.roster_entry (
  station_id uuid not null,
  key bytea not null,
  person_id uuid not null references residents.person,
  said bytea not null,
  roster_id uuid not null references residents.roster,
  primary key (station_id, key)
);

-- What a station said once about the words of its rosters: headings, labels, communities.
create table residents.roster_word (
  station_id uuid not null,
  kind text not null check (kind in ('heading', 'label', 'community')),
  written text not null,
  means text not null,
  primary key (station_id, kind, written)
);

do $$
declare
  t text;
begin
  foreach t in array array['roster', 'roster_piece', 'roster_held', 'roster_difference'] loop
    execute format('alter table residents.%I enable row level security', t);
    execute format($p$
      create policy seen on residents.%I to linli_app using (stations <@ (select access.people()))$p$, t);
    execute format('grant select, insert, update on residents.%I to linli_app', t);
  end loop;
  foreach t in array array['roster_entry', 'roster_word'] loop
    execute format('alter table residents.%I enable row level security', t);
    execute format($p$
      create policy seen on residents.%I to linli_app
      using (station_id = any ((select access.people())::uuid[]))$p$, t);
    execute format('grant select, insert, update on residents.%I to linli_app', t);
  end loop;
end $$;
grant delete on residents.roster_piece, residents.roster_held, residents.roster_difference, residents.roster_word
to linli_app;
