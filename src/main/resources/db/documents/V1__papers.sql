-- Photos and attachments, sealed by the application. A paper is seen by those who see the people of its station.
create table documents.paper (
  id uuid primary key,
  station_id uuid not null,
  region char(12) not null,
  kind text not null,
  bytes int not null check (bytes > 0),
  name_sealed bytea,
  content_sealed bytea not null,
  made timestamptz not null,
  made_by uuid not null
);
-- Sealed bytes cannot be packed; trying would only cost time.
alter table documents.paper alter column content_sealed set storage external;
create index paper_station on documents.paper (station_id, made);

alter table documents.paper enable row level security;
create policy paper_of_my_people on documents.paper to linli_app
  using (station_id = any ((select access.people())::uuid[]))
  with check (station_id = any ((select access.people())::uuid[]));

-- A paper is never changed: a better photo is another paper.
grant usage on schema documents to linli_app;
grant select, insert on documents.paper to linli_app;
