-- Up Migration

-- How far the call history of an agent's Zoom user has been gone through.
create table history_sweep (
  agent_id uuid primary key references agent (id) on delete cascade,
  zoom_user_id text not null,
  -- Calls that ended before are none of this product's: the agent had not signed in yet.
  since timestamptz not null default now(),
  -- Zoom's name of the place that was reached; null before the first sweep.
  sync_token text,
  asked_at timestamptz,
  swept_at timestamptz
);

insert into history_sweep (agent_id, zoom_user_id) select id, zoom_user_id from agent;
