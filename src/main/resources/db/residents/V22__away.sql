-- Away from home for a while: in hospital, with relatives, elsewhere.
alter table residents.person
  add away_where text check (away_where in ('hospital', 'relatives', 'elsewhere')),
  add away_from date,
  add away_to date,
  add constraint away_whole check ((away_where is null) = (away_from is null) and (away_to is null or away_to >= away_from));
-- Everybody of a station who is watched over, for the care clock.
create index label_watched on residents.label (station_id, person_id);
