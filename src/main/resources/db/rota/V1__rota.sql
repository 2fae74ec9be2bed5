-- Shifts of duty as data: the owner all zeros is delivered, a station's own stand instead of them, all together.
-- Days: working (工作日), rest (双休日), holiday (法定节假日 as the State Council's notice has them).
create table rota.shift (
  owner uuid not null,
  code text not null,
  name_zh text not null,
  name_en text not null,
  days text not null check (days in ('working', 'rest', 'holiday')),
  from_time time not null,
  to_time time not null check (to_time > from_time),
  least int not null check (least between 0 and 20),
  sort int not null,
  primary key (owner, code)
);
insert into rota.shift (owner, code, name_zh, name_en, days, from_time, to_time, least, sort) values
  ('00000000-0000-0000-0000-000000000000', 'day', '白班接待', 'Day desk', 'working', '08:30', '17:30', 1, 10),
  ('00000000-0000-0000-0000-000000000000', 'late', '晚班', 'Late', 'working', '17:30', '20:30', 1, 20),
  ('00000000-0000-0000-0000-000000000000', 'weekend', '双休日值班', 'Weekend duty', 'rest', '09:00', '17:00', 1, 30),
  ('00000000-0000-0000-0000-000000000000', 'holiday', '节假日值班', 'Holiday duty', 'holiday', '09:00', '17:00', 1, 40);

-- What a station's rota goes by.
-- most_in_a_row: at least one day off a week, Labour Law (劳动法) article 38; may be set lower, never above 6.
-- rest_hours: between the end of one day's work and the beginning of the next; local, no Chinese law gives a figure.
create table rota.setting (
  owner uuid primary key,
  most_in_a_row int not null check (most_in_a_row between 1 and 6),
  rest_hours int not null check (rest_hours between 0 and 16),
  office_from time not null,
  office_to time not null check (office_to > office_from),
  head_approves boolean not null,   -- whether a swap that both agreed to still waits for the head
  version int not null default 0
);
insert into rota.setting (owner, most_in_a_row, rest_hours, office_from, office_to, head_approves)
values ('00000000-0000-0000-0000-000000000000', 6, 11, '08:30', '17:30', false);

-- How somebody takes part; who has no row works full time and takes part.
create table rota.member (
  worker_id uuid primary key,
  station_id uuid not null,
  share int not null check (share between 10 and 100),  -- per cent of full time
  weekdays int not null check (weekdays between 1 and 127), -- Monday 1, Tuesday 2, Wednesday 4 …
  takes_part boolean not null,
  version int not null default 0
);
create table rota.leave_day (
  id uuid primary key,
  station_id uuid not null,
  worker_id uuid not null,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  said_by text not null,
  said timestamptz not null,
  taken_back timestamptz
);
create index leave_of_station on rota.leave_day (station_id, to_day);

-- A proposed or accepted rota of a year; its turns, the unfilled ones with why.
create table rota.plan (
  id uuid primary key,
  station_id uuid not null,
  year int not null,
  from_day date not null,
  to_day date not null,
  state text not null check (state in ('draft', 'accepted', 'replaced', 'dropped')),
  made timestamptz not null,
  made_by text not null,
  accepted timestamptz,
  accepted_by text,
  version int not null default 0
);
create index plan_of_station on rota.plan (station_id, year, made desc);
create table rota.turn (
  id uuid primary key,
  plan_id uuid not null references rota.plan,
  station_id uuid not null,
  day date not null,
  shift text not null,
  shift_zh text not null,
  shift_en text not null,
  from_time time not null,
  to_time time not null,
  worker_id uuid,
  why text not null default ''
);
create index turn_of_plan on rota.turn (plan_id, day);
create index turn_of_station on rota.turn (station_id, day);

-- A turn that one would like another to take, maybe for one of theirs.
create table rota.swap (
  id uuid primary key,
  station_id uuid not null,
  turn_id uuid not null,
  day date not null,
  from_worker uuid not null,
  from_account uuid not null,
  from_name text not null,
  to_worker uuid not null,
  to_account uuid not null,
  to_name text not null,
  for_turn_id uuid,
  for_day date,
  state text not null check (state in ('asked', 'agreed', 'done', 'declined', 'not-approved', 'withdrawn')),
  words text not null,
  asked timestamptz not null,
  answered timestamptz,
  decided timestamptz,
  decided_by text not null default '',
  seen_by_head timestamptz,
  version int not null default 0
);
create index swap_of_station on rota.swap (station_id, asked desc, id desc);
create index swap_waiting on rota.swap (station_id) where state in ('asked', 'agreed', 'done');
create unique index swap_one_open on rota.swap (turn_id) where state in ('asked', 'agreed');

-- What the one on duty leaves for the next.
create table rota.note (
  id uuid primary key,
  station_id uuid not null,
  turn_id uuid not null,
  day date not null,
  until timestamptz not null,      -- the end of the turn it was written in: the next turn is the first after this
  by_account uuid not null,
  by_name text not null,
  words bytea not null,
  written timestamptz not null
);
create index note_of_station on rota.note (station_id, written desc, id desc);
create table rota.note_read (
  note_id uuid not null references rota.note,
  station_id uuid not null,
  account uuid not null,
  name text not null,
  at timestamptz not null,
  primary key (note_id, account)
);

alter table rota.member enable row level security;
alter table rota.leave_day enable row level security;
alter table rota.plan enable row level security;
alter table rota.turn enable row level security;
alter table rota.swap enable row level security;
alter table rota.note enable row level security;
alter table rota.note_read enable row level security;
create policy own on rota.member using (station_id = any ((select access.stations())::uuid[]));
create policy own on rota.leave_day using (station_id = any ((select access.people())::uuid[]));
create policy own on rota.plan using (station_id = any ((select access.stations())::uuid[]));
create policy own on rota.turn using (station_id = any ((select access.stations())::uuid[]));
create policy own on rota.swap using (station_id = any ((select access.people())::uuid[]));
create policy own on rota.note using (station_id = any ((select access.people())::uuid[]));
create policy own on rota.note_read using (station_id = any ((select access.people())::uuid[]));

grant usage on schema rota to linli_app;
grant select, insert, update on all tables in schema rota to linli_app;
grant delete on rota.shift to linli_app;
