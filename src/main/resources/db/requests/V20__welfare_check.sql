-- The last rung when nobody answers (无人应答): somebody goes and makes sure, today.
insert into requests.kind
  (code, name_zh, name_en, family, urgency, due_amount, due_unit, doer, field, climbs, medicine, cash, sort)
values
  ('welfare-check', '上门查看平安', 'Welfare check', 'care', 'urgent', 2, 'hour', 'worker', '为老服务', false, false, false, 105);
