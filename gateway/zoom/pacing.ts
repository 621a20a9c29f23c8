/**
 * Keeps to Zoom's limits, which all gateways and all other apps of the account share (developers.zoom.us, "Rate limits"): requests wait for their turn, and
 * those that would wait long are refused here, to be tried again later.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { PhoneError } from '#call-core';
import type { AgentTokens } from '../agents/tokens.ts';

export type ZoomCategory = 'light' | 'medium' | 'heavy';

interface Pool {
  readonly name: string;
  readonly perSecond: number;
  readonly perDay: number;
}

export interface Pacing {
  take(pool: Pool, waitAtMostMs: number): Promise<number | null>;
  hold(name: string, ms: number): Promise<void>;
}

export interface ZoomPacer {
  /** Resolves when it is this request's turn. @throws PhoneError zoom.rateLimited */
  turn(category: ZoomCategory): Promise<void>;
  /** Zoom has refused a request: nobody asks for a while. @param retryAfterMs as Zoom says it; null where it does not */
  refused(category: ZoomCategory, isForToday: boolean, retryAfterMs: number | null): Promise<void>;
  /** What Zoom's answers say of the account's limit in a second. */
  learn(category: string, perSecond: number): void;
}

/** Of the smaller plan, until Zoom's answers say more. The day's limit is shared by what is heavy. */
const PER_SECOND: Readonly<Record<ZoomCategory, number>> = { light: 20, medium: 10, heavy: 5 };
const HEAVY_PER_DAY = 15_000;
const NO_LIMIT = 2_000_000_000;
/** Other apps of the account need some, too. */
const SHARE = 0.8;
/** Far less than a request may take. */
const WAIT_AT_MOST_MS = 3000;
const SECOND_MS = 1000;
/** A day's limit is asked for again now and then, because nobody says when its day ends. */
const TODAY_MS = 30 * 60_000;

interface Deps {
  readonly pacing: Pacing;
  /** Somebody waits for what is done here: it is asked at once where there is no turn, for people are few and slow. */
  readonly isWaitedFor: () => boolean;
}

export function createZoomPacer({ pacing, isWaitedFor }: Deps): ZoomPacer {
  const perSecond = new Map<string, number>(Object.entries(PER_SECOND));
  const nameOf = (category: ZoomCategory) => `zoom ${category}`;

  return {
    async turn(category) {
      const pool = {
        name: nameOf(category),
        perSecond: (perSecond.get(category) ?? PER_SECOND[category]) * SHARE,
        perDay: category === 'heavy' ? HEAVY_PER_DAY * SHARE : NO_LIMIT,
      };
      const waitMs = await pacing.take(pool, WAIT_AT_MOST_MS);
      if (waitMs === null && isWaitedFor()) return;
      if (waitMs === null)
        throw new PhoneError('zoom.rateLimited', { retry: 'later', details: { step: 'pace' } });
      if (waitMs >= 1) await wait(waitMs);
    },
    async refused(category, isForToday, retryAfterMs) {
      await pacing.hold(nameOf(category), retryAfterMs ?? (isForToday ? TODAY_MS : SECOND_MS));
    },
    learn(category, limit) {
      if (perSecond.has(category) && limit > 0) perSecond.set(category, limit);
    },
  };
}

const current = new AsyncLocalStorage<ZoomPacer>();

/** Requests to Zoom that are made with such tokens keep to the pace. */
export function pacedTokens(tokens: AgentTokens, pacer: ZoomPacer): AgentTokens {
  return {
    use: (agentId, provider, request) =>
      provider === 'zoom'
        ? tokens.use(agentId, provider, (credential) => current.run(pacer, () => request(credential)))
        : tokens.use(agentId, provider, request),
  };
}

/** Of whoever asks Zoom now; undefined at a sign-in, for which somebody waits. */
export function pacerHere(): ZoomPacer | undefined {
  return current.getStore();
}

/** Of what this gateway asks for: what concerns one thing is light, lists and texts are medium. */
const LIGHT = [
  /^\/v2\/phone\/users\/me(\/settings)?$/,
  /^\/v2\/phone\/(recording_transcript|voice_mails|call_element|user)\//,
];

export function categoryOf(path: string): ZoomCategory {
  return LIGHT.some((pattern) => pattern.test(path)) ? 'light' : 'medium';
}
