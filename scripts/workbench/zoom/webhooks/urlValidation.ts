/** Zoom's check that an endpoint belongs to the app (page "Using webhooks", "Validate your webhook endpoint"). */
import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import type { Attempt } from './attempt.ts';
import { encryptedToken } from './signature.ts';

export const REVALIDATE_AFTER_MS = 72 * 3_600_000;

/** Zoom mails the app's owner after so many failures in a row. */
const MAILS_AFTER = [2, 4];
const DISABLED_AFTER = 6;

/** How the endpoint stands with Zoom. */
export interface EndpointStanding {
  /** Null until it was checked. */
  readonly isValid: boolean | null;
  readonly failuresInARow: number;
  readonly mailsSent: number;
  /** Nothing is sent any more. */
  readonly isDisabled: boolean;
}

export const UNCHECKED: EndpointStanding = {
  isValid: null,
  failuresInARow: 0,
  mailsSent: 0,
  isDisabled: false,
};

export const newPlainToken = (): string => randomBytes(16).toString('base64url');

const AnswerSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ plainToken: v.string(), encryptedToken: v.string() }),
);

export function isRightAnswer({ answer, status }: Attempt, plainToken: string, secretToken: string): boolean {
  if (status !== 200) return false;
  const result = v.safeParse(AnswerSchema, answer);
  return (
    result.success &&
    result.output.plainToken === plainToken &&
    result.output.encryptedToken === encryptedToken(secretToken, plainToken)
  );
}

export function standingAfter(before: EndpointStanding, passed: boolean): EndpointStanding {
  if (passed) return { ...UNCHECKED, isValid: true, mailsSent: before.mailsSent };
  const failuresInARow = before.failuresInARow + 1;
  return {
    isValid: false,
    failuresInARow,
    mailsSent: before.mailsSent + (MAILS_AFTER.includes(failuresInARow) ? 1 : 0),
    isDisabled: failuresInARow >= DISABLED_AFTER,
  };
}
