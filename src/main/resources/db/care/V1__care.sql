-- Who must be seen or heard, how often, in which way. Data; of the installation, a district or a station; dated.
create table care.rule (
  id uuid primary key,
  county char(6),
  station_id uuid,
  label text,
  risk text check (risk in ('high', 'key', 'general')),
  every_days int check (every_days > 0),
  every_months int check (every_months > 0),
  way text not null check (way in ('home', 'video', 'phone', 'either')),
  two boolean not null,
  minutes int not null check (minutes between 5 and 480),
  from_day date not null,
  to_day date check (to_day >= from_day - 1),
  made timestamptz not null,
  made_by text not null,
  version int not null default 0,
  check ((every_days is null) <> (every_months is null)),
  check (station_id is null or county is not null)
);
create index rule_of_place on care.rule (county, station_id);

-- How heavy somebody weighs in a worker's caseload.
create table care.weight (
  risk text primary key,
  weight numeric(4, 1) not null
);

-- Why somebody is watched over, as the register told last. Ids alone: names stay in the register.
create table care.person (
  resident_id uuid primary key,
  station_id uuid not null,
  region char(12) not null,
  grid_id uuid,
  labels text[] not null,
  risk text not null,
  here boolean not null,
  gone_on date,
  stands uuid,
  away_where text,
  away_from date,
  away_to date
);
create index person_station on care.person (station_id);

-- The clock: one row a person who is owed a contact. Derived, never typed.
--   opened: the day the present obligation began (the last contact that counts, or when care began)
--   noted: since when the present due day is known
create table care.clock (
  resident_id uuid primary key,
  station_id uuid not null,
  region char(12) not null,
  grid_id uuid,
  labels text[] not null,
  risk text not null,
  rules uuid[] not null,
  every_days int,
  every_months int,
  way text not null,
  two boolean not null,
  minutes int not null,
  owner uuid,
  owner_name text not null default '',
  interim boolean not null default false,
  since date not null,
  opened date not null,
  due date not null,
  noted timestamptz not null,
  away_where text,
  away_from date,
  away_to date,
  serious_at timestamptz,
  serious_on date,
  serious_due date,
  met date,
  met_seen date,
  late_on date,
  last_home date,
  last_seen date,
  last_heard date,
  last_tried date,
  version int not null default 0
);
create index clock_due on care.clock (station_id, due, resident_id);
create index clock_owner on care.clock (owner, due) where owner is not null;
create index clock_interim on care.clock (station_id, due) where interim or owner is null;

-- What stood on the clock before: obligations met, ended, or re-dated. Only ever added; what later knowledge replaced
-- says since when. Open from noted to gone; as it ended from gone to undone.
create table care.turn (
  no bigint generated always as identity primary key,
  resident_id uuid not null,
  station_id uuid not null,
  since date not null,
  opened date not null,
  due date not null,
  way text not null,
  away_from date,
  away_to date,
  owner uuid,
  owner_name text not null,
  closed date,
  how text not null check (how in ('seen', 'heard', 'ended', 're-dated')),
  noted timestamptz not null,
  gone timestamptz not null,
  undone timestamptz,
  check ((how = 're-dated') = (closed is null))
);
create index turn_person on care.turn (resident_id, opened);
create index turn_closed on care.turn (station_id, closed) where how <> 're-dated';
create index turn_ended on care.turn (station_id, closed) where how = 'ended';
create index turn_known on care.turn (station_id, gone);

-- Every word of somebody: seen, heard, tried. A correction is a row of its own; the one before is gone since then.
create table care.contact (
  source_module text not null,
  source_record uuid not null,
  source_part text not null,
  revision int not null,
  resident_id uuid not null,
  person uuid not null,
  station_id uuid not null,
  day date not null,
  way text not null,
  result text not null,
  by_account uuid not null,
  by_name text not null,
  two boolean not null,
  counts boolean not null,
  told_at timestamptz not null,
  gone timestamptz,
  primary key (source_record, source_module, source_part, revision, resident_id)
);
create index contact_person on care.contact (person, day desc);
create index contact_resident on care.contact (resident_id);

-- 包保责任人: who answers for whom, from when to when.
create table care.owner (
  id uuid primary key,
  resident_id uuid not null,
  station_id uuid not null,
  account uuid,
  name text not null,
  from_day date not null,
  to_day date,
  why text not null check (why in ('new', 'given', 'handed-over', 'left')),
  given timestamptz not null,
  given_by text not null
);
create index owner_person on care.owner (resident_id, from_day desc, id desc);

-- Stations whose register changed as a whole and is to be counted afresh.
create table care.recount (
  station_id uuid primary key,
  asked timestamptz not null
);

do $$
declare
  t text;
begin
  foreach t in array array['person', 'clock', 'turn', 'contact', 'owner', 'recount'] loop
    execute format('alter table care.%I enable row level security', t);
    execute format($p$
      create policy of_station on care.%I to linli_app
      using (station_id = any ((select access.stations())::uuid[]))
      with check (station_id = any ((select access.stations())::uuid[]))$p$, t);
  end loop;
end $$;
grant usage on schema care to linli_app;
grant select, insert on care.turn, care.contact, care.owner to linli_app;
grant update (undone) on care.turn to linli_app;
grant update (gone, person) on care.contact to linli_app;
grant update (to_day) on care.owner to linli_app;
grant select, insert, update on care.rule, care.person to linli_app;
grant select, insert, update, delete on care.clock to linli_app;
grant select, insert, delete on care.recount to linli_app;
grant select on care.weight to linli_app;

-- The next day: so many days or calendar months after, whichever is sooner. From 31 January a month is 28 or 29 February.
create function care.due_day(base date, days int, months int) returns date
language sql immutable parallel safe as
$$ select least(base + days, (base + make_interval(months => months))::date) $$;

-- Whether a contact is one the rule asks for. At home means in the room; a picture is enough for the rest but the voice.
create function care.counts(result text, way text, wanted text) returns boolean
language sql immutable parallel safe as
$$ select case wanted
     when 'home' then result = 'seen' and way <> 'video'
     when 'video' then result = 'seen'
     else result in ('seen', 'heard')
   end $$;

-- The ways from loose to strict.
create function care.strictness(way text) returns int
language sql immutable parallel safe as
$$ select array_position(array['either', 'phone', 'video', 'home'], way) $$;

-- A due day that falls into an absence with a known end is the day after the return.
create function care.after_rest(due date, away_from date, away_to date) returns date
language sql immutable parallel safe as
$$ select case when due between away_from and away_to then away_to + 1 else due end $$;

-- The last contact that counts under a way.
create function care.last_met(wanted text, home date, seen date, heard date) returns date
language sql immutable parallel safe as
$$ select case wanted when 'home' then home when 'video' then seen else greatest(seen, heard) end $$;

-- The due day after the terms changed. A day that has passed stays: nothing overdue is dated away. A new one is never
-- earlier than the day somebody could know of it.
create function care.redate(
  was date, base date, days int, months int, today date, away_from date, away_to date, serious_due date)
returns date
language sql immutable parallel safe as
$$ select least(serious_due, care.after_rest(
     case when was < today then was else greatest(care.due_day(base, days, months), today) end, away_from, away_to)) $$;

-- Whether a due day rests on a day: it fell into an absence that has not ended by then.
create function care.rests(due date, away_from date, away_to date, on_day date) returns boolean
language sql immutable parallel safe as
$$ select coalesce(due >= away_from and away_from <= on_day and coalesce(away_to >= on_day, true), false) $$;

grant execute on all functions in schema care to linli_app;

insert into care.weight (risk, weight) values ('high', 4), ('key', 2), ('general', 1);

-- Defaults: special-hardship elders at least monthly (Ministry of Civil Affairs and nine others, 2022); by risk weekly,
-- monthly, quarterly (Inner Mongolia); see the domain facts.
insert into care.rule (id, label, risk, every_days, every_months, way, two, minutes, from_day, made, made_by) values
  ('01900000-0000-7000-8000-00000000ca01', null, 'high', 7, null, 'either', false, 40, date '2020-01-01', timestamptz '2020-01-01 00:00+08', 'Linli'),
  ('01900000-0000-7000-8000-00000000ca02', null, 'key', null, 1, 'either', false, 30, date '2020-01-01', timestamptz '2020-01-01 00:00+08', 'Linli'),
  ('01900000-0000-7000-8000-00000000ca03', null, 'general', null, 3, 'either', false, 30, date '2020-01-01', timestamptz '2020-01-01 00:00+08', 'Linli');
insert into care.rule (id, label, every_months, way, two, minutes, from_day, made, made_by)
select ('01900000-0000-7000-8000-00000000ca' || lpad((10 + no)::text, 2, '0'))::uuid, label, 1, 'either', false, 30,
       date '2020-01-01', timestamptz '2020-01-01 00:00+08', 'Linli'
from unnest(array[
  'living-alone', 'empty-nest', 'left-behind-elder', 'dependent-elder', 'severely-disabled-elder', 'bereaved-family'
]) with ordinality as hardship (label, no);

-- An installation that had people before it had care: its stations are counted within seconds of the first start.
insert into care.recount (station_id, asked)
select station_id, now()
from access.post
where not hub;
