/** OAuth 2.0 at Salesforce by jsforce: web server flow of an External Client App, with PKCE and rotating refresh tokens. */
import { PhoneError, parse } from '#call-core';
import { OAuth2 } from 'jsforce';
import * as v from 'valibot';
import type { OAuthProvider, Tokens } from '../agents/ports.ts';
import type { Clock } from '../calls/ports.ts';
import type { Secret } from '../secret.ts';

interface Options {
  readonly loginUrl: string;
  readonly clientId: string;
  readonly clientSecret: Secret;
  readonly redirectUri: string;
  readonly clock: Clock;
}

/** Salesforce does not say how long an access token lives (the org's session policy does); a 401 tells when it is over. */
const ASSUMED_LIFE_MS = 90 * 60_000;
const TIMEOUT_MS = 15_000;
const SCOPE = 'api refresh_token id';

const TokenSchema = v.object({
  access_token: v.string(),
  refresh_token: v.optional(v.string()),
  instance_url: v.pipe(v.string(), v.url()),
});

/** Salesforce's words for "this user may not use this app": of the authorization page, and of the token endpoint. */
const NOT_ALLOWED = [
  'OAUTH_APP_ACCESS_DENIED',
  'OAUTH_APPROVAL_ERROR_GENERIC',
  'invalid_app_access',
  'inactive_user',
];

export function createSalesforceOAuth(options: Options): OAuthProvider {
  function oauth2(useVerifier: boolean): OAuth2 {
    const { loginUrl, clientId, clientSecret, redirectUri } = options;
    return new OAuth2({
      loginUrl,
      clientId,
      clientSecret: clientSecret.reveal(),
      redirectUri,
      useVerifier,
    });
  }

  async function tokensOf(answer: Promise<unknown>, previous: string | null): Promise<Tokens> {
    const tokens = parse(TokenSchema, await withinTime(answer, previous === null), 'signIn.failed');
    const refreshToken = tokens.refresh_token ?? previous;
    if (refreshToken === null)
      throw new PhoneError('signIn.failed', {
        details: { provider: 'salesforce', error: 'no_refresh_token' },
      });
    return {
      accessToken: tokens.access_token,
      refreshToken,
      expiresAt: options.clock.now() + ASSUMED_LIFE_MS,
      baseUrl: tokens.instance_url,
    };
  }

  return {
    authorizationUrl(state) {
      const flow = oauth2(true);
      return { url: flow.getAuthorizationUrl({ scope: SCOPE, state }), verifier: flow.codeVerifier ?? '' };
    },
    exchangeCode: (code, verifier) =>
      tokensOf(oauth2(false).requestToken(code, { code_verifier: verifier }), null),
    // With rotation the answer carries the next token; an org without it goes on with the one it gave.
    refresh: (refreshToken) => tokensOf(oauth2(false).refreshToken(refreshToken), refreshToken),
    signInError: (error) => signInError(error),
  };
}

async function withinTime<T>(work: Promise<T>, signingIn: boolean): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new PhoneError('salesforce.unavailable', { retry: 'later', details: { step: 'oauth' } }));
    }, TIMEOUT_MS);
  });
  try {
    return await Promise.race([work, late]);
  } catch (caught) {
    throw oauthError(caught, signingIn);
  } finally {
    clearTimeout(timer);
  }
}

/** jsforce puts OAuth's error word into the name of what it throws. */
function oauthError(caught: unknown, signingIn: boolean): PhoneError {
  if (caught instanceof PhoneError) return caught;
  const error = (caught instanceof Error ? (caught.name as string | undefined) : undefined) ?? 'Error';
  const options = { details: { provider: 'salesforce', error }, cause: caught };
  if (NOT_ALLOWED.includes(error)) return new PhoneError('salesforce.userNotAllowed', options);
  if (error === 'invalid_grant' && signingIn) return new PhoneError('signIn.expired', options);
  if (error === 'invalid_grant')
    return new PhoneError('salesforce.signInNeeded', { retry: 'afterSignIn', ...options });
  if (error === 'Error' || error === 'TypeError' || /^ERROR_HTTP_(5|429)/.test(error)) {
    return new PhoneError('salesforce.unavailable', { retry: 'later', ...options });
  }
  return new PhoneError('signIn.failed', options);
}

function signInError(error: string): PhoneError {
  const details = { provider: 'salesforce', error };
  if (error === 'access_denied') return new PhoneError('signIn.denied', { details });
  if (NOT_ALLOWED.includes(error)) return new PhoneError('salesforce.userNotAllowed', { details });
  return new PhoneError('signIn.failed', { details });
}
