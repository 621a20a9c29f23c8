-- Up Migration

-- What Zoom keeps of a call beside its record: recordings, voicemails, summaries. Never the audio itself.
create table medium (
  agent_id uuid not null references agent (id) on delete cascade,
  medium_id text not null,
  call_id text not null,
  facts jsonb not null,
  primary key (agent_id, medium_id)
);
create index medium_call on medium (agent_id, call_id);
create index medium_id on medium (medium_id);

-- Zoom tells of a deletion by the medium's id alone, and may do so before it tells of the medium.
create table medium_deletion (
  medium_id text primary key,
  told_at timestamptz not null default now()
);

-- Who listened to what. Outlasts the agent's data: whoever is watched cannot end the watch.
create table listening (
  id uuid primary key,
  salesforce_org_id text not null,
  salesforce_user_id text not null,
  medium_id text not null,
  call_id text not null,
  began_at timestamptz not null default now()
);
create index listening_medium on listening (medium_id, began_at);

-- A Task has an id of 15 characters and the same with three more.
create index entry_task on entry (agent_id, left(task_id, 15)) where task_id is not null;
