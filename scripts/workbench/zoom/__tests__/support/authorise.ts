import * as v from 'valibot';
import type { LocalZoom } from '../../localZoom.ts';
import { APP } from './people.ts';

const TokensSchema = v.object({
  access_token: v.string(),
  refresh_token: v.string(),
  token_type: v.string(),
  expires_in: v.number(),
  scope: v.string(),
  api_url: v.string(),
});
export type Tokens = v.InferOutput<typeof TokensSchema>;

export const REDIRECT_URI = APP.redirectUris[0]!;

export function authorizeUrl(zoom: LocalZoom, query: Record<string, string> = {}): string {
  const known = {
    response_type: 'code',
    client_id: APP.clientId,
    redirect_uri: REDIRECT_URI,
    state: 'state-1',
  };
  return `${zoom.oauthUrl}/oauth/authorize?${new URLSearchParams({ ...known, ...query }).toString()}`;
}

/** Presses a button of the consent page. @returns the address that Zoom leads back to */
export async function decide(
  zoom: LocalZoom,
  userId: string,
  decision: 'authorize' | 'decline',
  query: Record<string, string> = {},
): Promise<URL> {
  const { name, value } = zoom.cookieFor(userId);
  const response = await fetch(authorizeUrl(zoom, query), {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: `${name}=${value}` },
    body: new URLSearchParams({ decision }),
  });
  return new URL(response.headers.get('location') ?? '');
}

export async function postToken(
  zoom: LocalZoom,
  form: Record<string, string>,
  { path = '/oauth/token', secret = APP.clientSecret }: { path?: string; secret?: string } = {},
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${zoom.oauthUrl}${path}`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${APP.clientId}:${secret}`).toString('base64')}` },
    body: new URLSearchParams(form),
  });
  return { status: response.status, body: await response.json() };
}

export async function exchange(zoom: LocalZoom, code: string, more: Record<string, string> = {}) {
  return postToken(zoom, { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, ...more });
}

/** The whole sign-in of a user. */
export async function authorise(zoom: LocalZoom, userId: string): Promise<Tokens> {
  const location = await decide(zoom, userId, 'authorize');
  const { body } = await exchange(zoom, location.searchParams.get('code') ?? '');
  return v.parse(TokensSchema, body);
}

export async function refresh(zoom: LocalZoom, refreshToken: string) {
  return postToken(zoom, { grant_type: 'refresh_token', refresh_token: refreshToken });
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

/** A request to the REST API below `/v2`. */
export async function ask(
  zoom: LocalZoom,
  token: string,
  path: string,
  { headers, ...init }: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
): Promise<Answer> {
  const authorization = token === '' ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(`${zoom.apiUrl}/v2${path}`, {
    ...init,
    headers: { ...authorization, ...headers },
  });
  const text = await response.text();
  const body: unknown = text === '' ? null : JSON.parse(text);
  return { status: response.status, body, headers: response.headers };
}

export async function post(zoom: LocalZoom, token: string, path: string, body: unknown): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  return ask(zoom, token, path, { method: 'POST', body: JSON.stringify(body), headers });
}

export async function patch(zoom: LocalZoom, token: string, path: string, body: unknown): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  return ask(zoom, token, path, { method: 'PATCH', body: JSON.stringify(body), headers });
}
