/** Gateways of the version before go on while a migration runs: it may only add (docs/operations.md, "Upgrade"). */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { MIGRATIONS } from '../database.ts';

/** Statements that take something away, each with why that was right. Nothing is added here without a reason. */
const EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {
  // Came with its table.
  '0001_agents_and_calls.sql': [
    'create unique index agent_zoom_user on agent (zoom_user_id) where zoom_linked',
  ],
  // One value more is allowed, which the version before does not write.
  '0007_person_numbers.sql': [
    'alter table entry drop constraint entry_who_by_check',
    "alter table entry add constraint entry_who_by_check check (who_by in ('agent', 'dial', 'search', 'remembered'))",
  ],
  // Came before the first release.
  '0014_text_sheets.sql': [
    'alter table text_day rename to text_sheet',
    'alter table text_sheet rename column day to sheet',
    'alter index text_day_pkey rename to text_sheet_pkey',
    'alter index text_day_unsaved rename to text_sheet_unsaved',
    'alter table text_message rename column day to sheet',
    'alter index text_message_day rename to text_message_sheet',
    'alter table text_sheet alter column latest_at set not null',
    'alter table person_creation rename column call_id to subject',
    'alter index person_creation_call rename to person_creation_subject',
  ],
};

/** What code that does not know of the change stumbles over. */
const TAKES_AWAY = [
  /\bdrop\b/,
  /\brename\b/,
  /\btruncate\b/,
  /\bdelete from\b/,
  /\balter column \S+ (set data )?type\b/,
  /\balter column \S+ set not null\b/,
  // A column that the version before does not fill.
  /\badd column\b(?=[^,]*\bnot null\b)(?![^,]*\bdefault\b)/,
  // A rule that the version before does not keep.
  /\badd (constraint\b.*|)\b(check|unique|foreign key|primary key)\b/,
  /\bcreate unique index\b/,
];

/** Without comments, in small letters, with single spaces. No migration has a semicolon in a text. */
function statementsOf(sql: string): string[] {
  return sql
    .replace(/--.*$/gm, '')
    .split(';')
    .map((statement) => statement.replace(/\s+/g, ' ').trim().toLowerCase())
    .filter((statement) => statement !== '');
}

function takesAway(sql: string): string[] {
  return statementsOf(sql).filter((statement) => TAKES_AWAY.some((form) => form.test(statement)));
}

const files = readdirSync(MIGRATIONS).toSorted();

test.each(files)('%s only adds', (file) => {
  const taken = takesAway(readFileSync(path.join(MIGRATIONS, file), 'utf8'));

  expect(taken).toEqual(EXCEPTIONS[file] ?? []);
});

test.each([
  'drop table entry',
  'alter table entry drop column comment',
  'alter table entry rename column comment to words',
  'alter table entry alter column comment type jsonb',
  'alter table entry alter column call set not null',
  'alter table entry add column mood text not null',
  'alter table entry add constraint short check (length(comment) < 9)',
  'create unique index one_task on entry (task_id)',
  'delete from dial',
])('%s takes something away', (statement) => {
  expect(takesAway(`-- Up Migration\n${statement};\n`)).toEqual([statement]);
});

test.each([
  "alter table entry add column mood text not null default 'well'",
  'alter table entry add column mood text',
  'create table mood (id uuid primary key, name text not null unique)',
  'create index entry_mood on entry (mood)',
  "update entry set records = accounts where accounts <> '[]'",
])('%s only adds', (statement) => {
  expect(takesAway(`${statement}; -- instead of drop`)).toEqual([]);
});

test('none has a way back, and each has a number of its own', () => {
  const numbers = files.map((file) => file.slice(0, 4));

  expect(numbers).toEqual(files.map((_, place) => String(place + 1).padStart(4, '0')));
  for (const file of files)
    expect(readFileSync(path.join(MIGRATIONS, file), 'utf8')).not.toContain('Down Migration');
});
