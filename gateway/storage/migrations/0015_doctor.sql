-- Up Migration

-- What came at the address for Zoom's webhooks: events by name, the challenge, and what was refused by its code.
create table webhook_sighting (
  kind text primary key,
  at timestamptz not null,
  count bigint not null
);

-- What Zoom has granted; null as long as its answer was not read for it.
alter table credential add column scopes text[];

-- People with a number that cannot be read.
create table unreadable_person (
  salesforce_org_id text not null,
  person_id text not null,
  primary key (salesforce_org_id, person_id)
);
-- They are found as everybody is gone through once more.
update number_fill set places = '{}';
