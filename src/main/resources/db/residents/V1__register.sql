-- The words of the register: data, no personal rows.
create table residents.label_kind (
  code text primary key,
  no int not null unique,
  name text not null,
  name_en text not null,
  aliases text[] not null default '{}'
);
insert into residents.label_kind (no, code, name, name_en, aliases) values
  (1, 'minimum-living', '低保', 'Minimum living allowance', '{低保户,低保对象,最低生活保障,城市低保,农村低保}'),
  (2, 'low-margin', '低保边缘', 'Just above the allowance line', '{低边,低保边缘户,低保边缘家庭,低保边缘对象,低收入,低收入家庭}'),
  (3, 'destitute', '特困', 'Destitute, supported by the state', '{特困人员,特困供养,特困供养人员,五保,五保户,三无人员}'),
  (4, 'child-in-need', '困境儿童', 'Child in need', '{其他困境儿童,困境未成年人}'),
  (5, 'left-behind-elder', '留守老人', 'Elder left behind', '{农村留守老人,留守老年人}'),
  (6, 'childless-elder', '孤寡老人', 'Elder without family', '{孤寡,孤老,孤寡老年人}'),
  (7, 'severely-disabled-hardship', '特殊困难重度残疾人', 'Severely disabled, in special hardship', '{特困重残,特殊困难重残,困难重度残疾人}'),
  (8, 'living-alone', '独居老人', 'Elder living alone', '{独居,独居老年人}'),
  (9, 'rigid-spending', '刚性支出困难', 'In need through unavoidable spending', '{支出型困难,支出型贫困,刚性支出困难家庭,支出型困难家庭}'),
  (10, 'disabled', '残疾人', 'Disabled', '{残疾,残障,残障人士,持证残疾人}'),
  (11, 'homeless', '流浪乞讨', 'Homeless, begging', '{流浪乞讨人员,流浪,生活无着流浪乞讨人员}'),
  (12, 'left-behind-child', '留守儿童', 'Child left behind', '{农村留守儿童}'),
  (13, 'poor-single-mother', '单亲贫困母亲', 'Poor single mother', '{单亲母亲,困难单亲母亲,单亲特困母亲}'),
  (14, 'left-behind-woman', '留守妇女', 'Woman left behind', '{农村留守妇女}'),
  (15, 'empty-nest', '空巢老人', 'Elder in an empty nest', '{空巢,空巢老年人}'),
  (16, 'dependent-elder', '失能老人', 'Elder in need of care', '{失能,失能老年人,半失能老人,失能半失能老人}'),
  (17, 'severely-disabled-elder', '重残老人', 'Severely disabled elder', '{重残,重度残疾老人,重残老年人}'),
  (18, 'bereaved-family', '计生特殊家庭', 'Family that lost its only child', '{失独,失独家庭,计划生育特殊家庭,失独老人}'),
  (19, 'orphan', '孤儿', 'Orphan', '{}'),
  (20, 'unattended-child', '事实无人抚养儿童', 'Child without effective guardians', '{事实无人抚养,事实孤儿}'),
  (21, 'other-focus', '其他重点关注', 'Other, to be watched over', '{重点关注,其他,其他重点,其他重点人员,重点人员}');

create table residents.relation_kind (
  code text primary key,
  no int not null unique,
  name text not null,
  name_en text not null
);
-- GB/T 4761, the short list.
insert into residents.relation_kind (no, code, name, name_en) values
  (1, '01', '本人', 'Self'), (2, '10', '配偶', 'Spouse'), (3, '20', '子', 'Son'), (4, '30', '女', 'Daughter'),
  (5, '40', '孙子女、外孙子女', 'Grandchild'), (6, '50', '父母', 'Parent'), (7, '60', '祖父母、外祖父母', 'Grandparent'),
  (8, '70', '兄弟姐妹', 'Brother or sister'), (9, '28', '女婿', 'Son-in-law'), (10, '38', '儿媳', 'Daughter-in-law'),
  (11, '57', '公婆、岳父母', 'Parent-in-law'), (12, '80', '其他亲属', 'Other kin'), (13, '97', '保姆、护工', 'Carer'),
  (14, '98', '邻居、朋友', 'Neighbour or friend'), (15, '99', '其他', 'Other');

create table residents.household (
  id uuid primary key,
  version int not null default 0,
  region char(12) not null,
  station_id uuid not null,
  grid_id uuid,
  head_id uuid,
  road text not null default '',
  door bytea,
  note text not null default '',
  made timestamptz not null
);
create index household_station on residents.household (station_id);

-- One person. Sealed fields (bytea) are AES-256-GCM, their fingerprints keyed HMACs; the keys are not here.
create table residents.person (
  id uuid primary key,
  version int not null default 0,
  region char(12) not null,
  station_id uuid not null,
  grid_id uuid,
  name text not null,
  former_names text[] not null default '{}',
  pinyin text collate "C" not null,
  sounds text collate "C" not null,
  grams text[] not null,
  sex smallint not null default 0,
  birth date,
  ethnicity text not null default '',
  identity bytea,
  identity_blind bytea,
  phone bytea,
  phone_blind bytea,
  phone_last bytea,
  other_phone bytea,
  other_phone_blind bytea,
  other_phone_last bytea,
  road text not null default '',
  door bytea,
  separation text not null default 'same',
  registered_region char(12),
  registered_home bytea,
  marital smallint not null default 90,
  arrangement text not null default 'unknown',
  disability_kind smallint,
  disability_level smallint,
  disability_card bytea,
  languages text not null default '',
  risk text not null default 'general',
  household_id uuid references residents.household,
  relation text not null default '',
  died date,
  moved date,
  moved_where text not null default '',
  merged_into uuid references residents.person,
  entered timestamptz not null,
  entered_by text not null,
  changed timestamptz not null
);
alter table residents.household add foreign key (head_id) references residents.person;

-- Lists of a station, a community, a grid, in the order of the names' sound.
create index person_list on residents.person (station_id, pinyin, id);
create index person_community on residents.person (region, pinyin, id);
create index person_grid on residents.person (grid_id, pinyin, id) where grid_id is not null;
create index person_risk on residents.person (station_id, risk, pinyin, id) where risk <> 'general';
create index person_alone on residents.person (station_id, pinyin, id) where arrangement = 'alone';
create index person_birth on residents.person (station_id, birth);
create index person_household on residents.person (household_id) where household_id is not null;
create index person_merged on residents.person (merged_into) where merged_into is not null;
-- What is looked for exactly.
create index person_identity on residents.person (identity_blind) where identity_blind is not null;
create index person_phone on residents.person (phone_blind) where phone_blind is not null;
create index person_phone_last on residents.person (phone_last) where phone_last is not null;
create index person_other_phone on residents.person (other_phone_blind) where other_phone_blind is not null;
create index person_other_last on residents.person (other_phone_last) where other_phone_last is not null;
create index person_name on residents.person (name);
-- What is looked for by parts: grams of the name and the road, the sound by trigrams.
create index person_words on residents.person using gin (station_id, grams, sounds gin_trgm_ops);

-- Not for grid workers: health has a table and a policy of its own.
create table residents.health (
  person_id uuid primary key references residents.person,
  region char(12) not null,
  station_id uuid not null,
  notes bytea,
  allergies bytea
);

create table residents.label (
  id uuid primary key,
  person_id uuid not null references residents.person,
  region char(12) not null,
  station_id uuid not null,
  grid_id uuid,
  kind text not null references residents.label_kind,
  from_day date not null,
  to_day date,
  evidence text not null default '',
  made timestamptz not null,
  made_by text not null,
  ended_by text,
  version int not null default 0
);
create index label_person on residents.label (person_id, kind);
create index label_kind_now on residents.label (station_id, kind, person_id) where to_day is null;

-- Kin and those to be called first.
create table residents.kin (
  id uuid primary key,
  person_id uuid not null references residents.person,
  region char(12) not null,
  station_id uuid not null,
  grid_id uuid,
  name text not null,
  relation text not null references residents.relation_kind,
  phone bytea,
  phone_blind bytea,
  phone_last bytea,
  emergency boolean not null default false,
  note text not null default '',
  removed boolean not null default false,
  version int not null default 0
);
create index kin_person on residents.kin (person_id);
create index kin_phone on residents.kin (phone_blind) where phone_blind is not null;
create index kin_phone_last on residents.kin (phone_last) where phone_last is not null;

-- What somebody agreed to, how, until when; withdrawn when they say so.
create table residents.consent (
  id uuid primary key,
  person_id uuid not null references residents.person,
  region char(12) not null,
  station_id uuid not null,
  grid_id uuid,
  what text not null,
  way text not null,
  given date not null,
  until date,
  withdrawn date,
  by_whom text not null,
  note text not null default '',
  version int not null default 0
);
create index consent_person on residents.consent (person_id);

-- What happened to the entry itself, for the timeline. That it was entered stands on the person.
create table residents.happening (
  id uuid primary key,
  person_id uuid not null references residents.person,
  region char(12) not null,
  station_id uuid not null,
  grid_id uuid,
  at timestamptz not null,
  day date not null,
  what text not null,
  title text not null,
  by_whom text not null
);
create index happening_person on residents.happening (person_id, at desc);

create table residents.merge (
  id uuid primary key,
  survivor uuid not null references residents.person,
  merged uuid not null references residents.person,
  region char(12) not null,
  station_id uuid not null,
  at timestamptz not null,
  by_whom text not null,
  why text not null,
  undone timestamptz,
  undone_by text
);
create index merge_survivor on residents.merge (survivor);
create index merge_merged on residents.merge (merged);

-- The second wall. People are seen by their station's workers, and by the workers of their grid.
do $$
declare
  t text;
begin
  foreach t in array array['household', 'person', 'label', 'kin', 'consent', 'happening'] loop
    execute format($p$
      create policy seen on residents.%I to linli_app
      using (station_id = any ((select access.people())::uuid[]) or grid_id = any ((select access.grids())::uuid[]))
      with check (station_id = any ((select access.people())::uuid[]))$p$, t);
  end loop;
  foreach t in array array['health', 'merge'] loop
    execute format($p$
      create policy seen on residents.%I to linli_app
      using (station_id = any ((select access.people())::uuid[]))
      with check (station_id = any ((select access.people())::uuid[]))$p$, t);
  end loop;
  foreach t in array array['household', 'person', 'label', 'kin', 'consent', 'happening', 'health', 'merge'] loop
    execute format('alter table residents.%I enable row level security', t);
    execute format('grant select, insert, update on residents.%I to linli_app', t);
  end loop;
end $$;
grant usage on schema residents to linli_app;
grant select on residents.label_kind, residents.relation_kind to linli_app;

-- Search by parts of a name, its sound, its road. Under row-level security the planner may not use the indexes above
-- for `like`, so this function looks past it and applies the scope itself: only ids leave it.
-- by: 'gram' (all of p_grams, and p_like in name, former names or road), 'sound' (p_like in the sounds),
-- 'alike' (sounds alike to p_like).
create function residents.find(p_by text, p_grams text[], p_like text, p_max int)
returns table (id uuid, alike real)
language plpgsql stable security definer
set search_path = pg_catalog, public
set pg_trgm.word_similarity_threshold = '0.42'
as $$
declare
  people uuid[] := access.people();
  grids uuid[] := access.grids();
  scope text;
  hit text;
  near text;
begin
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

-- Whether somebody with this identity number is known at a station out of the asker's sight: only where, not who.
create function residents.known_at(p_identity bytea) returns setof uuid
language sql stable security definer
set search_path = pg_catalog
as $$
  select distinct p.station_id
  from residents.person p
  where p.identity_blind = p_identity
    and p.merged_into is null
    and access.people() <> '{}'
    and not (p.station_id = any (access.people()))
$$;

revoke all on function residents.find(text, text[], text, int), residents.known_at(bytea) from public;
grant execute on function residents.find(text, text[], text, int), residents.known_at(bytea) to linli_app;
