/**
 * The calls of a line that names them itself. Which of Zoom's calls each is becomes known a moment later (call-core,
 * `pairCalls`); until then they are listed as provisional entries, made from what the line tells.
 */
import { PAIRING_MS, isLive, pairCalls, stateOf, transition } from 'c/zoomCallCore';
import type { Call, CallEvent, HeardCall, HistoryEntry, OwnCall, PhoneNumbers } from 'c/zoomCallCore';
import { newestFirst } from './callOrder.ts';
import { NO_LOG } from './history.ts';

/** An event of a call under Zoom's id, for the gateway and the other tabs. */
export interface TranslatedEvent {
  readonly event: CallEvent;
  readonly dialId: string | null;
}

export interface OwnCalls {
  /** The line tells something. @returns what can be said of it under Zoom's id by now */
  apply(event: CallEvent, dialId: string | null): TranslatedEvent[];
  /** Zoom tells something of a call. @param how of one that was not known: as it happens, or while this page catches up */
  hearZoom(call: Call, how: 'known' | 'news' | 'caughtUp'): void;
  /** Looks which calls can be paired by now. @returns what can be said of them under Zoom's id */
  pair(): TranslatedEvent[];
  /** Forgets what has been over for long. */
  expire(): void;
  /** Time alone may pair calls, or take some away. */
  isWaiting(): boolean;
  /** Those that need audio: where it is gone, so are they. */
  withAudio(): readonly OwnCall[];
  /** Those that ring here. */
  ringing(): readonly OwnCall[];
  all(): readonly OwnCall[];
  /** What the leading tab has. */
  take(calls: readonly OwnCall[]): void;
  /** With the entries that the gateway knows. */
  listed(entries: readonly HistoryEntry[]): HistoryEntry[];
  find(lineId: string): OwnCall | undefined;
  clear(): void;
}

/** So long the end of a call stands there that Zoom never told of. */
const PROVISIONAL_MS = 30_000;
/** So long what the line says late still finds its call: how it sounded as a whole. */
const REMEMBERED_MS = 60_000;
/** Longer than Zoom and the gateway need, and than the clocks of computers differ. */
const OLD_MS = 120_000;

interface Deps {
  readonly now: () => number;
  readonly numbers: () => PhoneNumbers | null;
}

export function createOwnCalls({ now, numbers }: Deps): OwnCalls {
  let calls: ReadonlyMap<string, OwnCall> = new Map();
  /** Each call of Zoom that may be one of the line's. */
  const heard = new Map<string, { readonly call: Call; readonly heardAt: number }>();
  /** Events that nobody could be told, because Zoom's id is not known. */
  const waiting = new Map<string, TranslatedEvent[]>();
  const listedOnce = new Set<string>();
  /** What the line repeats of a call that is over begins no new one. */
  const over = new Set<string>();

  function put(call: OwnCall): void {
    calls = new Map(calls).set(call.lineId, call);
  }

  function same(a: string, b: string): boolean {
    return numbers()?.same(a, b) ?? false;
  }

  function unpaired(): OwnCall[] {
    return [...calls.values()].filter(({ zoomCallId }) => zoomCallId === null);
  }

  function pairs(): Map<string, string> {
    const paired = new Map<string, string>();
    for (const { lineId, zoomCallId } of calls.values())
      if (zoomCallId !== null) paired.set(lineId, zoomCallId);
    return paired;
  }

  function flush({ lineId, zoomCallId }: OwnCall): TranslatedEvent[] {
    if (zoomCallId === null) return [];
    const told = waiting.get(lineId) ?? [];
    waiting.delete(lineId);
    return told.filter(concernsZoom).map(({ event, dialId }) => ({
      event: { ...event, callId: zoomCallId },
      dialId,
    }));
  }

  function pair(): TranslatedEvent[] {
    if (unpaired().length === 0 || heard.size === 0) return [];
    const found = pairCalls({
      pairs: pairs(),
      lineCalls: [...calls.values()].map(({ lineId, call, heardAt }) => heardOf(lineId, call, heardAt)),
      zoomCalls: [...heard].map(([callId, { call, heardAt }]) => heardOf(callId, call, heardAt)),
      same,
      now: now(),
    });
    return unpaired().flatMap((own) => {
      const zoomCallId = found.get(own.lineId);
      if (zoomCallId === undefined) return [];
      heard.delete(zoomCallId);
      // The card that is there stays.
      const paired = { ...own, zoomCallId, key: listedOnce.has(own.lineId) ? own.key : zoomCallId };
      put(paired);
      return flush(paired);
    });
  }

  /** A sweep of Zoom's history tells of calls that were over long before. */
  function isOld(call: Call): boolean {
    const state = stateOf(call);
    return state.phase === 'ended' && now() - state.endedAt > OLD_MS;
  }

  /**
   * Who catches up is told of calls from before. Of these the line can only have what rings now, and what is one of those
   * that it has told of already.
   */
  function mayBeOwn(call: Call): boolean {
    return ringsHere(call) || (isLive(stateOf(call)) && unpaired().length > 0);
  }

  function begin(event: CallEvent): OwnCall {
    const { callId: lineId } = event;
    const call = transition(undefined, event);
    return { lineId, zoomCallId: null, key: lineId, call, heardAt: now(), overAt: null };
  }

  return {
    pair,
    apply(event, dialId) {
      const before = calls.get(event.callId);
      const isPart = event.type === 'ended' || event.type === 'switched' || event.type === 'described';
      if (over.has(event.callId) || (before === undefined && isPart)) return [];
      const own = before ? { ...before, call: transition(before.call, event) } : begin(event);
      const ends = event.type === 'ended' && own.overAt === null;
      put(ends ? { ...own, overAt: now() } : own);
      if (event.type === 'ended') over.add(event.callId);
      waiting.set(event.callId, [...(waiting.get(event.callId) ?? []), { event, dialId }]);
      return [...flush(own), ...pair()];
    },
    hearZoom(call, how) {
      const { callId } = call;
      const before = heard.get(callId);
      if (before) heard.set(callId, { ...before, call });
      if (how === 'known' || before) return;
      for (const [old, { heardAt }] of heard) if (now() - heardAt > 2 * PAIRING_MS) heard.delete(old);
      if (how === 'news' ? !isOld(call) : mayBeOwn(call)) heard.set(callId, { call, heardAt: now() });
    },
    expire() {
      const kept = [...calls.values()].filter(
        ({ overAt, zoomCallId }) =>
          overAt === null || now() - overAt < (zoomCallId === null ? PROVISIONAL_MS : REMEMBERED_MS),
      );
      if (kept.length < calls.size) calls = new Map(kept.map((one) => [one.lineId, one]));
    },
    isWaiting: () =>
      [...calls.values()].some(({ overAt, zoomCallId }) => zoomCallId === null || overAt !== null),
    withAudio: () => [...calls.values()].filter(({ overAt, call }) => overAt === null && !ringsHere(call)),
    ringing: () => [...calls.values()].filter(({ overAt, call }) => overAt === null && ringsHere(call)),
    all: () => [...calls.values()],
    take(told) {
      calls = new Map(told.map((one) => [one.lineId, one]));
    },
    listed(entries) {
      const byZoomId = new Map(
        [...calls.values()].flatMap((own) => (own.zoomCallId === null ? [] : [[own.zoomCallId, own]])),
      );
      const provisional = unpaired().map(({ call }) => ({ revision: 0, call, log: NO_LOG, media: [] }));
      for (const lineId of calls.keys()) listedOnce.add(lineId);
      const known = entries.map((entry) => {
        const own = byZoomId.get(entry.call.callId);
        return own?.overAt === null ? { ...entry, call: asTheLineSees(entry.call, own.call) } : entry;
      });
      return provisional.length === 0 ? known : newestFirst([...provisional, ...known], ({ call }) => call);
    },
    find: (lineId) => calls.get(lineId),
    clear() {
      calls = new Map();
      for (const one of [heard, waiting, listedOnce, over]) one.clear();
    },
  };
}

function heardOf(callId: string, call: Call, heardAt: number): HeardCall {
  const { direction, peerNumber } = stateOf(call);
  return { callId, direction, peerNumber, heardAt };
}

function ringsHere(call: Call): boolean {
  const { phase, direction } = stateOf(call);
  return phase === 'ringing' && direction === 'inbound';
}

/** That another device has taken it is no end of Zoom's call. */
function concernsZoom({ event }: TranslatedEvent): boolean {
  return event.type !== 'ended' || event.result !== 'answeredElsewhere';
}

/**
 * As long as the call goes on at the line, the line knows best how it stands: Zoom tells it later and by another clock, and
 * of other devices too.
 */
function asTheLineSees(call: Call, atLine: Call): Call {
  const { endedAt: _end, result: _result, connectedAt, toggles, ...rest } = call;
  const isTaken = stateOf(atLine).phase !== 'ringing';
  const { hold, mute, transferring } = atLine.toggles;
  const { recording, recordingPaused, recordingFailed } = toggles;
  return {
    ...rest,
    ...(isTaken && connectedAt !== undefined && { connectedAt }),
    toggles: isTaken
      ? present({ hold, mute, transferring, recording, recordingPaused, recordingFailed })
      : {},
  };
}

function present(toggles: { readonly [K in keyof Call['toggles']]: Call['toggles'][K] | undefined }) {
  return Object.fromEntries(Object.entries(toggles).filter(([, list]) => list !== undefined));
}
