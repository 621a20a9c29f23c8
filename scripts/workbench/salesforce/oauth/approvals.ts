/** Authorizations that wait for the user's answer on the "Allow Access?" page. */
import { randomBytes } from 'node:crypto';
import type { CodeGrant } from './authorizationCodes.ts';

export interface PendingApproval {
  readonly grant: CodeGrant;
  readonly state: string | null;
}

export interface Approvals {
  /** @returns a key that only the page of this user carries */
  ask(pending: PendingApproval): string;
  /** Takes the question back: each is answered once, by the user who was asked. */
  answer(key: string, userId: string | null): PendingApproval | null;
}

export function createApprovals(): Approvals {
  const pending = new Map<string, PendingApproval>();
  return {
    ask: (approval) => {
      const key = randomBytes(18).toString('base64url');
      pending.set(key, approval);
      return key;
    },
    answer: (key, userId) => {
      const approval = pending.get(key);
      if (approval?.grant.userId !== userId) return null;
      pending.delete(key);
      return approval;
    },
  };
}
