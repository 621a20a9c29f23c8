/** What the platform itself writes when a record is saved. Object Reference, the pages of the objects. */
import type { ObjectDefinition } from '../schema/definitions.ts';
import type { Schema } from '../schema/schema.ts';
import type { RecordStore, Row } from '../store/recordStore.ts';
import { badRequest } from './apiError.ts';
import type { Changes } from './recordInput.ts';

export interface RuleContext {
  readonly schema: Schema;
  readonly records: RecordStore;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * The fields that follow from the others.
 * @param after the record as it will be
 * @param before the record as it was, or null when it is new
 */
export function derivedFields(
  context: RuleContext,
  object: ObjectDefinition,
  after: Row,
  before: Row | null,
): Changes {
  switch (object.name) {
    case 'Contact':
    case 'Lead':
    case 'User':
      return { Name: personName(after) };
    case 'Task':
      return taskFields(context, after, before);
    case 'Case':
      return caseFields(context, after, before);
    case 'Opportunity':
      return opportunityFields(after, before);
    default:
      return {};
  }
}

/** Names in Chinese, Japanese or Korean script begin with the family name. */
function personName(row: Row): string {
  const { FirstName, MiddleName, LastName, Suffix } = row;
  const familyFirst = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(
    String(LastName),
  );
  const parts = familyFirst ? [LastName, FirstName] : [FirstName, MiddleName, LastName, Suffix];
  return parts.filter((part) => part !== null && part !== undefined).join(' ');
}

/** Object Reference, Task: the notes on AccountId, CompletedDateTime, WhatId, WhoId. */
function taskFields(context: RuleContext, after: Row, before: Row | null): Changes {
  if (context.schema.objectOfId(String(after['WhoId']))?.name === 'Lead' && after['WhatId'] !== null) {
    throw badRequest('FIELD_INTEGRITY_EXCEPTION', 'field integrity exception: WhoId, WhatId', [
      'WhoId',
      'WhatId',
    ]);
  }
  const isClosed = isClosedStatus(context, String(after['Status']));
  const wasClosed = before?.['IsClosed'] === 1;
  const completed = wasClosed ? (before['CompletedDateTime'] ?? context.now) : context.now;
  return {
    IsClosed: isClosed ? 1 : 0,
    CompletedDateTime: isClosed ? completed : null,
    IsHighPriority: after['Priority'] === 'High' ? 1 : 0,
    AccountId: accountOfTask(context, after),
    WhoCount: after['WhoId'] === null ? 0 : 1,
    WhatCount: after['WhatId'] === null ? 0 : 1,
  };
}

function isClosedStatus({ schema, records }: RuleContext, status: string): boolean {
  const object = schema.object('TaskStatus');
  return object !== undefined && records.findBy(object, 'ApiName', status)[0]?.['IsClosed'] === 1;
}

/** The account of what the Task is related to, else of its contact. */
function accountOfTask(context: RuleContext, task: Row): string | null {
  const what = recordOf(context, task['WhatId']);
  if (what?.object.name === 'Account') return String(what.row['Id']);
  if (what?.object.name === 'Opportunity') return asId(what.row['AccountId']);
  const who = recordOf(context, task['WhoId']);
  return who?.object.name === 'Contact' ? asId(who.row['AccountId']) : null;
}

/** Object Reference, Case: the contact's numbers stand on the case, and its account where none is given. */
function caseFields(context: RuleContext, after: Row, before: Row | null): Changes {
  const contact = recordOf(context, after['ContactId'])?.row;
  const isClosed = after['Status'] === 'Closed';
  const closedAt = before?.['IsClosed'] === 1 ? (before['ClosedDate'] ?? context.now) : context.now;
  return {
    IsClosed: isClosed ? 1 : 0,
    ClosedDate: isClosed ? closedAt : null,
    IsClosedOnCreate: before === null && isClosed ? 1 : (before?.['IsClosedOnCreate'] ?? 0),
    AccountId: asId(after['AccountId']) ?? asId(contact?.['AccountId']),
    ContactPhone: contact?.['Phone'] ?? null,
    ContactMobile: contact?.['MobilePhone'] ?? null,
    ContactEmail: contact?.['Email'] ?? null,
    ContactFax: contact?.['Fax'] ?? null,
  };
}

/** The probability that the standard sales process gives each stage, in percent. */
const STAGES: Readonly<Record<string, number>> = {
  Prospecting: 10,
  Qualification: 10,
  'Needs Analysis': 20,
  'Value Proposition': 50,
  'Id. Decision Makers': 60,
  'Perception Analysis': 70,
  'Proposal/Price Quote': 75,
  'Negotiation/Review': 90,
  'Closed Won': 100,
  'Closed Lost': 0,
};

function opportunityFields(after: Row, before: Row | null): Changes {
  const stage = String(after['StageName']);
  const moved = stage !== before?.['StageName'];
  const probability = moved ? (STAGES[stage] ?? 0) : Number(after['Probability']);
  const amount = after['Amount'];
  return {
    IsClosed: stage.startsWith('Closed') ? 1 : 0,
    IsWon: stage === 'Closed Won' ? 1 : 0,
    Probability: probability,
    ExpectedRevenue: typeof amount === 'number' ? (amount * probability) / 100 : null,
  };
}

function recordOf(
  { schema, records }: RuleContext,
  id: unknown,
): { object: ObjectDefinition; row: Row } | null {
  const object = typeof id === 'string' ? schema.objectOfId(id) : undefined;
  const row = object && records.get(object, String(id));
  return object === undefined || row === undefined ? null : { object, row };
}

function asId(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
