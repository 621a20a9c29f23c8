/**
 * The sign-in: one popup in which the agent signs in to Salesforce and to Zoom. The widget that opened it, and no
 * other page, receives a one-time code, and turns it into a session with a secret that never left it.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { PhoneError } from '#call-core';
import type { Agent, Clock } from '../calls/ports.ts';
import type {
  AgentAccounts,
  OAuthProvider,
  Provider,
  SalesforceDirectory,
  SignInAttempt,
  SignInStore,
  Tokens,
  ZoomDirectory,
} from './ports.ts';
import type { Sessions } from './sessions.ts';
import type { AgentTokens } from './tokens.ts';

interface Deps {
  readonly signIns: SignInStore;
  readonly sessions: Pick<Sessions, 'begin'>;
  readonly accounts: AgentAccounts;
  readonly tokens: AgentTokens;
  readonly oauth: Readonly<Record<Provider, OAuthProvider>>;
  readonly salesforce: SalesforceDirectory;
  readonly zoom: ZoomDirectory;
  readonly clock: Clock;
  /** What waited for this agent to sign in can go on. */
  readonly onSignedIn: (agentId: string) => Promise<unknown>;
}

const ATTEMPT_MS = 10 * 60_000;
/** Long enough to carry the code over by hand. */
const CODE_MS = 3 * 60_000;

/** What a callback leads to: another page to go to, or the code for the widget. */
export type SignInStep = { readonly redirect: string } | { readonly code: string };

export interface SignIn {
  begin(request: Pick<SignInAttempt, 'origin' | 'challenge' | 'expectedUserId' | 'language'>): Promise<{
    readonly url: string;
    readonly browserKey: string;
  }>;
  /** The attempt that a callback belongs to, also when it fails. @throws PhoneError signIn.expired */
  attempt(state: string, browserKey: string | undefined): Promise<SignInAttempt>;
  backFromSalesforce(state: string, attempt: SignInAttempt, code: string): Promise<SignInStep>;
  backFromZoom(state: string, attempt: SignInAttempt, code: string): Promise<SignInStep>;
  /**
   * The widget's half: the code and the verifier together are worth a session, once.
   * @param replaced the token of the session that this browser has had so far, which ends
   * @throws PhoneError signIn.expired
   */
  finish(
    proof: { readonly code: string; readonly verifier: string; readonly origin: string },
    replaced: string | undefined,
  ): Promise<{ readonly token: string; readonly agent: Agent }>;
}

export function createSignIn(deps: Deps): SignIn {
  const { signIns, sessions, accounts, oauth, clock } = deps;

  return {
    async begin(request) {
      const state = randomText();
      const browserKey = randomText();
      const { url, verifier } = oauth.salesforce.authorizationUrl(state);
      const attempt = {
        ...request,
        browserKey,
        salesforceVerifier: verifier,
        zoomVerifier: null,
        salesforce: null,
        agentId: null,
      };
      await signIns.save(state, attempt, clock.now() + ATTEMPT_MS);
      return { url, browserKey };
    },

    async attempt(state, browserKey) {
      const attempt = await signIns.find(state, clock.now());
      if (attempt === null || !sameText(attempt.browserKey, browserKey ?? ''))
        throw new PhoneError('signIn.expired');
      return attempt;
    },

    async backFromSalesforce(state, attempt, code) {
      const tokens = await oauth.salesforce.exchangeCode(code, attempt.salesforceVerifier);
      const profile = await deps.salesforce.profile(tokens);
      if (attempt.expectedUserId !== null && attempt.expectedUserId !== profile.userId) {
        throw new PhoneError('signIn.wrongUser', { said: profile.name });
      }
      const done = await withoutZoomsPage(deps, { profile, tokens });
      if (done) return { code: await giveCode(deps, state, { ...attempt, agentId: done.id }) };
      const { url, verifier } = oauth.zoom.authorizationUrl(state);
      const next = { ...attempt, salesforce: { profile, tokens }, zoomVerifier: verifier };
      await signIns.save(state, next, clock.now() + ATTEMPT_MS);
      return { redirect: url };
    },

    async backFromZoom(state, attempt, code) {
      const { salesforce, zoomVerifier } = attempt;
      if (salesforce === null || zoomVerifier === null) throw new PhoneError('signIn.expired');
      const tokens = await oauth.zoom.exchangeCode(code, zoomVerifier);
      const profile = await deps.zoom.profile(tokens.accessToken, tokens.baseUrl);
      const agent = await accounts.signIn(salesforce, { profile, tokens });
      return { code: await giveCode(deps, state, { ...attempt, agentId: agent.id }) };
    },

    async finish({ code, verifier, origin }, replaced) {
      const attempt = await signIns.takeByCode(code, clock.now());
      const proof = createHash('sha256').update(verifier).digest('base64url');
      if (!attempt?.agentId || attempt.origin !== origin || !sameText(proof, attempt.challenge)) {
        throw new PhoneError('signIn.expired');
      }
      const { agentId } = attempt;
      if ((await accounts.find(agentId)) === null) throw new PhoneError('signIn.expired');
      await deps.onSignedIn(agentId);
      const agent = await accounts.find(agentId);
      if (agent === null) throw new PhoneError('signIn.expired');
      // The last thing, so that other tabs have the new cookie before the old one is refused.
      return { token: await sessions.begin(agentId, replaced), agent };
    },
  };
}

/** An agent whose rights at Zoom still hold need not see Zoom's page again. */
async function withoutZoomsPage(
  { accounts, tokens, zoom }: Deps,
  salesforce: {
    profile: { orgId: string; userId: string } & Parameters<AgentAccounts['signIn']>[0]['profile'];
    tokens: Tokens;
  },
): Promise<Agent | null> {
  const known = await accounts.findBySalesforceUser(salesforce.profile.orgId, salesforce.profile.userId);
  if (known === null) return null;
  try {
    const profile = await tokens.use(known.id, 'zoom', ({ accessToken, baseUrl }) =>
      zoom.profile(accessToken, baseUrl),
    );
    return await accounts.signIn(salesforce, { profile, tokens: null });
  } catch (error) {
    if (error instanceof PhoneError && error.code === 'zoom.signInNeeded') return null;
    throw error;
  }
}

async function giveCode({ signIns, clock }: Deps, state: string, attempt: SignInAttempt): Promise<string> {
  const code = randomText();
  await signIns.setCode(state, code, { ...attempt, salesforce: null }, clock.now() + CODE_MS);
  return code;
}

function randomText(): string {
  return randomBytes(32).toString('base64url');
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}
