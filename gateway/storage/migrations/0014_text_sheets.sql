-- Up Migration

-- A Task holds a sheet of a thread: a day of it, all of it, or one text, as the settings say. So far it was a day.
alter table text_day rename to text_sheet;
alter table text_sheet rename column day to sheet;
alter index text_day_pkey rename to text_sheet_pkey;
alter index text_day_unsaved rename to text_sheet_unsaved;
-- Of the latest text on it.
alter table text_sheet add column latest_at timestamptz;

alter table text_message rename column day to sheet;
alter index text_message_day rename to text_message_sheet;
update text_message set facts = facts || jsonb_build_object('sheet', sheet);

update text_sheet s set latest_at = coalesce(
  (select max(at) from text_message m
   where m.agent_id = s.agent_id and m.thread_id = s.thread_id and m.sheet = s.sheet), to_timestamp(0));
alter table text_sheet alter column latest_at set not null;

-- A person may be made for somebody in a thread as well as for a call.
alter table person_creation rename column call_id to subject;
alter index person_creation_call rename to person_creation_subject;
