/** A request to the REST API and its answer, apart from HTTP, so that composite requests can make them as well. */
import type { QueryCursors } from '../query/queryCursors.ts';
import type { Access } from '../rules/access.ts';
import { ApiError, jsonProblem, notFound } from '../rules/apiError.ts';
import type { RecordWriter } from '../rules/recordWriter.ts';
import type { ObjectDefinition } from '../schema/definitions.ts';
import type { PermissionSet } from '../schema/permissionSets.ts';
import type { Schema } from '../schema/schema.ts';
import type { Database } from '../store/database.ts';
import type { RecordStore } from '../store/recordStore.ts';
import type { SearchIndex } from '../store/searchIndex.ts';

/** The org as the resources of the API see it. */
export interface Org {
  readonly id: string;
  readonly database: Database;
  readonly schema: Schema;
  readonly records: RecordStore;
  readonly search: SearchIndex;
  readonly writer: RecordWriter;
  readonly cursors: QueryCursors;
  readonly permissionSets: readonly PermissionSet[];
  readonly clock: () => number;
  accessFor(userId: string): Access;
  /** API requests of the day: used and allowed. */
  usage(): { readonly used: number; readonly allowed: number };
}

export interface ApiRequest {
  readonly method: string;
  /** Behind the version: `sobjects/Task/00T...`, still encoded. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** For example `67.0`. */
  readonly version: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly access: Access;
  /** Set within a composite request whose `allOrNone` overrules that of its parts. */
  readonly allOrNone?: boolean;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export function ok(body: unknown): Reply {
  return { status: 200, body };
}

export const NO_CONTENT: Reply = { status: 204 };

/** @throws ApiError 404 for an object that does not exist for this user */
export function objectNamed(org: Org, access: Access, name: string): ObjectDefinition {
  const object = org.schema.object(name);
  if (object === undefined || !access.canRead(object)) throw notFound();
  return object;
}

/** The text of a path segment. */
export function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw notFound();
  }
}

/** Turns what was thrown into an answer. What is no ApiError is a fault of this program, and stays one. */
export function errorReply(error: unknown): Reply {
  if (error instanceof ApiError) return { status: error.status, body: [error.body] };
  throw error;
}

export function bodyObject(body: unknown): Record<string, unknown> {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body };
  throw jsonProblem('The HTTP entity body is required, but this request has no entity body.');
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? Array.from<unknown>(value) : [];
}
