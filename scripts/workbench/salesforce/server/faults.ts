/** Things that go wrong on order. */
import type { RecordAction } from '../rules/recordWriter.ts';
import { ApiError } from '../rules/apiError.ts';
import type { ObjectDefinition } from '../schema/definitions.ts';
import { FAULT_ERRORS } from './faultErrors.ts';
import type { FaultCode, FaultOAuthError } from './faultErrors.ts';
import { originOf } from './requestLog.ts';
import type { RequestEntry, RequestOrigin } from './requestLog.ts';

export interface FaultMatch {
  readonly method?: string;
  /** A part of the address, or a pattern. */
  readonly path?: string | RegExp;
  /** API name of an object that the request, or the write, is about. */
  readonly object?: string;
  /** Who asks: an app with its token, or a browser session. */
  readonly from?: RequestOrigin;
  /** Only for writes of records: what is done to them. */
  readonly action?: RecordAction;
}

export type FaultEffect =
  | { readonly kind: 'error'; readonly code: FaultCode; readonly message?: string }
  | { readonly kind: 'oauthError'; readonly error: FaultOAuthError }
  /** An answer without a body that Salesforce would have written, as from a proxy in between. */
  | { readonly kind: 'status'; readonly status: 429 | 500 | 502 | 503 | 504 }
  | { readonly kind: 'delay'; readonly ms: number }
  /** No answer; the connection breaks when the fault is taken back. */
  | { readonly kind: 'hang' }
  /** The connection breaks: before the work is done, or after it is done and before the answer. */
  | { readonly kind: 'drop'; readonly when: 'before' | 'afterCommit' }
  /** The token of the request ends, and is refused: 401. */
  | { readonly kind: 'expireToken' }
  /** The external id belongs to several records: 300. */
  | { readonly kind: 'multipleChoices' };

/** An effect that has been taken for a request, and when its fault is taken back. */
export interface TakenEffect {
  readonly effect: FaultEffect;
  readonly takenBack: Promise<void>;
}

export interface Fault {
  readonly match: FaultMatch;
  /** How often; default once. */
  readonly times?: number;
  readonly effect: FaultEffect;
}

export interface Faults {
  /** @returns takes the fault back */
  add(fault: Fault): () => void;
  clear(): void;
  /** What is ordered and has not happened yet. */
  readonly pending: readonly Fault[];
}

export interface FaultSource extends Faults {
  /** The next effects for a request; each counts as having happened. */
  takeForRequest(entry: RequestEntry): readonly TakenEffect[];
  /** @throws ApiError what is ordered for the write of a record */
  throwForRecord(object: ObjectDefinition, action: RecordAction): void;
}

export function createFaults(): FaultSource {
  let ordered: { fault: Fault; left: number; takenBack: Promise<void> }[] = [];
  const take = (fits: (fault: Fault) => boolean) => {
    const taken = ordered.filter(({ fault }) => fits(fault));
    for (const each of taken) each.left -= 1;
    ordered = ordered.filter((each) => each.left > 0);
    return taken.map(({ fault: { effect }, takenBack }) => ({ effect, takenBack }));
  };
  return {
    add: (fault) => {
      const { promise: takenBack, resolve } = Promise.withResolvers<undefined>();
      const order = { fault, left: fault.times ?? 1, takenBack };
      ordered.push(order);
      return () => {
        ordered = ordered.filter((each) => each !== order);
        resolve(undefined);
      };
    },
    clear: () => {
      ordered = [];
    },
    get pending() {
      return ordered.map(({ fault }) => fault);
    },
    takeForRequest: (entry) => take((fault) => !isForRecords(fault) && fitsRequest(fault.match, entry)),
    throwForRecord: (object, action) => {
      const fits = (fault: Fault) => isForRecords(fault) && fitsRecord(fault.match, object, action);
      for (const { effect } of take(fits)) {
        if (effect.kind === 'error') throw faultError(effect.code, effect.message);
      }
    },
  };
}

export function faultError(code: FaultCode, message?: string): ApiError {
  const error = FAULT_ERRORS[code];
  return new ApiError(error.status, code, message ?? error.message, error.level === 'record' ? [] : null);
}

/** An error of a record that names no address happens wherever such a record is written. */
function isForRecords({ effect, match }: Fault): boolean {
  return effect.kind === 'error' && FAULT_ERRORS[effect.code].level === 'record' && match.path === undefined;
}

function fitsRecord(match: FaultMatch, object: ObjectDefinition, action: RecordAction): boolean {
  return (match.object ?? object.name) === object.name && (match.action ?? action) === action;
}

function fitsRequest({ method, path, object, from }: FaultMatch, entry: RequestEntry): boolean {
  if (from !== undefined && from !== originOf(entry)) return false;
  if (method !== undefined && method !== entry.method) return false;
  if (object !== undefined && !entry.objects.includes(object)) return false;
  if (path === undefined) return entry.kind === 'api';
  return typeof path === 'string' ? entry.path.includes(path) : path.test(entry.path);
}
