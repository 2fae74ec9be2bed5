-- Sums kept ready, one slice a station and month, so that a year of a district is read in a few hundred rows. A slice is
-- always counted afresh from its lines; while lines of it are unfolded its sums are not used and the lines are counted
-- themselves. So a figure is the same before and after folding, and booking never waits for a sum.
create table ledger.unfolded (
  line uuid primary key references ledger.line,
  station_id uuid not null,
  month date not null
);
create index unfolded_slice on ledger.unfolded (station_id, month);

create table ledger.slice_sum (
  station_id uuid not null,
  month date not null,
  dim text not null,
  key text not null,
  name text not null,
  sessions int not null,
  minutes bigint not null,
  person_times bigint not null,
  primary key (station_id, dim, month, key)
);

-- The distinct people of a slice, by number: several slices are put together without looking at their lines again.
create table ledger.slice_people (
  station_id uuid not null,
  month date not null,
  dim text not null,
  key text not null,
  people int[] not null,
  primary key (station_id, dim, month, key)
);

create table ledger.person_no (
  person uuid primary key,
  no int not null generated always as identity unique
);

insert into ledger.unfolded (line, station_id, month)
select id, station_id, date_trunc('month', day::timestamp)::date from ledger.line;

-- Whatever way a line comes in, its slice is counted afresh.
create function ledger.mark_unfolded() returns trigger language plpgsql as $$
begin
  insert into ledger.unfolded (line, station_id, month)
  select id, station_id, date_trunc('month', day::timestamp)::date
  from fresh;
  return null;
end $$;
create trigger line_unfolded after insert on ledger.line
  referencing new table as fresh
  for each statement execute function ledger.mark_unfolded();

alter table ledger.unfolded enable row level security;
create policy unfolded_station on ledger.unfolded using (station_id = any ((select access.stations())::uuid[]));
alter table ledger.slice_sum enable row level security;
create policy slice_sum_station on ledger.slice_sum using (station_id = any ((select access.stations())::uuid[]));
alter table ledger.slice_people enable row level security;
create policy slice_people_station on ledger.slice_people using (station_id = any ((select access.stations())::uuid[]));

grant select, insert, delete on ledger.unfolded, ledger.slice_sum, ledger.slice_people to linli_app;
grant select, insert on ledger.person_no to linli_app;
