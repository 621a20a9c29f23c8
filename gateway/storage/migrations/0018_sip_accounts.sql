-- Up Migration

-- With what Zoom takes the agent's browser for a desk phone. Sealed as a whole; asked of Zoom again when Zoom refuses it.
create table sip_account (
  agent_id uuid primary key references agent (id) on delete cascade,
  sealed text not null,
  read_at timestamptz not null default now()
);
