/** The calls of the browser line, from when they begin until they are over. */
import { PhoneError } from 'c/zoomCallCore';
import type { DialableNumber, LineCallEvent, PhoneNumbers } from 'c/zoomCallCore';
import { createBrowserCall } from './browserCall.ts';
import type { BrowserCall, BrowserCallDeps } from './browserCall.ts';

export interface BrowserCalls {
  readonly live: ReadonlyMap<string, BrowserCall>;
  /** @throws PhoneError line.callUnknown, line.notNow in another phase */
  find(callId: string, ...phases: readonly BrowserCall['phase'][]): BrowserCall;
  dial(callId: string, dialId: string, number: DialableNumber): BrowserCall;
  receive(event: LineCallEvent): void;
  /** The agent dials something else before anything came of what was dialed. */
  withdraw(): void;
  /** What only rings goes on, elsewhere or at the page that has the line next. */
  leave(): void;
}

interface Deps extends Pick<BrowserCallDeps, 'listener' | 'now' | 'newPeer' | 'play'> {
  readonly numbers: Pick<PhoneNumbers, 'normaliseReported'>;
  readonly send: (
    command:
      | { readonly type: 'hangUp'; readonly callId: string }
      | ({ readonly type: 'candidate' } & Omit<Extract<LineCallEvent, { type: 'candidate' }>, 'type'>),
  ) => void;
  readonly onOver: (callId: string) => void;
}

const TEXT_LIMIT = 255;
/** Told of a call that is over here, these mean that it still goes on there. */
const SIGNS_OF_LIFE: readonly LineCallEvent['type'][] = ['incoming', 'ringing', 'progress', 'accepted'];

export function createBrowserCalls({ numbers, send, onOver, ...deps }: Deps): BrowserCalls {
  const live = new Map<string, BrowserCall>();
  /** What is told of them once more begins no new call. */
  const over = new Set<string>();

  function add(parts: Pick<BrowserCallDeps, 'callId' | 'dialId' | 'about' | 'offer'>): BrowserCall {
    const { callId } = parts;
    const call = createBrowserCall({
      ...deps,
      ...parts,
      onCandidate(candidate) {
        send({ type: 'candidate', callId, candidate });
      },
      // A network was left, or the engine has a call for which there is no audio. Nobody could hear anything.
      onNoAudio() {
        send({ type: 'hangUp', callId });
        live.get(callId)?.end('failed');
      },
      onEnded() {
        over.add(callId);
        live.delete(callId);
        onOver(callId);
      },
    });
    live.set(callId, call);
    return call;
  }

  function addIncoming({ callId, number, name, sdp }: Extract<LineCallEvent, { type: 'incoming' }>): void {
    const about = {
      direction: 'inbound',
      peerNumber: number === '' ? '' : numbers.normaliseReported(number).slice(0, TEXT_LIMIT),
      peerName: name?.slice(0, TEXT_LIMIT) ?? '',
      ...(number === '' && { callerIdHidden: true }),
    } as const;
    add({ callId, dialId: null, about, offer: sdp });
  }

  return {
    live,
    find(callId, ...phases) {
      const call = live.get(callId);
      if (call === undefined) throw new PhoneError('line.callUnknown');
      if (!phases.includes(call.phase)) throw new PhoneError('line.notNow');
      return call;
    },
    dial: (callId, dialId, { number }) =>
      add({ callId, dialId, about: { direction: 'outbound', peerNumber: number }, offer: null }),
    withdraw() {
      for (const call of live.values()) {
        if (call.phase !== 'begun') continue;
        send({ type: 'hangUp', callId: call.callId });
        call.forget();
      }
    },
    leave() {
      for (const call of live.values()) {
        if (call.sound.isThere) {
          send({ type: 'hangUp', callId: call.callId });
          call.end('lost');
        } else call.forget();
      }
    },
    receive(event) {
      const { callId, type } = event;
      if (over.has(callId)) {
        if (SIGNS_OF_LIFE.includes(type)) send({ type: 'hangUp', callId });
        return;
      }
      if (type === 'incoming' && !live.has(callId)) addIncoming(event);
      else live.get(callId)?.receive(event);
    },
  };
}
