-- A station's sign is shown to everybody who works with it: it is no paper about a person and is not sealed.
create table stations.logo (
  id uuid primary key,
  station_id uuid not null references stations.station,
  kind text not null check (kind in ('image/png', 'image/jpeg')),
  content bytea not null,
  made timestamptz not null
);
create index logo_station on stations.logo (station_id);
grant select, insert, delete on stations.logo to linli_app;
