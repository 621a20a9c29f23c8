/** Zoom's exchange: who is called, how long it rings, and the records that a call leaves behind. */
import type { Account, Dialed } from '../account.ts';
import type { Timers } from '../clock.ts';
import { newCallId } from '../ids.ts';
import type { CallRecord, Store } from '../store.ts';
import type { UserState } from '../userState.ts';
import type { CallAction, Calls, Happening, Refusal, TransferType } from './callAction.ts';
import { toCallElement } from './callElement.ts';
import { act } from './callEngine.ts';
import { engagedCalls } from './callLimits.ts';
import { followUp } from './followUps.ts';
import { newCall } from './newCall.ts';
import type { CallRequest } from './newCall.ts';
import { agentAt, agentEnds, endOf } from './zoomCall.ts';
import type { End, ZoomCall } from './zoomCall.ts';

/** Ended calls that are kept for pads and tests; the call history keeps all. */
const RECENT_CALLS = 200;

export interface CallRecorded {
  readonly call: ZoomCall;
  readonly end: End;
  readonly record: CallRecord;
}

export type Placed =
  | { readonly ok: true; readonly callId: string }
  | { readonly ok: false; readonly refused: Refusal };

export interface TransferRequest {
  readonly type: TransferType;
  readonly callId: string;
  readonly by: End;
  readonly to: Dialed;
}

export interface PhoneCloud {
  /** Calls that ring or run. */
  readonly live: () => Calls;
  /** Ended calls, the latest first. */
  readonly recent: () => readonly ZoomCall[];
  readonly place: (request: CallRequest) => Placed;
  /** @returns why Zoom refuses, or null */
  readonly act: (action: CallAction) => Refusal | null;
  /** @returns why Zoom refuses, or null */
  readonly transfer: (request: TransferRequest) => Refusal | null;
  readonly onHappening: (listener: (happening: Happening) => void) => void;
  readonly onRecord: (listener: (recorded: CallRecorded) => void) => void;
  /** Forgets all calls, without telling anybody. */
  readonly reset: () => void;
}

export interface PhoneCloudDeps {
  readonly account: Account;
  readonly userState: UserState;
  readonly store: Store;
  readonly timers: Timers;
  readonly ringsForMs: number;
  readonly recordsAfterMs: number;
}

export function createPhoneCloud(deps: PhoneCloudDeps): PhoneCloud {
  const { account, store, timers } = deps;
  const happeningListeners: ((happening: Happening) => void)[] = [];
  const recordListeners: ((recorded: CallRecorded) => void)[] = [];
  let live: Calls = new Map();
  let recent: readonly ZoomCall[] = [];

  function perform(action: CallAction): Refusal | null {
    const outcome = act(live, action, timers.now());
    if (!outcome.ok) return outcome.refused;
    const ended = [...outcome.calls.values()].filter(({ phase }) => phase === 'ended');
    live = new Map([...outcome.calls].filter(([, { phase }]) => phase !== 'ended'));
    recent = [...ended, ...recent].slice(0, RECENT_CALLS);
    for (const happening of outcome.happenings) {
      for (const listener of happeningListeners) listener(happening);
    }
    for (const happening of outcome.happenings) followUp(followUpDeps, happening);
    for (const call of ended)
      timers.after(deps.recordsAfterMs, () => {
        writeRecords(call);
      });
    return null;
  }

  function place(request: CallRequest): Placed {
    const callId = newCallId();
    const call = newCall(request, callId, timers.now(), deps.userState);
    const refused = perform({ type: 'ring', call });
    if (refused !== null) return { ok: false, refused };
    stopRingingInTime(callId);
    return { ok: true, callId };
  }

  function stopRingingInTime(callId: string): void {
    timers.after(deps.ringsForMs, () => perform({ type: 'noAnswer', callId }));
  }

  function transfer({ by, callId, to, type }: TransferRequest): Refusal | null {
    const call = live.get(callId);
    const agent = call === undefined ? null : agentAt(call, by);
    if (agent === null) return 'unknownCall';
    const name = to.kind === 'user' ? String(to.user.extension) : to.number;
    if (type !== 'warmTransfer') return perform({ type, callId, by, to: name });
    const request: CallRequest = {
      from: 'user',
      user: account.user(agent.userId),
      to,
      callerId: agent.number,
      device: agent.device,
    };
    const second = newCall(request, newCallId(), timers.now(), deps.userState);
    const refused = perform({ type, callId, by, to: name, second });
    if (refused === null) stopRingingInTime(second.callId);
    return refused;
  }

  function failRecordings(userId: string): void {
    for (const call of deps.userState.client(userId).recordingFails ? engagedCalls(live, userId) : []) {
      const end = endOf(call, userId);
      if (end !== null) perform({ type: 'failRecording', callId: call.callId, by: end });
    }
  }
  deps.userState.onChange(failRecordings);

  const followUpDeps = { account, userState: deps.userState, perform, place };

  function writeRecords(call: ZoomCall): void {
    for (const { end, agent } of agentEnds(call)) {
      const last = store.data.callRecords.at(-1)?.writtenAt ?? 0;
      const record: CallRecord = {
        userId: agent.userId,
        end,
        writtenAt: Math.max(timers.now(), last + 1),
        element: toCallElement(account, call, end),
      };
      store.data.callRecords.push(record);
      store.changed();
      for (const listener of recordListeners) listener({ call, end, record });
    }
  }

  return {
    live: () => live,
    recent: () => recent,
    place,
    transfer,
    act: perform,
    onHappening(listener) {
      happeningListeners.push(listener);
    },
    onRecord(listener) {
      recordListeners.push(listener);
    },
    reset() {
      live = new Map();
      recent = [];
    },
  };
}
