-- What helps to bring two together: of an elder (who = resident) or of a helper (who = account, or volunteer).
create table standins.profile (
  who uuid not null,
  station_id uuid not null,
  side text not null check (side in ('elder', 'worker', 'volunteer')),
  name text not null default '',
  account uuid,
  dialects text[] not null default '{}',
  interests text[] not null default '{}',
  hours text[] not null default '{}',
  floor int,
  lift boolean not null default false,
  stairs boolean not null default true,
  region char(12),
  grid_id uuid,
  version int not null default 0,
  primary key (station_id, who)
);
create index profile_side on standins.profile (station_id, side);

-- An elder and the one who stands in for their children. It begins when both have agreed, and ends on a named day.
create table standins.pair (
  id uuid primary key,
  station_id uuid not null,
  region char(12) not null,
  resident_id uuid not null,
  helper uuid not null,
  volunteer boolean not null,
  helper_account uuid,
  helper_name text not null,
  minder uuid not null,
  minder_name text not null,
  rhythm int not null check (rhythm between 1 and 92),
  reasons text[] not null,
  state text not null check (state in ('proposed', 'active', 'ended')),
  elder_agreed date,
  elder_way text not null default '',
  helper_agreed date,
  since date,
  last_contact date,
  ends date,
  ended_on date,
  end_reason bytea,
  handed_to uuid,
  made timestamptz not null,
  version int not null default 0
);
create index pair_list on standins.pair (station_id, state, id desc);
create unique index pair_once on standins.pair (resident_id, helper) where state <> 'ended';
create index pair_resident on standins.pair (resident_id);
create index pair_mine on standins.pair (helper_account) where state = 'active';
create index pair_minded on standins.pair (minder) where state = 'active';

-- When they had word of each other, in its newest revision.
create table standins.contact (
  pair_id uuid not null references standins.pair,
  station_id uuid not null,
  module text not null,
  record uuid not null,
  part text not null,
  revision int not null,
  day date not null,
  result text not null check (result in ('seen', 'heard', 'no-answer', 'refused')),
  by_name text not null,
  primary key (pair_id, module, record, part)
);
create index contact_day on standins.contact (pair_id, day desc);

-- A short note of a contact that is written down nowhere else.
create table standins.note (
  id uuid primary key,
  pair_id uuid not null references standins.pair,
  station_id uuid not null,
  day date not null,
  way text not null check (way in ('home', 'phone', 'video', 'elsewhere')),
  result text not null check (result in ('seen', 'heard', 'no-answer', 'refused')),
  minutes int not null,
  words bytea,
  by_account uuid not null,
  by_name text not null,
  told timestamptz not null
);
create index note_pair on standins.note (pair_id, day desc, id desc);

create table standins.feedback (
  id uuid primary key,
  pair_id uuid not null references standins.pair,
  station_id uuid not null,
  side text not null check (side in ('elder', 'helper')),
  mood text not null check (mood in ('good', 'fair', 'poor')),
  words bytea,
  by_name text not null,
  at timestamptz not null
);
create index feedback_pair on standins.feedback (pair_id, at desc);

-- Games, meals, outings of several pairs together.
create table standins.event (
  id uuid primary key,
  station_id uuid not null,
  region char(12) not null,
  title text not null,
  place text not null,
  day date not null,
  minutes int not null,
  state text not null check (state in ('planned', 'held')),
  by_account uuid not null,
  by_name text not null,
  version int not null default 0
);
create index event_list on standins.event (station_id, day desc, id desc);
create table standins.event_pair (
  event_id uuid not null references standins.event,
  pair_id uuid not null references standins.pair,
  station_id uuid not null,
  present boolean not null default false,
  primary key (event_id, pair_id)
);
create index event_pair_of on standins.event_pair (pair_id);

do $$
declare
  t text;
begin
  foreach t in array array['profile', 'contact', 'note', 'feedback', 'event', 'event_pair'] loop
    execute format('alter table standins.%I enable row level security', t);
    execute format(
      'create policy own on standins.%I using (station_id = any ((select access.people())::uuid[]))', t);
  end loop;
end $$;
-- A volunteer works at no station and sees their own pairs, while they last.
alter table standins.pair enable row level security;
create policy own on standins.pair
  using (station_id = any ((select access.people())::uuid[])
    or (helper_account = (select access.me()) and state = 'active'))
  with check (station_id = any ((select access.people())::uuid[]));

grant usage on schema standins to linli_app;
grant select, insert, update on standins.profile, standins.pair, standins.contact, standins.event, standins.event_pair
  to linli_app;
grant select, insert on standins.note, standins.feedback to linli_app;
