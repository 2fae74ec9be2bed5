-- The lines behind a figure by label or by worker, newest first. Looked for line by line, a label nobody carries read the
-- whole year before it could say that there is nothing.
create table ledger.line_label (
  label text not null,
  day date not null,
  line uuid not null references ledger.line,
  station_id uuid not null,
  primary key (label, day, line)
);
insert into ledger.line_label (label, day, line, station_id)
select distinct label, p.day, p.line, p.station_id
from ledger.line_person p cross join unnest(p.labels) as label
where p.sign = 1;

-- Whatever way the people of a line come in, their labels are found.
create function ledger.index_labels() returns trigger language plpgsql as $$
begin
  insert into ledger.line_label (label, day, line, station_id)
  select distinct label, fresh.day, fresh.line, fresh.station_id
  from fresh cross join unnest(fresh.labels) as label
  where fresh.sign = 1
  on conflict do nothing;
  return null;
end $$;
create trigger person_labels after insert on ledger.line_person
  referencing new table as fresh
  for each statement execute function ledger.index_labels();

alter table ledger.line_label enable row level security;
create policy line_label_station on ledger.line_label using (station_id = any ((select access.stations())::uuid[]));
grant select, insert on ledger.line_label to linli_app;

alter table ledger.line_worker add column day date;
update ledger.line_worker w set day = l.day from ledger.line l where l.id = w.line;
alter table ledger.line_worker alter column day set not null;
drop index ledger.line_worker_key;
create index line_worker_key on ledger.line_worker ((coalesce(account::text, name)), day, line);
