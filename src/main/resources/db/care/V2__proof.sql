-- A district's month is read from this index alone, not from the wide rows.
create index clock_proof on care.clock (station_id)
  include (resident_id, due, opened, away_from, away_to, met, met_seen, late_on, last_tried);

-- Where somebody stands at the end of a day: one of the four of those owed, or not owed yet; null: neither.
create function care.standing(behind boolean, tried boolean, met boolean, seen boolean, resting boolean, coming boolean)
returns text
language sql immutable parallel safe as
$$ select case
     when behind then case when tried then 'tried' else 'missed' end
     when met then case when seen then 'seen' else 'heard' end
     when resting then 'resting'
     when coming then 'coming'
   end $$;

grant execute on function care.standing to linli_app;
