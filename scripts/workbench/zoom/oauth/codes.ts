/** Authorization codes: for one use, within five minutes, with the proof key that they were asked for with. */
import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { newToken } from '../ids.ts';

const LIFETIME_MS = 5 * 60_000;

export interface AuthorizationRequest {
  readonly userId: string;
  readonly redirectUri: string;
  /** PKCE; null where the app did without. */
  readonly challenge: { readonly value: string; readonly method: 'S256' | 'plain' } | null;
}

export interface Codes {
  readonly issue: (request: AuthorizationRequest) => string;
  /** @returns who agreed, or why the code is worth nothing */
  readonly redeem: (
    code: string,
    redirectUri: string,
    verifier: string,
  ) => { readonly userId: string } | { readonly reason: string };
}

export function createCodes(clock: Clock): Codes {
  const codes = new Map<string, AuthorizationRequest & { readonly expiresAt: number }>();

  return {
    issue(request) {
      const code = newToken();
      codes.set(code, { ...request, expiresAt: clock.now() + LIFETIME_MS });
      return code;
    },
    redeem(code, redirectUri, verifier) {
      const issued = codes.get(code);
      codes.delete(code);
      const invalid = { reason: `Invalid authorization code ${code}` };
      if (issued === undefined || issued.expiresAt <= clock.now()) return invalid;
      if (issued.redirectUri !== redirectUri) return { reason: 'Redirect URI mismatch' };
      return isVerified(issued.challenge, verifier) ? { userId: issued.userId } : invalid;
    },
  };
}

function isVerified(challenge: AuthorizationRequest['challenge'], verifier: string): boolean {
  if (challenge === null) return true;
  if (challenge.method === 'plain') return verifier === challenge.value;
  return createHash('sha256').update(verifier).digest('base64url') === challenge.value;
}
