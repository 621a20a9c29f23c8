/** Salesforce's REST API through the shell's server, which adds the session of the user. */
import * as v from 'valibot';
import { UI_API_VERSION } from '../apiVersion.ts';

const API = `/services/data/${UI_API_VERSION}`;

const ErrorsSchema = v.array(v.object({ message: v.string(), errorCode: v.optional(v.string(), 'UNKNOWN') }));

const RecordSchema = v.looseObject({});
export type SObject = v.InferOutput<typeof RecordSchema>;

const QuerySchema = v.object({ totalSize: v.number(), records: v.array(RecordSchema) });
const CreatedSchema = v.object({ id: v.string() });

/** Salesforce refused, or could not be reached (`status` 0). `message` is in its own words. */
export class SalesforceError extends Error {
  readonly status: number;
  readonly errorCode: string;

  constructor(status: number, errorCode: string, message: string) {
    super(message);
    this.name = 'SalesforceError';
    this.status = status;
    this.errorCode = errorCode;
  }
}

export interface Salesforce {
  /** `path` below the version: `/ui-api/records/003...`. */
  get(path: string): Promise<unknown>;
  query(soql: string): Promise<readonly SObject[]>;
  create(object: string, fields: SObject): Promise<string>;
  update(object: string, id: string, fields: SObject): Promise<void>;
  delete(object: string, id: string): Promise<void>;
}

export function createSalesforce(fetch: typeof globalThis.fetch): Salesforce {
  const send = async (method: string, path: string, body?: SObject): Promise<unknown> => {
    const response = await fetch(API + path, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    }).catch(() => undefined);
    if (response === undefined) throw new SalesforceError(0, 'UNREACHABLE', 'Salesforce cannot be reached.');
    const answer = parse(await response.text());
    if (!response.ok) throw toError(response, answer);
    return answer;
  };
  return {
    get: (path) => send('GET', path),
    async query(soql) {
      return v.parse(QuerySchema, await send('GET', `/query?q=${encodeURIComponent(soql)}`)).records;
    },
    async create(object, fields) {
      return v.parse(CreatedSchema, await send('POST', `/sobjects/${object}`, fields)).id;
    },
    async update(object, id, fields) {
      await send('PATCH', `/sobjects/${object}/${id}`, fields);
    },
    async delete(object, id) {
      await send('DELETE', `/sobjects/${object}/${id}`);
    },
  };
}

/** A value inside a SOQL string (SOQL reference: "Quoted String Escape Sequences"). */
export function quote(value: string): string {
  return `'${value.replace(/[\\']/g, '\\$&')}'`;
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    // A page of a proxy, for example: the status says enough.
    return undefined;
  }
}

function toError({ status, statusText }: Response, answer: unknown): SalesforceError {
  const errors = v.safeParse(ErrorsSchema, answer);
  const [first] = errors.success ? errors.output : [];
  return new SalesforceError(status, first?.errorCode ?? 'UNKNOWN', first?.message ?? statusText);
}
