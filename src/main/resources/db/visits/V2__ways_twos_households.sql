-- A visit may be a call, and may be made by two.
alter table visits.visit
  add column way text not null default 'home' check (way in ('home', 'phone', 'video', 'elsewhere')),
  add column two boolean not null default false,
  add column second uuid,
  add column second_name text not null default '',
  add column signature uuid,
  drop constraint visit_outcome_check,
  add constraint visit_outcome_check check (outcome in ('met', 'nobody-home', 'declined', 'wrong-number'));

-- What whoever plans a day reads.
create index visit_planned on visits.visit (station_id, planned_for) where state = 'planned';
-- Whoever goes along has it on their own list too.
create index visit_open_second on visits.visit (station_id, second, planned_for) where state = 'planned' and second is not null;

-- Of a household, some may not have been there.
alter table visits.visit_person add column missed boolean not null default false;
grant update (missed) on visits.visit_person to linli_app;

-- Body and needs are a person's own; how one lives is the household's.
alter table visits.observation_field add column of_household boolean not null default false;
update visits.observation_field set of_household = true where topic in ('living', 'home');
alter table visits.observation add column resident_id uuid;
alter table visits.observation drop constraint observation_pkey;
create unique index observation_once on visits.observation (visit_id, revision, field, resident_id) nulls not distinct;
