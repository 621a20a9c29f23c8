/** Codes that an app exchanges for tokens, once and soon. */
import { createHash, randomBytes } from 'node:crypto';

export interface CodeGrant {
  readonly clientId: string;
  readonly userId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  /** PKCE, method S256. */
  readonly challenge: string;
}

export interface AuthorizationCodes {
  issue(grant: CodeGrant): string;
  /** Uses a code up; null for one that is unknown, used or too old. */
  redeem(code: string): CodeGrant | null;
}

/** Salesforce Help: the code expires after 15 minutes. */
const LIFETIME_MS = 15 * 60_000;

export function createAuthorizationCodes(clock: () => number): AuthorizationCodes {
  const codes = new Map<string, CodeGrant & { readonly expires: number }>();
  return {
    issue: (grant) => {
      const code = `aPrx${randomBytes(30).toString('base64url')}==`;
      codes.set(code, { ...grant, expires: clock() + LIFETIME_MS });
      return code;
    },
    redeem: (code) => {
      const grant = codes.get(code);
      codes.delete(code);
      return grant === undefined || grant.expires <= clock() ? null : grant;
    },
  };
}

export function fitsChallenge(challenge: string, verifier: string): boolean {
  return createHash('sha256').update(verifier).digest('base64url') === challenge;
}
