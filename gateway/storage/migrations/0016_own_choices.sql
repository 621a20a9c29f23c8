-- Up Migration

-- What the agent has chosen of the settings that agents may choose; null as long as nothing is.
alter table agent add column own_choices jsonb;
