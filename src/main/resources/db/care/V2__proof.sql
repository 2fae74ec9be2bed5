-- A district's month is read from this index alone, not from the wide rows.
drop index care.clock_due;
create index clock_due on care.clock (station_id, due, resident_id)
  include (opened, away_from, away_to, met, met_seen, late_on, last_tried);

-- What was known at a moment: rows come in the order of time, so that a few bytes for many of them are enough.
drop index care.turn_known;
create index turn_known on care.turn using brin (gone);

-- Whether a due day rests on a day; most people are not away, which is seen first.
create or replace function care.rests(due date, away_from date, away_to date, on_day date) returns boolean
language sql immutable parallel safe as
$$ select away_from is not null and coalesce(due >= away_from and away_from <= on_day and coalesce(away_to >= on_day, true), false) $$;

-- Where somebody stands at the end of a day: 1 seen, 2 heard, 3 tried, 4 missed, the four of those owed; 5 coming, 6
-- resting, not owed yet; null: neither.
create function care.standing(behind boolean, tried boolean, met boolean, seen boolean, resting boolean, coming boolean)
returns int
language sql immutable parallel safe as
$$ select case
     when behind then case when tried then 3 else 4 end
     when met then case when seen then 1 else 2 end
     when resting then 6
     when coming then 5
   end $$;

grant execute on function care.standing to linli_app;

-- Whether only the rules changed, not the register.
alter table care.recount add column rules_only boolean not null default false;
grant update (rules_only) on care.recount to linli_app;
