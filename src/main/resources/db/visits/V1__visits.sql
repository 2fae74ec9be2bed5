create table visits.visit (
  id uuid primary key,
  station_id uuid not null,
  region char(12) not null,
  grid_id uuid,
  request_id uuid,
  planned_for date not null,
  planned_from time,
  purpose text not null,
  worker uuid not null,
  worker_name text not null,
  state text not null check (state in ('planned', 'recorded', 'called-off')),
  call_off_reason text not null default '',
  day date,
  began time,
  outcome text check (outcome in ('met', 'nobody-home', 'declined')),
  minutes int,
  present int,
  notice_left boolean,
  declined_reason bytea,
  words bytea,
  photos uuid[] not null default '{}',
  revision int not null default 0,
  made timestamptz not null,
  changed timestamptz not null,
  version int not null default 0
);
create index visit_by_day on visits.visit (station_id, (coalesce(day, planned_for)) desc, id desc);
create index visit_open on visits.visit (station_id, worker, planned_for) where state = 'planned';
create index visit_request on visits.visit (request_id) where request_id is not null;

create table visits.visit_person (
  visit_id uuid not null references visits.visit,
  resident_id uuid not null,
  station_id uuid not null,
  grid_id uuid,
  day date not null,
  primary key (visit_id, resident_id)
);
create index visit_person_day on visits.visit_person (resident_id, day desc, visit_id desc);

-- What was seen, one row a field and revision; a correction adds rows, it changes none.
create table visits.observation (
  visit_id uuid not null references visits.visit,
  revision int not null,
  field text not null,
  value text not null,
  note bytea,
  station_id uuid not null,
  primary key (visit_id, revision, field)
);

-- The catalogue of what to look at: public, data, no personal rows.
-- Source of the default list: duties of visiting workers as published by Tangshan civil affairs and others (see facts).
create table visits.observation_field (
  code text primary key,
  topic text not null,
  position int not null,
  zh text not null,
  en text not null
);
create table visits.observation_choice (
  field text not null references visits.observation_field,
  code text not null,
  position int not null,
  zh text not null,
  en text not null,
  needs_attention boolean not null,
  primary key (field, code)
);

-- Under which field of service a visit counts: the first of these labels the person carries. Local: data.
create table visits.field_of_label (
  label text primary key,
  position int not null,
  field text not null
);

alter table visits.visit enable row level security;
alter table visits.visit_person enable row level security;
alter table visits.observation enable row level security;
create policy own on visits.visit
  using (station_id = any ((select access.people())::uuid[]));
create policy own on visits.visit_person
  using (station_id = any ((select access.people())::uuid[]));
create policy own on visits.observation
  using (station_id = any ((select access.people())::uuid[]));

grant usage on schema visits to linli_app;
grant select, insert, update on visits.visit to linli_app;
grant select, insert on visits.visit_person, visits.observation to linli_app;
grant update (day) on visits.visit_person to linli_app;
grant select on visits.observation_field, visits.observation_choice, visits.field_of_label to linli_app;

insert into visits.field_of_label (label, position, field) values
  ('orphan', 1, '儿童青少年'), ('unattended-child', 2, '儿童青少年'), ('child-in-need', 3, '儿童青少年'),
  ('left-behind-child', 4, '儿童青少年'), ('living-alone', 10, '为老服务'), ('empty-nest', 11, '为老服务'),
  ('left-behind-elder', 12, '为老服务'), ('childless-elder', 13, '为老服务'), ('dependent-elder', 14, '为老服务'),
  ('severely-disabled-elder', 15, '为老服务'), ('bereaved-family', 16, '为老服务'), ('disabled', 20, '助残服务'),
  ('severely-disabled-hardship', 21, '助残服务'), ('minimum-living', 30, '困难帮扶'), ('low-margin', 31, '困难帮扶'),
  ('destitute', 32, '困难帮扶'), ('rigid-spending', 33, '困难帮扶'), ('poor-single-mother', 34, '困难帮扶'),
  ('left-behind-woman', 35, '婚姻家庭'), ('homeless', 36, '困难帮扶');

insert into visits.observation_field (code, topic, position, zh, en) values
  ('speech', 'body', 10, '言语', 'Speech'),
  ('mobility', 'body', 20, '行动', 'Mobility'),
  ('reaction', 'body', 30, '反应', 'Reaction'),
  ('illness', 'body', 40, '病情', 'Illness'),
  ('mood', 'body', 50, '情绪', 'Mood'),
  ('money', 'living', 60, '经济', 'Money'),
  ('entitlement', 'living', 70, '政策待遇', 'Entitlements'),
  ('kin', 'living', 80, '亲属照料与探望', 'Kin: support and visits'),
  ('neighbours', 'living', 90, '邻里', 'Neighbours'),
  ('house', 'home', 100, '房屋安全', 'House'),
  ('utilities', 'home', 110, '水电燃气', 'Water, power, gas'),
  ('hygiene', 'home', 120, '卫生', 'Hygiene'),
  ('care', 'needs', 130, '照护需要', 'Care'),
  ('rehab', 'needs', 140, '康复需要', 'Rehabilitation'),
  ('comfort', 'needs', 150, '精神慰藉', 'Comfort'),
  ('adaptation', 'needs', 160, '适老化、无障碍改造', 'Home adaptation');

insert into visits.observation_choice (field, code, position, zh, en, needs_attention)
select f.code, c.code, c.position, c.zh, c.en, c.attention
from visits.observation_field f
cross join (values
  ('good', 1, '良好', 'Good', false),
  ('fair', 2, '一般', 'Fair', false),
  ('poor', 3, '较差', 'Poor', true)) as c (code, position, zh, en, attention)
where f.topic in ('body', 'living', 'home') and f.code not in ('illness', 'house', 'utilities', 'entitlement');

insert into visits.observation_choice (field, code, position, zh, en, needs_attention) values
  ('illness', 'none', 1, '无病痛', 'None', false),
  ('illness', 'stable', 2, '病情稳定', 'Stable', false),
  ('illness', 'worse', 3, '加重', 'Worse', true),
  ('illness', 'acute', 4, '急病', 'Acute', true),
  ('entitlement', 'received', 1, '应享尽享', 'Received in full', false),
  ('entitlement', 'unclear', 2, '不清楚政策', 'Does not know', true),
  ('entitlement', 'missing', 3, '未享受', 'Not received', true),
  ('house', 'safe', 1, '安全', 'Safe', false),
  ('house', 'hazard', 2, '有隐患', 'Hazard', true),
  ('utilities', 'safe', 1, '正常', 'In order', false),
  ('utilities', 'hazard', 2, '有隐患', 'Hazard', true),
  ('utilities', 'cut', 3, '停水停电停气', 'Cut off', true),
  ('care', 'none', 1, '不需要', 'Not needed', false),
  ('care', 'met', 2, '需要，已有人照护', 'Needed and given', false),
  ('care', 'unmet', 3, '需要，无人照护', 'Needed, not given', true),
  ('rehab', 'none', 1, '不需要', 'Not needed', false),
  ('rehab', 'met', 2, '需要，已有安排', 'Needed and arranged', false),
  ('rehab', 'unmet', 3, '需要，没有安排', 'Needed, not arranged', true),
  ('comfort', 'none', 1, '不需要', 'Not needed', false),
  ('comfort', 'wanted', 2, '想有人陪伴', 'Wants company', true),
  ('adaptation', 'none', 1, '不需要', 'Not needed', false),
  ('adaptation', 'wanted', 2, '需要改造', 'Wanted', true);
