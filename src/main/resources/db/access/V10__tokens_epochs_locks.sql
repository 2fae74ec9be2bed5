-- An account locked by an administrator stays so until one unlocks it.
alter table access.account add locked boolean not null default false;

-- A session has a name of its own, so that it can be shown and ended without its token.
alter table access.session add id uuid not null default gen_random_uuid();
create unique index session_id on access.session (id);

-- Programs come in with a token of their own: some rights of one account, for a time, revocable.
create table access.token (
  id uuid primary key,
  token_hash bytea not null unique,
  account_id uuid not null references access.account,
  name text not null,
  rights text[] not null,
  made timestamptz not null,
  expires timestamptz not null,
  revoked timestamptz,
  used timestamptz
);
create index token_account on access.token (account_id);
grant select, insert, update on access.token to linli_app;

-- After a restore the chain goes on from a link of its own: what was written after the snapshot is lost, and that is told.
create table access.trail_epoch (
  no int primary key,
  after_no bigint not null,
  before_mac bytea not null,
  reason text not null,
  at timestamptz not null,
  mac bytea not null
);
grant select, insert on access.trail_epoch to linli_sealer;

-- The one who makes accounts gives no roles; the one who gives roles makes no accounts.
delete from access.role_right where role = 'secadmin' and right_code = 'manage-accounts';
