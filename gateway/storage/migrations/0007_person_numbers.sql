-- Up Migration

-- Which people of an org are known to have a number (E.164). Salesforce is asked, as the agent, whether it still holds.
create table person_number (
  salesforce_org_id text not null,
  number text not null,
  -- With 18 characters; the first three tell the object.
  person_id text not null,
  primary key (salesforce_org_id, number, person_id)
);
create index person_number_person on person_number (salesforce_org_id, person_id);

-- How far the people of an org have been gone through for their numbers.
create table number_fill (
  salesforce_org_id text primary key,
  -- By object: SystemModstamp and id of the last record that was read.
  places jsonb not null default '{}',
  -- When the last look began that reached the end; null before the first.
  complete_at timestamptz,
  -- A gateway is at it. One that has died lets go of it by the time.
  busy_until timestamptz,
  failures integer not null default 0,
  -- After a failure: not before.
  resume_at timestamptz
);

-- Whom the agent takes for the caller of a number, once and for all.
create table remembered_person (
  agent_id uuid not null references agent (id) on delete cascade,
  number text not null,
  person_id text not null,
  primary key (agent_id, number)
);

alter table entry drop constraint entry_who_by_check;
alter table entry add constraint entry_who_by_check check (who_by in ('agent', 'dial', 'search', 'remembered'));
-- The person of this log is the one that the agent has remembered for the number.
alter table entry add column remembered boolean not null default false;
-- The name of the person whom the log was for and who is not in Salesforce any more.
alter table entry add column lost_person text;
