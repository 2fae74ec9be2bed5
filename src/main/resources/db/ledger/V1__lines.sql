-- One line a delivered piece of service. Lines are only ever added: a correction adds a reversing line, whose measures
-- are the reversed ones with the other sign, and a new one.
create table ledger.line (
  id uuid primary key,
  source_module text not null,
  source_record uuid not null,
  source_part text not null,
  revision int not null check (revision >= 0),
  sign smallint not null check (sign in (1, -1)),
  reversal_of uuid references ledger.line,
  station_id uuid not null,
  region char(12) not null,
  kind text not null,
  service boolean not null generated always as (kind not in ('training', 'supervision')) stored,
  field text not null,
  project_id uuid,
  day date not null,
  minutes int not null,
  person_times int not null,
  title text not null,
  at timestamptz not null,
  check ((sign = 1) = (reversal_of is null)),
  check (minutes * sign >= 0 and person_times * sign >= 0),
  unique (source_module, source_record, source_part, revision, sign)
);
create unique index line_reversed_once on ledger.line (reversal_of) where reversal_of is not null;
create index line_figures on ledger.line (station_id, day)
  include (service, sign, minutes, person_times, kind, field, project_id, region);
create index line_day on ledger.line (day desc, id desc);
create index line_station on ledger.line (station_id, day desc, id desc);
create index line_project on ledger.line (project_id, day desc, id desc) where project_id is not null;
create index line_region on ledger.line (region, day desc, id desc);
create index line_workforce on ledger.line (station_id, day) include (sign, minutes, person_times, kind, field)
  where not service;

-- Who did it, by name as written, with the account where one fits.
create table ledger.line_worker (
  line uuid not null references ledger.line,
  no smallint not null,
  station_id uuid not null,
  account uuid,
  name text not null,
  primary key (line, no)
);
create index line_worker_key on ledger.line_worker (station_id, (coalesce(account::text, name)));

-- The named residents served, with their labels of that day. Carries the line's dimensions, so that distinct people
-- are counted in one pass.
create table ledger.line_person (
  line uuid not null references ledger.line,
  person uuid not null,
  station_id uuid not null,
  day date not null,
  sign smallint not null,
  service boolean not null,
  kind text not null,
  field text not null,
  project_id uuid,
  region char(12) not null,
  labels text[] not null,
  primary key (line, person)
);
create index line_person_figures on ledger.line_person (station_id, day)
  include (person, sign, service, kind, field, project_id, region);
create index line_person_person on ledger.line_person (person, day desc);

-- Two entries of the register that are one person: counted once. Told by the register when it merges or un-merges.
create table ledger.same_person (
  person uuid primary key,
  merged_into uuid not null,
  kept uuid not null
);
create index same_person_kept on ledger.same_person (kept);

alter table ledger.line enable row level security;
create policy line_station on ledger.line using (station_id = any ((select access.stations())::uuid[]));
alter table ledger.line_worker enable row level security;
create policy line_worker_station on ledger.line_worker using (station_id = any ((select access.stations())::uuid[]));
alter table ledger.line_person enable row level security;
create policy line_person_station on ledger.line_person using (station_id = any ((select access.stations())::uuid[]));

grant usage on schema ledger to linli_app;
grant select, insert on ledger.line, ledger.line_worker, ledger.line_person to linli_app;
grant select, insert, update, delete on ledger.same_person to linli_app;
