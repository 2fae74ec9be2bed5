-- What sounds nearly alike is asked first; what sounds remotely alike ('remote') fits a sixth of a station and is asked only
-- when nothing else was found.
-- Loads the library: a session that has not done so knows no setting of it.
do $$ begin perform public.show_trgm(''); end $$;

create or replace function residents.find(p_by text, p_grams text[], p_like text, p_max int)
returns table (id uuid, alike real)
language plpgsql stable security definer
set search_path = pg_catalog, public
set pg_trgm.word_similarity_threshold = '0.6'
as $$
declare
  people uuid[] := access.people();
  grids uuid[] := access.grids();
  scope text;
  hit text;
  near text;
begin
  if p_by = 'remote' then
    perform set_config('pg_trgm.word_similarity_threshold', '0.42', true);
  end if;
  if people = '{}' and grids = '{}' then
    return;
  end if;
  scope := case
    when grids = '{}' and array_length(people, 1) = 1 then format('p.station_id = %L', people[1])
    when grids = '{}' then format('p.station_id = any (%L::uuid[])', people)
    when people = '{}' then format('p.grid_id = any (%L::uuid[])', grids)
    else format('(p.station_id = any (%L::uuid[]) or p.grid_id = any (%L::uuid[]))', people, grids)
  end;
  hit := case p_by
    when 'gram' then format(
      'p.grams @> %L::text[] and (p.name like %2$L or p.road like %2$L or array_to_string(p.former_names, '' '') like %2$L)',
      p_grams, p_like)
    when 'sound' then format('p.sounds like %L', p_like)
    else format('%L <%% p.sounds', p_like)
  end;
  near := case p_by
    when 'gram' then format(
      'case when p.name like %L then 4 when p.name like %L then 3 when p.name like %L then 2 else 1 end',
      substr(p_like, 2, length(p_like) - 2), substr(p_like, 2), p_like)
    when 'sound' then format(
      'case when p.sounds || '' '' like %L then 3 when p.sounds like %L then 2 else 1 end',
      '% ' || btrim(p_like, '% ') || ' %', '% ' || btrim(p_like, '% ') || '%')
    else format('word_similarity(%L, p.sounds)', p_like)
  end;
  return query execute format(
    'select p.id, (%s)::real from residents.person p where %s and %s order by 2 desc, p.pinyin, p.id limit %s',
    near, scope, hit, p_max);
end $$;
