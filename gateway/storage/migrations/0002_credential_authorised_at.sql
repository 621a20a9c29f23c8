-- Up Migration

-- When the agent last gave the rights: word of their end that is older says nothing of them.
alter table credential add column authorised_at timestamptz not null default now();
