-- A year's ledger brought as a workbook: looked at first, then taken over whole or not at all.
create table reports.ledger_import (
  id uuid primary key,
  account uuid not null,
  file_name text not null,
  area char(12) not null,
  read_at timestamptz not null,
  confirmed_at timestamptz,
  summary json not null,
  held json not null,
  accepted json not null
);
create index ledger_import_mine on reports.ledger_import (account, read_at desc, id desc);
alter table reports.ledger_import enable row level security;
create policy ledger_import_mine on reports.ledger_import using (account = (select access.me()));

-- The record behind an imported line: the row of the sheet, as it was written. The key is what the row says, counted
-- from 1 where several say the same, so that no row is taken twice whatever file it comes in.
create table reports.import_row (
  id uuid primary key,
  station_id uuid not null,
  key bytea not null,
  file_name text not null,
  sheet text not null,
  line int not null,
  cells json not null,
  taken_by text not null,
  taken_at timestamptz not null,
  unique (station_id, key)
);
alter table reports.import_row enable row level security;
create policy import_row_station on reports.import_row using (station_id = any ((select access.stations())::uuid[]));

grant usage on schema reports to linli_app;
grant select, insert, update on reports.ledger_import to linli_app;
grant select, insert on reports.import_row to linli_app;
