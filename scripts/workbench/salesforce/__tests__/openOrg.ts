/** A small org for tests, with the fixture package installed, and clients of it. */
import { fileURLToPath } from 'node:url';
import { Connection } from 'jsforce';
import { AGENTS } from '../../people.ts';
import type { Agent } from '../../people.ts';
import { seedWorkbench, userIdOf } from '../../seed.ts';
import { startLocalSalesforce } from '../localSalesforce.ts';
import type { LocalSalesforce, LocalSalesforceOptions } from '../localSalesforce.ts';

export const PACKAGE_DIR = fileURLToPath(new URL('./data/package', import.meta.url));

export const APP = {
  label: 'Zoom Phone Gateway',
  clientId: '3MVG9.workbench',
  clientSecret: 'not-a-secret',
  redirectUris: ['http://localhost:9999/sign-in/salesforce'],
  permittedUsers: 'selfAuthorized',
  permissionSets: ['ZoomPhoneAgent', 'ZoomPhoneGateway'],
  clientCredentialsUsername: 'integration@workbench.example',
} as const;

/** The fixture has a permission set for a program's user, which the package does not have. */
const USERS = AGENTS.map((agent) =>
  agent.key === 'integration' ? { ...agent, permissionSets: ['ZoomPhoneGateway'] } : agent,
);

export const NOW = Date.parse('2026-11-22T03:04:05.678Z');

export function openOrg(options: Partial<LocalSalesforceOptions> = {}): Promise<LocalSalesforce> {
  return startLocalSalesforce({
    port: 0,
    dataFile: null,
    packageDir: PACKAGE_DIR,
    apps: [APP],
    users: USERS,
    seed: (records) => {
      seedWorkbench(records, NOW);
    },
    clock: () => NOW,
    ...options,
  });
}

/** A connection as an agent has it after signing in. */
export function connectAs(org: LocalSalesforce, agent: Agent['key'] = 'minami'): Connection {
  return new Connection({
    instanceUrl: org.url,
    accessToken: org.sessionFor(userIdOf(agent)),
    version: '67.0',
  });
}

/** What a refused request says. */
export async function refusal(
  request: PromiseLike<unknown>,
): Promise<{ errorCode: string; message: string; fields?: string[] }> {
  try {
    await request;
  } catch (error) {
    const { errorCode, message, data } = error as {
      errorCode: string;
      message: string;
      data?: { fields?: string[] };
    };
    return { errorCode, message, ...(data?.fields === undefined ? {} : { fields: data.fields }) };
  }
  throw new Error('The request was not refused');
}

/** A request with a session, for what jsforce has no method. */
export async function call(
  org: LocalSalesforce,
  method: string,
  path: string,
  body?: unknown,
  agent: Agent['key'] = 'minami',
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; body: unknown; headers: Headers }> {
  const response = await fetch(`${org.url}/services/data/v67.0/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${org.sessionFor(userIdOf(agent))}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const parsed: unknown = text === '' ? null : JSON.parse(text);
  return { status: response.status, body: parsed, headers: response.headers };
}
