/** One request to the REST API as an agent, through jsforce. */
import { PhoneError } from '#call-core';
import { Connection } from 'jsforce';
import type { Credential } from '../agents/ports.ts';
import type { AgentTokens } from '../agents/tokens.ts';
import type { OrgPace } from './holding.ts';
import { toSalesforceError } from './salesforceErrors.ts';

export const API_VERSION = '66.0';
const TIMEOUT_MS = 20_000;

export interface RestRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/services/data/vNN.0`. */
  readonly path: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** For what may take Salesforce long. */
  readonly timeoutMs?: number;
}

/** @throws PhoneError with a `salesforce.` code */
export type SalesforceRequest = (agentId: string, request: RestRequest) => Promise<unknown>;

interface Deps {
  readonly tokens: AgentTokens;
  /** What Salesforce says of the org's requests, with each answer. */
  readonly onUsage?: (usage: { readonly used: number; readonly limit: number }) => void;
  readonly pace?: OrgPace;
}

/** jsforce is given no refresh of its own: it would repeat a refused request without end and forget the new refresh token. */
export function createSalesforceRequest({ tokens, onUsage, pace }: Deps): SalesforceRequest {
  return async (agentId, request) => {
    await pace?.check(agentId);
    try {
      return await tokens.use(agentId, 'salesforce', (credential) => send(credential, request, onUsage));
    } catch (error) {
      if (error instanceof PhoneError && error.code === 'salesforce.limitReached')
        await pace?.refused(agentId);
      throw error;
    }
  };
}

export async function send(
  credential: Pick<Credential, 'accessToken' | 'baseUrl'>,
  request: RestRequest,
  onUsage?: Deps['onUsage'],
): Promise<unknown> {
  const connection = new Connection({
    instanceUrl: credential.baseUrl,
    accessToken: credential.accessToken,
    version: API_VERSION,
  });
  const { method, path, body, headers = {}, timeoutMs = TIMEOUT_MS } = request;
  try {
    return await connection.request(
      {
        method,
        url: `/services/data/v${API_VERSION}${path}`,
        headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
      },
      // The job queue decides when to try again, and the agent is told meanwhile.
      { timeout: timeoutMs, retry: { maxRetries: 0 } },
    );
  } catch (caught) {
    throw toSalesforceError(caught);
  } finally {
    const { apiUsage } = connection.limitInfo;
    if (apiUsage !== undefined) onUsage?.(apiUsage);
  }
}
