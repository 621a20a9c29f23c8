-- Up Migration

-- A call that a search of Zoom's list has found and that is in no log of ours, and whether its agent has dismissed it.
create table external_call (
  agent_id uuid not null references agent (id) on delete cascade,
  call_id text not null,
  events jsonb not null default '[]',
  -- Null where only the dismissal is known.
  ended_at timestamptz,
  found_at timestamptz not null,
  dismissed_at timestamptz,
  primary key (agent_id, call_id)
);
create index external_call_found on external_call (agent_id, found_at) where dismissed_at is null;
create index external_call_ended on external_call (agent_id, ended_at);
