-- One campaign: of a station for itself, or of the hub for the stations of its district.
create table campaigns.campaign (
  id uuid primary key,
  station_id uuid not null,
  kind text not null check (kind in ('heat', 'cold', 'storm', 'festival', 'policy', 'epidemic', 'shops', 'other')),
  title text not null,
  message text not null,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  heard boolean not null,
  unit text not null check (unit in ('person', 'household', 'place')),
  labels text[] not null,
  risks text[] not null,
  communities text[] not null,
  grids uuid[] not null,
  age_from int,
  age_to int,
  alone boolean not null,
  state text not null check (state in ('draft', 'running', 'ended', 'called-off')),
  made timestamptz not null,
  made_by_name text not null,
  started timestamptz,
  ended_on date,
  closing text not null default '',
  version int not null default 0
);
create index campaign_by_day on campaigns.campaign (from_day desc, id desc);

-- A station that takes part; its figures are kept when the campaign ends, as they were then.
create table campaigns.part (
  campaign_id uuid not null references campaigns.campaign,
  station_id uuid not null,
  done int,
  tried int,
  open int,
  gone int,
  primary key (campaign_id, station_id)
);
create index part_station on campaigns.part (station_id, campaign_id);

-- A shop, an institution, a door nobody of which is in the register: to be gone to in campaigns.
create table campaigns.place (
  id uuid primary key,
  station_id uuid not null,
  region char(12) not null,
  kind text not null check (kind in ('shop', 'institution', 'home')),
  name text not null,
  address bytea,
  closed boolean not null default false,
  entered timestamptz not null
);
create index place_station on campaigns.place (station_id, region);

-- Whom or what to reach: a person, a household (under one of them), a place. What became of it follows from what was
-- heard (campaigns.contact) and done (campaigns.deed), and is never typed.
create table campaigns.target (
  campaign_id uuid not null references campaigns.campaign,
  subject uuid not null,
  station_id uuid not null,
  sort text not null check (sort in ('person', 'household', 'place')),
  resident_id uuid,
  place_id uuid references campaigns.place,
  door uuid,
  region char(12) not null,
  grid_id uuid,
  sounds text collate "C" not null,
  owner uuid,
  owner_name text not null default '',
  due date not null,
  accepted boolean not null,
  state text not null check (state in ('offered', 'open', 'tried', 'done', 'out')),
  out_reason text not null default '' check (out_reason in ('', 'died', 'moved', 'merged', 'by-hand')),
  out_words bytea,
  reached_on date,
  reached_by text not null default '',
  result text not null default '',
  tries int not null default 0,
  last_try date,
  version int not null default 0,
  primary key (campaign_id, subject),
  check ((sort = 'place') = (resident_id is null)),
  check ((sort = 'place') = (place_id is not null))
);
create index target_list on campaigns.target (campaign_id, station_id, region, sounds, subject);
create index target_count on campaigns.target (campaign_id, station_id, region, state, owner);
create index target_resident on campaigns.target (resident_id) where resident_id is not null;
create unique index target_door on campaigns.target (campaign_id, door) where door is not null;
create index target_owner on campaigns.target (owner, campaign_id) where state in ('open', 'tried');

-- Who lives behind a door that is to be reached: any of them answers for it.
create table campaigns.member (
  campaign_id uuid not null,
  subject uuid not null,
  resident_id uuid not null,
  station_id uuid not null,
  gone boolean not null default false,
  primary key (campaign_id, subject, resident_id),
  foreign key (campaign_id, subject) references campaigns.target
);
create index member_resident on campaigns.member (resident_id);

-- What was heard of somebody: every contact, whatever it was made for, in its newest revision.
create table campaigns.contact (
  module text not null,
  record uuid not null,
  part text not null,
  resident_id uuid not null,
  station_id uuid not null,
  revision int not null,
  day date not null,
  result text not null check (result in ('seen', 'heard', 'no-answer', 'refused', 'withdrawn')),
  by_name text not null,
  heard timestamptz not null,
  primary key (module, record, part, resident_id)
);
create index contact_of on campaigns.contact (resident_id, day);

-- Work of the campaign itself that no visit carries: a shop gone to, things handed out to passers-by.
create table campaigns.deed (
  id uuid primary key,
  campaign_id uuid not null references campaigns.campaign,
  station_id uuid not null,
  region char(12) not null,
  subject uuid,
  kind text not null check (kind in ('place-visit', 'hand-out')),
  met boolean not null,
  day date not null,
  minutes int not null,
  heads int not null,
  words bytea,
  by_account uuid not null,
  by_name text not null,
  revision int not null default 0,
  told timestamptz not null,
  check ((kind = 'place-visit') = (subject is not null))
);
create index deed_list on campaigns.deed (campaign_id, station_id, day desc, id desc);
create index deed_subject on campaigns.deed (campaign_id, subject) where subject is not null;

-- Goods of a station in a campaign; how many are left is the sum of the lines and nothing else.
create table campaigns.goods (
  id uuid primary key,
  campaign_id uuid not null references campaigns.campaign,
  station_id uuid not null,
  name text not null,
  measure text not null,
  unique (campaign_id, station_id, name)
);
create table campaigns.goods_line (
  id uuid primary key,
  goods_id uuid not null references campaigns.goods,
  station_id uuid not null,
  at timestamptz not null,
  what text not null check (what in ('taken', 'given', 'given-back', 'returned', 'declared')),
  quantity int not null,
  subject uuid,
  deed_id uuid references campaigns.deed,
  note bytea,
  by_account uuid not null,
  by_name text not null
);
create index goods_line_of on campaigns.goods_line (goods_id, at, id);
create index goods_line_deed on campaigns.goods_line (deed_id) where deed_id is not null;

alter table campaigns.part enable row level security;
alter table campaigns.campaign enable row level security;
create policy own on campaigns.part
  using (station_id = any ((select access.stations())::uuid[]));
-- A station sees the campaigns it takes part in; only who runs a campaign changes it.
create policy own on campaigns.campaign
  using (station_id = any ((select access.stations())::uuid[])
    or exists (
      select from campaigns.part p
      where p.campaign_id = campaign.id and p.station_id = any ((select access.stations())::uuid[])))
  with check (station_id = any ((select access.stations())::uuid[]));
do $$
declare
  t text;
begin
  foreach t in array array['goods', 'goods_line'] loop
    execute format('alter table campaigns.%I enable row level security', t);
    execute format(
      'create policy own on campaigns.%I using (station_id = any ((select access.stations())::uuid[]))', t);
  end loop;
  foreach t in array array['place', 'target', 'member', 'contact', 'deed'] loop
    execute format('alter table campaigns.%I enable row level security', t);
    execute format(
      'create policy own on campaigns.%I using (station_id = any ((select access.people())::uuid[]))', t);
  end loop;
end $$;

-- How far a campaign is, in numbers alone: the hub counts without seeing a name. Looks past the wall and applies the
-- scope itself.
create function campaigns.progress(p_campaigns uuid[])
returns table (campaign_id uuid, station_id uuid, region char(12), state text, targets bigint, unowned bigint, late bigint)
language sql stable security definer
set search_path = pg_catalog
as $$
  select t.campaign_id, t.station_id, t.region, t.state, count(*), count(*) filter (where t.owner is null),
    count(*) filter (where t.reached_on > t.due)
  from campaigns.target t
  where t.campaign_id = any (p_campaigns) and t.station_id = any ((select access.stations())::uuid[])
  group by t.campaign_id, t.station_id, t.region, t.state
$$;
revoke all on function campaigns.progress(uuid[]) from public;
grant execute on function campaigns.progress(uuid[]) to linli_app;

grant usage on schema campaigns to linli_app;
grant select, insert, update on campaigns.campaign, campaigns.part, campaigns.place, campaigns.target, campaigns.member,
  campaigns.contact, campaigns.deed to linli_app;
grant select, insert on campaigns.goods, campaigns.goods_line to linli_app;
