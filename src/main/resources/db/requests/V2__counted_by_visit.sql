-- The visit that was made for a request and is counted in the ledger: the request itself then counts nothing more.
alter table requests.request add column counted_by_visit uuid;
