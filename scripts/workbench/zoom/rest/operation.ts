import type { ZoomUser } from '../options.ts';
import type { RateLabel } from './rateLimits.ts';
import type { ZoomAnswer } from './zoomAnswer.ts';

/** An operation of Zoom's REST API, as its documentation describes it. A new one is an entry in `operations.ts`. */
export interface Operation {
  /** `operationId` in Zoom's OpenAPI document. */
  readonly id: string;
  readonly method: 'GET' | 'PATCH' | 'POST' | 'DELETE';
  /** Below `/v2`. `:userId` has to be `me`: a user-level app knows no other. */
  readonly path: string;
  readonly rate: RateLabel;
  /** Granular scope. Of a user-level one Zoom names the admin scope beside it in errors; one of an administrator ends with `:admin`. */
  readonly scope: string;
  /** Zoom's answer to a user id other than `me`. */
  /** Of a body, where more than usual is allowed. */
  readonly maxBytes?: number;
  readonly otherUser: (userId: string) => ZoomAnswer;
  readonly answer: (request: OperationRequest) => ZoomAnswer;
}

export interface OperationRequest {
  /** The owner of the access token. */
  readonly user: ZoomUser;
  /** Of the path. */
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly query: URLSearchParams;
  /** Parsed JSON; undefined without a body. */
  readonly body: unknown;
}
