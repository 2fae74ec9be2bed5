-- The scope of whoever is at work, as the application told it for this transaction. Nothing told: nothing seen.
create function access.stations() returns uuid[] language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('linli.stations', true), '')::uuid[], '{}'::uuid[]) $$;

create function access.people() returns uuid[] language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('linli.people', true), '')::uuid[], '{}'::uuid[]) $$;

create function access.grids() returns uuid[] language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('linli.grids', true), '')::uuid[], '{}'::uuid[]) $$;

create function access.me() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('linli.account', true), '')::uuid $$;

create function access.auditor() returns boolean language sql stable parallel safe as
$$ select coalesce(current_setting('linli.auditor', true), '') = 'yes' $$;

-- Where somebody can be posted: a station or the hub, told by the stations module.
create table access.post (
  station_id uuid primary key,
  region char(12) not null,
  hub boolean not null
);
create index post_region on access.post (region);

create table access.account (
  id uuid primary key,
  name text not null,
  display_name text not null,
  password text not null,
  former_passwords text[] not null default '{}',
  must_change boolean not null default false,
  failures int not null default 0,
  locked_until timestamptz,
  closed boolean not null default false,
  made timestamptz not null,
  version int not null default 0
);
create unique index account_name on access.account (lower(name));

create table access.grant_of_role (
  id uuid primary key,
  account_id uuid not null references access.account,
  role text not null,
  station_id uuid,
  region char(12),
  grid_id uuid,
  from_day date not null,
  to_day date
);
create index grant_account on access.grant_of_role (account_id);

create table access.role_right (
  role text not null,
  right_code text not null,
  primary key (role, right_code)
);

create table access.session (
  token_hash bytea primary key,
  account_id uuid not null references access.account,
  started timestamptz not null,
  seen timestamptz not null,
  ends timestamptz not null,
  agent text not null
);
create index session_account on access.session (account_id);

-- A hub officer opens the names of a district for a purpose and a time.
create table access.look (
  id uuid primary key,
  account_id uuid not null references access.account,
  station_id uuid,
  purpose text not null,
  from_moment timestamptz not null,
  to_moment timestamptz not null
);
create index look_account on access.look (account_id, to_moment);

-- Commands done, with their answers: a repeat has the same answer and no second effect, 90 days long.
create table access.command (
  id uuid primary key,
  account uuid not null,
  digest bytea not null,
  answer text,
  at timestamptz not null
);
create index command_at on access.command (at);

create table access.trail (
  id uuid primary key,
  at timestamptz not null,
  account uuid not null,
  who text not null,
  act text not null,
  subject uuid not null,
  details text not null
);
create index trail_at on access.trail (at desc, id desc);
create index trail_subject on access.trail (subject, at desc);
create index trail_account on access.trail (account, at desc);
alter table access.trail enable row level security;
create policy trail_write on access.trail for insert to linli_app with check (true);
create policy trail_read on access.trail for select to linli_app using ((select access.auditor()) or account = (select access.me()));
create policy trail_seal on access.trail for select to linli_sealer using (true);

create table access.trail_unsealed (
  line uuid primary key references access.trail
);
create table access.trail_seal (
  no bigint primary key,
  line uuid not null unique,
  mac bytea not null
);

grant usage on schema access to linli_app, linli_sealer;
grant select, insert, update on access.post, access.account, access.session, access.command to linli_app;
grant select, insert, update, delete on access.grant_of_role, access.role_right to linli_app;
grant select, insert, update on access.look to linli_app;
grant delete on access.session, access.command to linli_app;
grant select, insert on access.trail to linli_app;
grant insert on access.trail_unsealed to linli_app;
grant select on access.trail to linli_sealer;
grant select, delete on access.trail_unsealed to linli_sealer;
grant select, insert on access.trail_seal to linli_sealer;

insert into access.role_right (role, right_code)
select role, unnest(rights) from (values
  ('worker', array['see-residents','edit-residents','reveal','import-roster','see-requests','take-requests','do-requests','assign-requests','see-visits','record-visits','see-figures','export-figures','see-stations']),
  ('head', array['see-residents','edit-residents','reveal','import-roster','see-requests','take-requests','do-requests','assign-requests','see-visits','record-visits','see-figures','export-figures','import-ledger','correct-ledger','see-stations','manage-staff','manage-projects','manage-volunteers']),
  ('supervisor', array['see-figures','export-figures','see-stations']),
  ('hub', array['see-figures','export-figures','import-ledger','see-requests','answer-opinions','see-stations','manage-stations','manage-staff','manage-places','manage-projects','look-at-names','see-residents','see-visits']),
  ('agency', array['see-figures','export-figures','see-stations','manage-staff']),
  ('grid', array['see-residents','see-requests','take-requests']),
  ('volunteer', array['do-requests']),
  ('evaluator', array['see-figures']),
  ('sysadmin', array['see-stations','manage-stations','manage-places','manage-accounts']),
  ('secadmin', array['manage-accounts','manage-security','see-stations']),
  ('auditor', array['read-trail']),
  ('console', array['see-residents','edit-residents','import-roster','see-requests','take-requests','do-requests','assign-requests','see-visits','record-visits','see-figures','export-figures','import-ledger','see-stations','manage-stations','manage-staff','manage-places','manage-projects','manage-volunteers','manage-accounts','manage-security','read-trail'])
) as r (role, rights);
