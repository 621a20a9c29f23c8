-- Up Migration

-- The settings that hold for the agent; null as long as nobody has set anything.
alter table agent add column settings jsonb;
alter table agent add column salesforce_profile_id text;
create index agent_org on agent (salesforce_org_id);

-- When the settings of an org were last asked for: an answer to an earlier question is not news.
create table settings_look (
  salesforce_org_id text primary key,
  asked_at timestamptz not null
);

-- `policy`: the settings that held when the call ended. `choice`: the agent's own word on saving.
alter table entry add column policy jsonb;
alter table entry add column choice text check (choice in ('save', 'discard'));
-- The log is not to be saved, for the time being or for good.
alter table entry add column held boolean not null default false;
