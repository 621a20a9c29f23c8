/** What follows from a change of calls: History opens with one that has ended, and a dial is answered by one that began. */
import { isLive, stateOf } from 'c/zoomCallCore';
import type { HistoryEntry, OwnCall } from 'c/zoomCallCore';
import type { Dialer } from './dialer.ts';
import type { History } from './history.ts';
import type { OwnCalls } from './ownCalls.ts';
import type { Consultation, OwnCallShown, PhoneState, StateHolder } from './phoneState.ts';

interface Deps {
  readonly state: StateHolder;
  readonly history: Pick<History, 'entries'>;
  readonly ownCalls: Pick<OwnCalls, 'all'>;
  readonly dialer: () => Pick<Dialer, 'callBegan'>;
}

interface Listed {
  readonly entry: HistoryEntry;
  readonly isLive: boolean;
  readonly own: OwnCallShown | undefined;
}

/** @returns changes calls, and tells what follows */
export function createCallChanges({ state, history, ownCalls, dialer }: Deps): (change: () => void) => void {
  function list(shown: PhoneState['ownCalls']): ReadonlyMap<string, Listed> {
    return new Map(
      history.entries().map((entry) => {
        const { callId } = entry.call;
        const own = shown[callId];
        return [own?.key ?? callId, { entry, own, isLive: isLive(stateOf(entry.call)) }];
      }),
    );
  }

  return (change) => {
    const before = list(shownOf(ownCalls.all()));
    change();
    const shown = shownOf(ownCalls.all());
    const after = list(shown);
    const ended = [...after].find(([key, now]) => hasEnded(before.get(key), now))?.[1].entry.call.callId;
    const begun = [...after].filter(([key, now]) => now.isLive && !before.has(key)).map(([, now]) => now);
    state.set({
      entries: history.entries(),
      ownCalls: shown,
      consultation: consultationAfter(state.get().consultation, Object.values(shown), begun),
      ...(ended !== undefined && { tab: 'history', openCallId: ended, padWanted: false }),
    });
    for (const { entry } of begun) dialer().callBegan(entry);
  };
}

function shownOf(calls: readonly OwnCall[]): PhoneState['ownCalls'] {
  return Object.fromEntries(
    calls.map(({ lineId, zoomCallId, key, overAt }) => [
      zoomCallId ?? lineId,
      { lineId, key, isProvisional: zoomCallId === null, isLive: overAt === null },
    ]),
  );
}

/** What Zoom has not told of has no place in History. */
function hasEnded(before: Listed | undefined, now: Listed): boolean {
  const wasOpen = before !== undefined && (before.isLive || before.own?.isProvisional === true);
  return wasOpen && !now.isLive && now.own?.isProvisional !== true;
}

function consultationAfter(
  before: Consultation | null,
  calls: readonly OwnCallShown[],
  begun: readonly Listed[],
): Consultation | null {
  if (before === null) return null;
  const goesOn = (lineId: string) => calls.some((one) => one.lineId === lineId && one.isLive);
  if (!goesOn(before.from)) return null;
  if (before.to !== null) return goesOn(before.to) ? before : null;
  const asked = begun.find(({ entry, own }) => {
    const { direction, peerNumber } = stateOf(entry.call);
    return own?.isLive && direction === 'outbound' && peerNumber === before.number;
  });
  return { ...before, to: asked?.own?.lineId ?? null };
}
