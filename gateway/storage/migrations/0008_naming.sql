-- Up Migration

-- A person that an agent makes for a call, noted before Salesforce is asked. `person_id` is null as long as nobody knows
-- what became of it.
create table person_creation (
  agent_id uuid not null references agent (id) on delete cascade,
  creation_id uuid not null,
  call_id text not null,
  begun_at timestamptz not null,
  -- Until then the attempt is under way.
  busy_until timestamptz,
  person_id text,
  primary key (agent_id, creation_id)
);
create index person_creation_call on person_creation (agent_id, call_id);

-- Other calls of a number that have no person.
create index entry_unnamed on entry (agent_id, peer_number, started_at) where who is null;
