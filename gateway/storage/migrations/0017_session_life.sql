-- Up Migration

-- When a session ends whatever is done with it (ADR 36). Those that were there before begin anew, as do those that a gateway of the version before makes.
alter table session add column ends_at timestamptz not null default now() + interval '90 days';
