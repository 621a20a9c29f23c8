-- Up Migration

-- Where nobody has the number, the accounts that have it.
alter table entry add column accounts jsonb not null default '[]';
