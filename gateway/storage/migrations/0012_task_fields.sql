-- Up Migration

-- What the agent has filled in of further fields of the Task, and those of them that Salesforce does not take.
alter table entry add column task_values jsonb not null default '{}';
alter table entry add column fields_left_out jsonb not null default '[]';
