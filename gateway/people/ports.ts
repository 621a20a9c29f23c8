/** What the export and the erasure of a person's data need of the outside. */
import type { Agent } from '../calls/ports.ts';
import type { Entry } from '../calls/entry.ts';
import type { PersonData, Subject } from './report.ts';

export interface ErasedRows {
  /** By table. */
  readonly erased: Readonly<Record<string, number>>;
  readonly threadsLeft: number;
  readonly groupsLeft: number;
}

export interface PersonStore {
  /** Numbers that the gateway knows of a person. */
  numbersOf(personId: string): Promise<string[]>;
  /** All rows about a person, by table. */
  rows(subject: Subject): Promise<PersonData['gateway']>;
  /** Calls of the person, settled or not. */
  entries(subject: Subject): Promise<Entry[]>;
  /** Everything but calls. Threads of this person alone, of which nothing waits. @param dryRun only counts */
  erase(subject: Subject, now: number, dryRun: boolean): Promise<ErasedRows>;
}

export interface PersonRecords {
  readonly callLogs: readonly Readonly<Record<string, unknown>>[];
  readonly tasks: readonly Readonly<Record<string, unknown>>[];
}

/** What an agent sees in Salesforce of a person. All may throw PhoneError. */
export interface PersonCrm {
  find(agent: Agent, subject: Subject, taskIds: readonly string[]): Promise<PersonRecords>;
  /** Takes the person out of these records. @returns how many Salesforce refused */
  blank(agent: Agent, records: PersonRecords): Promise<number>;
}
