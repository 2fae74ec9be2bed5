-- What the desk offers, as data: a station's head may change names, due times and what is offered.
create table requests.kind (
  code text primary key,
  name_zh text not null,
  name_en text not null,
  family text not null,             -- errand, repair, care, paper, people, opinion
  urgency text not null,            -- urgent, normal, can-wait
  due_amount int not null check (due_amount > 0),
  due_unit text not null check (due_unit in ('hour', 'working-day')),
  doer text not null check (doer in ('worker', 'volunteer', 'head')),
  field text not null,              -- field of service in the ledger
  climbs boolean not null default false,
  medicine boolean not null default false,
  cash boolean not null default false,
  offered boolean not null default true,
  sort int not null,
  version int not null default 0
);

create table requests.setting (
  code text primary key,
  value int not null,
  version int not null default 0
);
insert into requests.setting (code, value) values
  ('same-days', 7),            -- a like request within so many days is hinted at
  ('urgent-hours', 2),         -- an urgent request is due after so many hours at the latest
  ('can-wait-days', 10),       -- one that can wait is due after so many working days at the earliest
  ('hub-after-hours', 24),     -- late for so long it climbs from the head to the hub
  ('refill-lead-days', 3),     -- the next box is asked for so many days before the last runs out
  ('open-writes-an-hour', 20), -- needs written through the public page from one address
  ('open-reads-an-hour', 60);  -- codes tried from one address

-- The running number of a station's year; no gaps, for it is counted in the transaction of the request.
create table requests.counter (
  station_id uuid not null,
  year int not null,
  last int not null,
  primary key (station_id, year)
);

create table requests.request (
  id uuid primary key,
  station_id uuid not null,
  number text not null,
  kind text not null references requests.kind,
  region char(12) not null,
  resident_id uuid,
  place bytea,
  place_blind bytea,
  caller_name text not null default '',
  caller_phone bytea,
  caller_relation text not null default '',
  words bytea,
  urgency text not null,
  way text not null,
  visit_id uuid,
  received timestamptz not null,
  due timestamptz not null,
  wanted timestamptz,
  taken_by uuid not null,
  taken_by_name text not null,
  code_blind bytea unique,
  state text not null check (state in ('received', 'assigned', 'under-way', 'done', 'closed')),
  doer_account uuid,
  doer_volunteer uuid,
  doer_name text not null default '',
  proposed_name text not null default '',
  assigned timestamptz,
  rounds int not null default 0,
  minutes int not null default 0,
  done_at timestamptz,
  announced int not null default 0,
  counted boolean not null default false,
  climbed text not null default 'not' check (climbed in ('not', 'to-head', 'to-hub')),
  climbed_to uuid,
  sent_up_to text,
  answered boolean not null default false,
  ending text check (ending in ('satisfied', 'not-solved', 'withdrawn')),
  last timestamptz not null,
  version int not null default 0,
  unique (station_id, number),
  check ((state = 'closed') = (ending is not null)),
  check (state = 'received' or state = 'closed' or doer_account is not null or doer_volunteer is not null)
);
create index request_list on requests.request (station_id, received desc, id desc);
create index request_state on requests.request (station_id, state, received desc, id desc);
create index request_open_due on requests.request (due) where state not in ('done', 'closed');
create index request_doer on requests.request (doer_account, due) where state <> 'closed';
create index request_waiting on requests.request (station_id, due) where state <> 'closed';
create index request_resident on requests.request (resident_id, received desc);
create index request_place on requests.request (place_blind, received desc) where place_blind is not null;
create index request_climbed on requests.request (climbed_to, received desc, id desc) where climbed_to is not null;
create index request_all on requests.request (received desc, id desc);

-- What happened to a request; only ever added.
create table requests.step (
  id uuid primary key,
  request_id uuid not null references requests.request,
  station_id uuid not null,
  at timestamptz not null,
  what text not null,
  by_account uuid not null,
  by_name text not null,
  way text,
  said_by text not null default '',
  note bytea
);
create index step_request on requests.step (request_id, at, id);

-- The money of an errand; only ever added, the balance is the sum.
create table requests.cash (
  id uuid primary key,
  request_id uuid not null references requests.request,
  station_id uuid not null,
  at timestamptz not null,
  what text not null check (what in ('received', 'spent', 'returned', 'declared')),
  fen bigint not null check (
    case what when 'received' then fen > 0 when 'declared' then fen <> 0 else fen < 0 end),
  receipt uuid,
  note bytea,
  by_account uuid not null,
  by_name text not null
);
create index cash_request on requests.cash (request_id, at, id);

-- What medicine an errand brings and how long it lasts; the next box becomes a request by itself.
create table requests.medicine (
  request_id uuid primary key references requests.request,
  station_id uuid not null,
  resident_id uuid,
  what bytea not null,
  dose bytea,
  box uuid,
  days int not null check (days between 0 and 400),
  runs_out date,
  next_request uuid
);
create index medicine_due on requests.medicine (runs_out) where runs_out is not null and next_request is null;

-- How often one address has knocked at the public page in an hour; the address itself is not kept.
create table requests.knock (
  who bytea not null,
  hour timestamptz not null,
  what text not null,
  times int not null,
  primary key (who, what, hour)
);

alter table requests.counter enable row level security;
create policy counter_of_station on requests.counter
  using (station_id = any ((select access.people())::uuid[]) or station_id = any ((select access.stations())::uuid[]));

-- Own station's people; the hub what has climbed to it; who wrote it down there; a volunteer the task at hand.
alter table requests.request enable row level security;
create policy request_seen on requests.request
  using (
    station_id = any ((select access.people())::uuid[])
    or climbed_to = any ((select access.stations())::uuid[])
    or (taken_by = (select access.me()) and station_id = any ((select access.stations())::uuid[]))
    or (doer_account = (select access.me()) and doer_volunteer is not null and state in ('assigned', 'under-way', 'done')));

alter table requests.step enable row level security;
create policy step_of_request on requests.step
  using (station_id = any ((select access.people())::uuid[])
    or exists (select from requests.request r where r.id = request_id));

alter table requests.cash enable row level security;
create policy cash_of_request on requests.cash
  using (station_id = any ((select access.people())::uuid[])
    or exists (select from requests.request r where r.id = request_id));

alter table requests.medicine enable row level security;
create policy medicine_of_request on requests.medicine
  using (station_id = any ((select access.people())::uuid[])
    or exists (select from requests.request r where r.id = request_id));

-- Which station a public code belongs to, and nothing else; the caller then works inside that station.
create function requests.station_of_code(code bytea) returns uuid
language sql stable security definer set search_path = pg_catalog
as $$ select station_id from requests.request where code_blind = code $$;
revoke all on function requests.station_of_code(bytea) from public;

grant usage on schema requests to linli_app;
grant execute on function requests.station_of_code(bytea) to linli_app;
grant select, insert, update on requests.kind, requests.setting, requests.counter, requests.request, requests.medicine
  to linli_app;
grant select, insert on requests.step, requests.cash to linli_app;
grant select, insert, update, delete on requests.knock to linli_app;

insert into requests.kind
  (code, name_zh, name_en, family, urgency, due_amount, due_unit, doer, field, climbs, medicine, cash, sort)
values
  ('medicine', '买药送药', 'Buying and bringing medicine', 'errand', 'urgent', 4, 'hour', 'worker', '为老服务', false, true, true, 10),
  ('shopping', '买菜米油等用品', 'Groceries and daily goods', 'errand', 'normal', 1, 'working-day', 'volunteer', '为老服务', false, false, true, 20),
  ('meals', '送餐助餐', 'Meals', 'errand', 'normal', 4, 'hour', 'volunteer', '为老服务', false, false, true, 30),
  ('bills', '代缴费用', 'Paying bills', 'errand', 'normal', 2, 'working-day', 'worker', '便民服务', false, false, true, 40),
  ('water', '水管维修', 'Water repair', 'repair', 'urgent', 1, 'working-day', 'worker', '便民服务', false, false, false, 50),
  ('electricity', '电路维修', 'Electrical repair', 'repair', 'urgent', 1, 'working-day', 'worker', '便民服务', false, false, false, 60),
  ('gas', '燃气报修', 'Gas repair', 'repair', 'urgent', 2, 'hour', 'worker', '便民服务', false, false, false, 70),
  ('heating', '暖气报修', 'Heating repair', 'repair', 'urgent', 1, 'working-day', 'worker', '便民服务', false, false, false, 80),
  ('hospital', '陪同就医', 'Going along to hospital', 'care', 'normal', 1, 'working-day', 'worker', '健康服务', false, false, true, 90),
  ('injection', '上门打针换药', 'Injections and dressings at home', 'care', 'normal', 1, 'working-day', 'worker', '健康服务', false, false, false, 100),
  ('care', '卧床照护', 'Care for a bedridden person', 'care', 'urgent', 4, 'hour', 'worker', '为老服务', false, false, false, 110),
  ('company', '陪伴谈心', 'Company and a talk', 'care', 'normal', 3, 'working-day', 'volunteer', '为老服务', false, false, false, 120),
  ('children', '照看孩子', 'Minding children', 'care', 'normal', 1, 'working-day', 'volunteer', '儿童服务', false, false, false, 130),
  ('tutoring', '课业辅导', 'Help with homework', 'care', 'can-wait', 5, 'working-day', 'volunteer', '儿童服务', false, false, false, 140),
  ('legal', '法律文书与咨询', 'Legal papers and advice', 'paper', 'normal', 3, 'working-day', 'worker', '便民服务', false, false, false, 150),
  ('documents', '证件材料代办', 'Certificates and papers', 'paper', 'normal', 3, 'working-day', 'worker', '便民服务', false, false, true, 160),
  ('hardship', '困难救助申请', 'Help in hardship', 'paper', 'normal', 2, 'working-day', 'worker', '社会救助', false, false, false, 170),
  ('verification', '入户核对', 'Household verification', 'paper', 'normal', 5, 'working-day', 'worker', '社会救助', false, false, false, 180),
  ('policy', '政策咨询', 'Policy briefing', 'paper', 'normal', 2, 'working-day', 'worker', '社会救助', false, false, false, 190),
  ('disabled', '助残服务', 'Services for disabled people', 'care', 'normal', 2, 'working-day', 'worker', '助残服务', false, false, false, 200),
  ('mediation', '纠纷调解', 'Mediation', 'people', 'urgent', 1, 'working-day', 'worker', '纠纷调解', false, false, false, 210),
  ('job', '就业培训介绍', 'Job training and placement', 'people', 'can-wait', 5, 'working-day', 'worker', '就业服务', false, false, false, 220),
  ('housekeeping', '家政介绍', 'Housekeeping referral', 'people', 'normal', 3, 'working-day', 'worker', '便民服务', false, false, false, 230),
  ('shop', '商户走访事项', 'A shop''s concern', 'people', 'normal', 3, 'working-day', 'worker', '便民服务', false, false, false, 240),
  ('environment', '环境与设施', 'Surroundings and facilities', 'people', 'normal', 3, 'working-day', 'worker', '便民服务', false, false, false, 250),
  ('opinion', '社情民意', 'Opinion or suggestion', 'opinion', 'normal', 10, 'working-day', 'head', '社情民意', true, false, false, 260),
  ('other', '其他', 'Something else', 'people', 'normal', 2, 'working-day', 'worker', '便民服务', false, false, false, 270);
