-- Up Migration

-- At which gateway the browser line of an agent is (ADR 61). `holder`: one stay of it there, not the gateway. `engine`, `session`: what
-- the next holder ends where this one is gone. `asked_by`: who wants it; `insists`: also where the agent talks.
create table browser_line (
  agent_id uuid primary key references agent (id) on delete cascade,
  holder uuid not null,
  engine text,
  session text,
  asked_by uuid,
  insists boolean not null default false,
  is_refused boolean not null default false
);

-- Entered by an administrator: Zoom is not asked.
alter table sip_account add column is_entered boolean not null default false;
