-- Up Migration

-- The objects that a Task of the agent can be related to; until the next sign-in those that every org has.
alter table agent add column relatable jsonb not null default '["Account", "Opportunity", "Case"]';

-- The agent's word on the related record: null as long as there is none, else `{"record": null}` or a record.
alter table entry add column related_choice jsonb;
alter table entry add column disposition text;
alter table entry add column follow_up_task jsonb;
create index entry_follow_up_task on entry (agent_id) where follow_up_task is not null and follow_up_task->>'taskId' is null;
