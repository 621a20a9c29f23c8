import { PhoneError } from '#call-core';
import { errorOfAnswer, errorOfFetch } from './zoomErrors.ts';

const TIMEOUT_MS = 10_000;

/** @throws PhoneError with a `zoom.` code */
export function readZoom(
  baseUrl: string,
  accessToken: string,
  path: string,
  query: Readonly<Record<string, string>> = {},
  signal: AbortSignal = AbortSignal.timeout(TIMEOUT_MS),
): Promise<unknown> {
  const search = new URLSearchParams(query).toString();
  return request(`${baseUrl}${path}${search === '' ? '' : `?${search}`}`, accessToken, null, signal);
}

/** @throws PhoneError with a `zoom.` code */
export async function changeZoom(
  baseUrl: string,
  accessToken: string,
  path: string,
  change: object,
): Promise<void> {
  await request(`${baseUrl}${path}`, accessToken, change, AbortSignal.timeout(TIMEOUT_MS));
}

/** @param change sent as PATCH; null: the resource is read */
async function request(
  url: string,
  accessToken: string,
  change: object | null,
  signal: AbortSignal,
): Promise<unknown> {
  const answer = await fetch(url, {
    method: change ? 'PATCH' : 'GET',
    headers: {
      authorization: `Bearer ${accessToken}`,
      ...(change && { 'content-type': 'application/json' }),
    },
    ...(change && { body: JSON.stringify(change) }),
    redirect: 'error',
    signal,
  }).catch((cause: unknown) => {
    throw errorOfFetch(cause);
  });
  if (!answer.ok) throw await errorOfAnswer(answer);
  if (answer.status === 204) return null;
  return answer.json().catch((cause: unknown) => {
    throw new PhoneError('zoom.unavailable', { retry: 'later', cause });
  });
}
