/** What a query needs to know besides its text. */
import type { Access } from '../rules/access.ts';
import type { Schema } from '../schema/schema.ts';
import type { Database } from '../store/database.ts';
import type { RecordStore } from '../store/recordStore.ts';

export interface QueryContext {
  readonly database: Database;
  readonly schema: Schema;
  readonly records: RecordStore;
  readonly access: Access;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The user's, for example `Asia/Tokyo`: days begin there. */
  readonly timeZone: string;
  /** The user's, for example `ja`. */
  readonly language: string;
  /** Of the API, for example `67.0`. */
  readonly version: string;
  /** Whether records in the recycle bin count: `queryAll`. */
  readonly includeDeleted: boolean;
}

/** A piece of SQL and the values of its question marks. */
export interface Sql {
  readonly text: string;
  readonly params: readonly (string | number | null)[];
}
