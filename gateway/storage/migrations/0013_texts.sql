-- Up Migration

-- Whether the agent can text, and from which numbers; null until the next sign-in.
alter table agent add column texting jsonb;

-- A thread of an agent: texts with the same people.
create table text_thread (
  agent_id uuid not null references agent (id) on delete cascade,
  -- Zoom's; of a thread that Zoom has not got yet, the id of its first sending.
  thread_id text not null,
  kind text not null check (kind in ('user', 'callQueue', 'autoReceptionist')),
  own jsonb not null,
  own_number text not null,
  peers jsonb not null,
  peer_numbers text[] not null,
  related_to jsonb,
  read_to timestamptz not null,
  -- Everything that Zoom had then is known.
  synced_to timestamptz,
  in_zoom boolean not null,
  deleted boolean not null default false,
  latest_at timestamptz not null,
  revision bigint not null,
  primary key (agent_id, thread_id)
);
create index text_thread_feed on text_thread (agent_id, revision);
create index text_thread_list on text_thread (agent_id, latest_at desc, thread_id desc);
create index text_thread_numbers on text_thread (own_number);

-- What was said. Needed for the Task, and for a thread that Zoom has deleted.
create table text_message (
  agent_id uuid not null,
  thread_id text not null,
  -- Zoom's; of a text that Zoom has not got, the id of its sending.
  message_id text not null,
  send_id uuid,
  at timestamptz not null,
  day text not null,
  inbound boolean not null,
  in_zoom boolean not null,
  state text not null,
  facts jsonb not null,
  revision bigint not null,
  primary key (agent_id, thread_id, message_id),
  foreign key (agent_id, thread_id) references text_thread (agent_id, thread_id) on delete cascade
);
create index text_message_order on text_message (agent_id, thread_id, at desc, message_id collate "C" desc);
create index text_message_day on text_message (agent_id, thread_id, day);
create index text_message_changed on text_message (agent_id, thread_id, revision);
create index text_message_id on text_message (agent_id, message_id);
create index text_message_unread on text_message (agent_id, thread_id, at) where inbound;

-- The Tasks of a thread for one day.
create table text_day (
  agent_id uuid not null,
  thread_id text not null,
  day text not null,
  -- `wanted` rises with every change that Salesforce should see; `saved` follows.
  wanted integer not null,
  saved integer not null default 0,
  tasks jsonb not null default '[]',
  problem jsonb,
  primary key (agent_id, thread_id, day),
  foreign key (agent_id, thread_id) references text_thread (agent_id, thread_id) on delete cascade
);
create index text_day_unsaved on text_day (agent_id, thread_id) where wanted > saved;

-- The agent's wish to send, kept before Zoom is asked and for good: the same wish again is no second text.
create table text_sending (
  agent_id uuid not null references agent (id) on delete cascade,
  send_id uuid not null,
  thread_id text not null,
  wanted jsonb not null,
  -- Emptied as soon as Zoom has them.
  files jsonb not null,
  state text not null check (state in ('sending', 'unsure', 'sent', 'failed', 'putAway')),
  wished_at timestamptz not null,
  -- A request to Zoom is out, or was when the gateway died.
  attempt_at timestamptz,
  message_id text,
  primary key (agent_id, send_id)
);
create index text_sending_open on text_sending (agent_id) where state in ('sending', 'unsure');
