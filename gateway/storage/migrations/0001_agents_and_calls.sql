-- Up Migration

-- The agent: one Salesforce user joined to one Zoom user.
create table agent (
  id uuid primary key default gen_random_uuid(),
  salesforce_org_id text not null,
  salesforce_user_id text not null,
  zoom_user_id text not null,
  -- False once another Salesforce user has signed in with this Zoom user: its events go there from then on.
  zoom_linked boolean not null default true,
  name text not null,
  language text not null,
  time_zone text not null,
  home_country text not null,
  own_numbers jsonb not null default '[]',
  can_hide_caller_id boolean not null default false,
  caller_id jsonb,
  closed_task_status text not null,
  person_fields jsonb not null,
  consent_at timestamptz,
  -- Rises with every change to anything of this agent. Taken with the row locked, so that revisions become visible in their order.
  revision bigint not null default 0,
  profile_revision bigint not null default 0,
  created_at timestamptz not null default now(),
  unique (salesforce_org_id, salesforce_user_id)
);

create unique index agent_zoom_user on agent (zoom_user_id) where zoom_linked;

-- The agent's tokens, sealed. One refresh at a time: whoever holds the lease refreshes, the generation tells the others.
create table credential (
  agent_id uuid not null references agent (id) on delete cascade,
  provider text not null check (provider in ('salesforce', 'zoom')),
  sealed_access text not null,
  sealed_refresh text not null,
  expires_at timestamptz not null,
  base_url text not null,
  needs_sign_in boolean not null default false,
  generation integer not null default 1,
  lease_until timestamptz,
  primary key (agent_id, provider)
);

-- A browser that is signed in. Only the hash of its cookie is kept.
create table session (
  token_hash bytea primary key,
  agent_id uuid not null references agent (id) on delete cascade,
  expires_at timestamptz not null
);
create index session_agent on session (agent_id);

-- A sign-in under way: from the click to the exchange of the one-time code.
create table sign_in (
  state_hash bytea primary key,
  sealed text not null,
  code_hash bytea unique,
  expires_at timestamptz not null
);

-- A call of an agent and its log. `call` is null as long as only the agent wrote about it.
create table entry (
  agent_id uuid not null references agent (id) on delete cascade,
  call_id text not null,
  call jsonb,
  started_at timestamptz not null,
  live boolean not null,
  outbound boolean not null,
  peer_number text,
  comment text not null default '',
  comment_edit bigint not null default 0,
  comment_at timestamptz,
  closed boolean not null default false,
  deleted boolean not null default false,
  search text not null default 'searching' check (search in ('searching', 'done', 'failed')),
  candidates jsonb not null default '[]',
  who jsonb,
  who_by text check (who_by in ('agent', 'dial', 'search')),
  related_to jsonb,
  -- `wanted` rises with every change that Salesforce should see; `saved` follows.
  wanted integer not null default 0,
  saved integer not null default 0,
  saved_fields jsonb,
  task_id text,
  problem jsonb,
  revision bigint not null,
  primary key (agent_id, call_id)
);
create index entry_feed on entry (agent_id, revision);
create index entry_history on entry (agent_id, started_at desc);
create index entry_unsaved on entry (agent_id) where wanted > saved;
create index entry_peer on entry (agent_id, peer_number, started_at) where outbound;

-- The agent's wish to call a number, until a call answers it.
create table dial (
  agent_id uuid not null references agent (id) on delete cascade,
  dial_id uuid not null,
  number text not null,
  record jsonb,
  dialed_at timestamptz not null,
  call_id text,
  primary key (agent_id, dial_id)
);
create index dial_number on dial (agent_id, number, dialed_at);
create index dial_call on dial (agent_id, call_id);
