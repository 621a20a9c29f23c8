/** OpenID Connect: who signed in, signed by the org. Salesforce Help: OpenID Connect Token Introspection, ID Token. */
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';

export interface IdTokens {
  issue(claims: Readonly<Record<string, string | number>>): string;
  /** The public keys, as `/id/keys` shows them. */
  keys(): { readonly keys: readonly JsonWebKey[] };
}

const KEY_ID = 'workbench';

/** The key is made when it is first needed, for that takes longer than all else at the start. */
export function createIdTokens(): IdTokens {
  let pair: { readonly privateKey: KeyObject; readonly publicKey: KeyObject } | null = null;
  const keyPair = () => (pair ??= generateKeyPairSync('rsa', { modulusLength: 2048 }));
  return {
    issue: (claims) => {
      const content = `${encoded({ kid: KEY_ID, typ: 'JWT', alg: 'RS256' })}.${encoded(claims)}`;
      return `${content}.${sign('sha256', Buffer.from(content), keyPair().privateKey).toString('base64url')}`;
    },
    keys: () => {
      const key = keyPair().publicKey.export({ format: 'jwk' });
      return { keys: [{ ...key, alg: 'RS256', kid: KEY_ID, use: 'sig' }] };
    },
  };
}

/** The claim that ties an ID token to the access token beside it. OpenID Connect Core, 3.1.3.6. */
export function accessTokenHash(accessToken: string): string {
  return createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url');
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
