-- Up Migration

-- Where nobody has the number, the records that have it: Accounts, or others. `accounts` is for gateways of the version before, which may still run.
alter table entry add column records jsonb not null default '[]';
update entry set records = accounts where accounts <> '[]';
