-- What was heard of a person, source by source, as it stands now; a correction stands instead of what was said before.
create table unanswered.contact (
  source_module text not null,
  source_record uuid not null,
  source_part text not null,
  resident_id uuid not null,
  station_id uuid not null,
  revision int not null,
  result text,                      -- seen, heard, no-answer, refused; null: after all not about this person
  way text not null,
  day date not null,
  told timestamptz not null,
  primary key (source_module, source_record, source_part, resident_id)
);
create index contact_of_person on unanswered.contact (resident_id, day desc) where result in ('seen', 'heard');

-- One ladder (无人应答) of one person; at most one is open.
create table unanswered.ladder (
  id uuid primary key,
  station_id uuid not null,
  resident_id uuid not null,
  also uuid[] not null default '{}', -- entries that were merged into this person since
  kind text not null check (kind in ('no-answer', 'refused')),
  risk text not null check (risk in ('high', 'key', 'general')),
  since date not null,               -- the day of the contact that began it
  began timestamptz not null,
  source_module text not null,
  source_record uuid not null,
  source_part text not null,
  owner uuid not null,
  owner_name text not null,
  rung text not null,
  done text[] not null default '{}',
  from_moment timestamptz not null,  -- since when the present step waits
  due timestamptz not null,
  climbed boolean not null default false,
  paused_until date,
  words_taken int not null default 0,
  request_id uuid,
  ended timestamptz,
  ending text check (ending in ('reached', 'not-in-vain', 'died', 'moved', 'merged')),
  ended_by_module text,
  ended_by_record uuid,
  ended_by_part text,
  version int not null default 0
);
create unique index ladder_one_open on unanswered.ladder (resident_id) where ended is null;
create index ladder_open on unanswered.ladder (station_id, due, id) where ended is null;
create index ladder_due on unanswered.ladder (due, id) where ended is null;
create index ladder_mine on unanswered.ladder (owner, due) where ended is null;
create index ladder_ended on unanswered.ladder (station_id, ended desc, id desc) where ended is not null;
create index ladder_ended_by on unanswered.ladder (ended_by_record) where ended is not null;
create index ladder_gone on unanswered.ladder (ended) where ending in ('died', 'moved');
create index ladder_person on unanswered.ladder (resident_id, began desc);

-- What was done on it: lines are added, none is changed.
create table unanswered.step (
  id uuid primary key,
  ladder_id uuid not null references unanswered.ladder,
  station_id uuid not null,
  rung text not null,
  what text not null,
  due timestamptz,
  owner_name text not null,
  at timestamptz not null,
  by_account uuid not null,
  by_name text not null,
  words bytea,
  until date,
  source_module text,
  source_record uuid
);
create index step_of_ladder on unanswered.step (ladder_id, at, id);

-- How long each step may take, by risk: data. The owner is the whole installation (all zeros), a hub for its region, or a
-- station for itself. The figures are local, no standard gives them; see decision 15.
create table unanswered.pace (
  owner uuid not null,
  risk text not null check (risk in ('high', 'key', 'general')),
  rung text not null,
  amount int not null check (amount between 1 and 90),
  unit text not null check (unit in ('hour', 'working-day', 'day')),
  used boolean not null default true,
  primary key (owner, risk, rung)
);
-- A version a table of times, so that two who change it see each other.
create table unanswered.pace_of (
  owner uuid primary key,
  by_name text not null,
  changed timestamptz not null,
  version int not null default 0
);

create table unanswered.setting (
  code text primary key,
  value int not null
);
insert into unanswered.setting (code, value) values
  ('fresh-days', 14),   -- a try written down later than this begins nothing: the care clock has it
  ('words-at-most', 3); -- after so many words of others somebody goes and looks

insert into unanswered.pace (owner, risk, rung, amount, unit)
select '00000000-0000-0000-0000-000000000000', d.risk, d.rung, d.amount, d.unit
from (values
  ('high', 'again', 2, 'hour'), ('high', 'phone', 1, 'hour'), ('high', 'kin', 1, 'hour'),
  ('high', 'neighbour', 1, 'hour'), ('high', 'grid-leader', 1, 'hour'), ('high', 'welfare-check', 2, 'hour'),
  ('high', 'ask-head', 1, 'working-day'), ('high', 'gently', 1, 'working-day'), ('high', 'word', 1, 'day'),
  ('key', 'again', 1, 'working-day'), ('key', 'phone', 1, 'working-day'), ('key', 'kin', 1, 'working-day'),
  ('key', 'neighbour', 1, 'working-day'), ('key', 'grid-leader', 1, 'working-day'), ('key', 'welfare-check', 2, 'hour'),
  ('key', 'ask-head', 1, 'working-day'), ('key', 'gently', 3, 'working-day'), ('key', 'word', 3, 'day'),
  ('general', 'again', 3, 'working-day'), ('general', 'phone', 1, 'working-day'), ('general', 'kin', 1, 'working-day'),
  ('general', 'neighbour', 1, 'working-day'), ('general', 'grid-leader', 1, 'working-day'),
  ('general', 'welfare-check', 4, 'hour'),
  ('general', 'ask-head', 3, 'working-day'), ('general', 'gently', 5, 'working-day'), ('general', 'word', 7, 'day')
) as d (risk, rung, amount, unit);

alter table unanswered.contact enable row level security;
alter table unanswered.ladder enable row level security;
alter table unanswered.step enable row level security;
create policy own on unanswered.contact
  using (station_id = any ((select access.people())::uuid[]));
create policy own on unanswered.ladder
  using (station_id = any ((select access.people())::uuid[]));
create policy own on unanswered.step
  using (station_id = any ((select access.people())::uuid[]));

grant usage on schema unanswered to linli_app;
grant select, insert, update on unanswered.contact, unanswered.ladder, unanswered.pace, unanswered.pace_of to linli_app;
grant select, insert on unanswered.step to linli_app;
grant select on unanswered.setting to linli_app;
