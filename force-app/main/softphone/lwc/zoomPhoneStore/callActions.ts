/** What the agent does with a call of a line whose audio is in a page. */
import { PhoneError, stateOf, toPhoneError } from 'c/zoomCallCore';
import type { DialableNumber, LineOrder, RecordRef } from 'c/zoomCallCore';
import { shown } from './phoneState.ts';
import type { OwnCallShown, StateHolder } from './phoneState.ts';

export type CallAction =
  | { readonly action: 'answer' | 'decline' | 'hangUp' | 'hold' | 'resume' | 'mute' | 'unmute' }
  /** Ends the call that is talked in, and takes this one. */
  | { readonly action: 'endAndAnswer' }
  | { readonly action: 'sendDigits'; readonly digits: string }
  /** Blind. @param number as typed */
  | { readonly action: 'transfer'; readonly number: string }
  /** Calls this number to ask there first; what is asked about is put on hold. */
  | { readonly action: 'consult'; readonly number: string; readonly record: RecordRef | null }
  /** The other ends of both calls talk with each other. */
  | { readonly action: 'transferTo'; readonly otherCallId: string };

export interface CallActions {
  /** @param callId under which the call is listed. Nothing is thrown: what is refused becomes the state's problem */
  act(callId: string, action: CallAction): Promise<void>;
}

interface Deps {
  readonly state: StateHolder;
  readonly order: (order: LineOrder) => Promise<void>;
  readonly dial: (number: string, record: RecordRef | null) => void;
}

/** Digits follow each other, and the end waits for nothing. */
const AT_ANY_TIME: readonly CallAction['action'][] = ['sendDigits', 'hangUp'];
/** The end of a call is told by the line itself, and that can be lost. */
const END_WITHIN_MS = 3000;

export function createCallActions({ state, order, dial }: Deps): CallActions {
  function ownCall(callId: string): OwnCallShown {
    const own = state.get().ownCalls[callId];
    if (!own?.isLive) throw new PhoneError('line.callUnknown');
    return own;
  }

  /** @throws PhoneError number.… where it is none, line.emergencyNumber */
  function numberIn(text: string): DialableNumber {
    const number = state.get().numbers?.parse(text);
    if (number === undefined) throw new PhoneError('number.missing');
    if (number.kind === 'emergency') throw new PhoneError('line.emergencyNumber');
    return number;
  }

  async function endOthers(lineId: string): Promise<void> {
    const { entries, ownCalls } = state.get();
    for (const { call } of entries) {
      const own = ownCalls[call.callId];
      if (own === undefined || own.lineId === lineId || stateOf(call).phase !== 'connected') continue;
      await order({ action: 'hangUp', callId: own.lineId });
      await isOver(own.lineId);
    }
  }

  function isOver(lineId: string): Promise<void> {
    const goesOn = () =>
      Object.values(state.get().ownCalls).some((own) => own.lineId === lineId && own.isLive);
    return new Promise((resolve) => {
      const look = () => {
        if (!goesOn()) end();
      };
      const patience = setTimeout(end, END_WITHIN_MS);
      const stop = state.subscribe(look);
      function end(): void {
        clearTimeout(patience);
        stop();
        resolve();
      }
      look();
    });
  }

  async function carryOut({ lineId }: OwnCallShown, wanted: CallAction): Promise<void> {
    switch (wanted.action) {
      case 'endAndAnswer':
        await endOthers(lineId);
        return order({ action: 'answer', callId: lineId });
      case 'sendDigits':
        return order({ action: 'sendDigits', callId: lineId, digits: wanted.digits });
      case 'transfer':
        return order({ action: 'transfer', callId: lineId, number: numberIn(wanted.number) });
      case 'consult':
        state.set({ consultation: { from: lineId, number: numberIn(wanted.number).number, to: null } });
        dial(wanted.number, wanted.record);
        return;
      case 'transferTo': {
        const { lineId: otherCallId } = ownCall(wanted.otherCallId);
        return order({ action: 'transferTo', callId: lineId, otherCallId });
      }
      case 'answer':
      case 'decline':
      case 'hangUp':
      case 'hold':
      case 'resume':
      case 'mute':
      case 'unmute':
        return order({ action: wanted.action, callId: lineId });
    }
  }

  return {
    async act(callId, wanted) {
      try {
        const own = ownCall(callId);
        const isBusy = state.get().acting.includes(own.lineId);
        if (isBusy && !AT_ANY_TIME.includes(wanted.action)) return;
        state.set({ problem: null });
        await carryOut(own, wanted);
      } catch (caught) {
        state.set({ problem: shown(toPhoneError(caught, 'line.refused')) });
      }
    },
  };
}
