import type { Reached } from '../doctor/ports.ts';

const TIMEOUT_MS = 10_000;
const NO_ANSWER: Reached = { status: null, aheadMs: null, body: null };

/** Asks an address once. No answer is an answer. */
export async function reach(url: string): Promise<Reached> {
  const began = Date.now();
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
    const middle = (began + Date.now()) / 2;
    const told = Date.parse(answer.headers.get('date') ?? '');
    const isJson = answer.headers.get('content-type')?.includes('application/json') ?? false;
    const body: unknown = isJson ? await answer.json().catch(() => null) : null;
    if (!isJson) await answer.body?.cancel();
    return { status: answer.status, aheadMs: Number.isNaN(told) ? null : told - middle, body };
  } catch {
    return NO_ANSWER;
  }
}
