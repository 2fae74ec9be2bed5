-- Sums of months gone by, kept so that a district's proof is read in a few rows. Such a month stays as it is unless
-- something is told late of a day in it or before it; every late word is written down here with its transaction, and a
-- sum stands only as long as there is no late word it did not see. So nobody waits for a sum, and none is ever stale.
-- Whoever changes what a month counts (care.standing, care.rests, the query of the proof) empties care.month_sum.
create table care.month_sum (
  station_id uuid not null,
  last_day date not null,
  as_known boolean not null,
  saw pg_snapshot not null,
  seen int not null,
  heard int not null,
  tried int not null,
  missed int not null,
  late int not null,
  coming int not null,
  resting int not null,
  primary key (station_id, last_day, as_known)
);

create table care.told_late (
  station_id uuid not null,
  day date not null,
  told_in xid8 not null default pg_current_xact_id(),
  told_at timestamptz not null default now()
);
create index told_late_station on care.told_late (station_id, day);

alter table care.month_sum enable row level security;
create policy of_station on care.month_sum to linli_app
  using (station_id = any ((select access.stations())::uuid[]))
  with check (station_id = any ((select access.stations())::uuid[]));
alter table care.told_late enable row level security;
create policy of_station on care.told_late to linli_app
  using (station_id = any ((select access.stations())::uuid[]));
grant select, insert, delete on care.month_sum to linli_app;
grant select, delete on care.told_late to linli_app;

-- Whether a sum saw all that was told late of its days. One from another database, as after a restore, did not.
create function care.stands(sum care.month_sum) returns boolean
language sql stable as
$$ select pg_snapshot_xmax(sum.saw) <= pg_snapshot_xmax(pg_current_snapshot()) and not exists (
     select from care.told_late l
     where l.station_id = sum.station_id and l.day <= sum.last_day
       and not pg_visible_in_snapshot(l.told_in, sum.saw)) $$;

-- What was known of these people is different from these days on, at every station they were ever with: also at one
-- the teller does not see.
create function care.tell_late(people uuid[], days date[]) returns void
language sql security definer set search_path = pg_catalog as
$$ insert into care.told_late (station_id, day)
   select s.station_id, min(t.day)
   from unnest(people, days) as t (person, day)
     cross join lateral (
       select station_id from care.turn where resident_id = t.person
       union
       select station_id from care.clock where resident_id = t.person
       union
       select station_id from care.person where resident_id = t.person) s
   group by s.station_id $$;

revoke execute on function care.tell_late from public;
grant execute on function care.stands, care.tell_late to linli_app;
