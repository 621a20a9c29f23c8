-- Up Migration

-- How the audio of a call was, as the agent's page has counted it; null for calls whose audio was elsewhere.
alter table entry add column quality jsonb;
