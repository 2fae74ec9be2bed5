-- Whom a district or a station means by "everybody who …": the people of one station who live here, by label, risk, area
-- and age. Other modules pick thousands at once; they read this and not the tables. Row-level security holds inside.
-- An empty list means all; p_person: only whether this one is among them.
create function residents.picked(
  p_station uuid, p_labels text[], p_risks text[], p_communities text[], p_grids uuid[],
  p_born_to date, p_born_from date, p_alone boolean, p_day date, p_person uuid)
returns table (id uuid, household_id uuid, region char(12), grid_id uuid, pinyin text)
language sql stable
as $$
  select p.id, p.household_id, p.region, p.grid_id, p.pinyin
  from residents.person p
  where p.station_id = p_station
    and p.merged_into is null and p.died is null and p.moved is null
    and (p_person is null or p.id = p_person)
    and (p_risks = '{}' or p.risk = any (p_risks))
    and (p_communities = '{}' or p.region::text = any (p_communities))
    and (p_grids = '{}' or p.grid_id = any (p_grids))
    and (p_born_to is null or p.birth <= p_born_to)
    and (p_born_from is null or p.birth >= p_born_from)
    and (not p_alone or p.arrangement = 'alone')
    and (p_labels = '{}' or exists (
      select from residents.label l
      where l.person_id in (
          select p.id union all select m.id from residents.person m where m.merged_into = p.id)
        and l.kind = any (p_labels)
        and l.from_day <= p_day and (l.to_day is null or l.to_day >= p_day)))
$$;
grant execute on function residents.picked(
  uuid, text[], text[], text[], uuid[], date, date, boolean, date, uuid) to linli_app;

-- Who is not here any more, and why; those merged into another entry among them.
create function residents.gone(p_station uuid)
returns table (id uuid, why text)
language sql stable
as $$
  select p.id, case when p.merged_into is not null then 'merged' when p.died is not null then 'died' else 'moved' end
  from residents.person p
  where p.station_id = p_station and (p.died is not null or p.moved is not null or p.merged_into is not null)
$$;
grant execute on function residents.gone(uuid) to linli_app;
