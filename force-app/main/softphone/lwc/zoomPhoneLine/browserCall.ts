/** One call of the browser line: how it stands, its audio, and what is told of it. What comes twice is told once. */
import { PhoneError } from 'c/zoomCallCore';
import type {
  CallAbout,
  CallEvent,
  Direction,
  LineCallEvent,
  LineCandidate,
  LineEnding,
} from 'c/zoomCallCore';
import { createCallPeer } from './callPeer.ts';
import type { CallPeer } from './callPeer.ts';
import { createQualityReader } from './callQuality.ts';
import type { LineAudio } from './lineAudio.ts';
import { resultOf } from './lineEndings.ts';
import type { LineListener } from './phoneLine.ts';

export interface BrowserCall {
  readonly callId: string;
  /** Of the call that goes out. */
  readonly dialId: string | null;
  readonly peerNumber: string;
  /** `begun`: asked for, and nothing is told of it yet. */
  readonly phase: Phase;
  /** It has a connection: with this page it would end. One that only rings does not. */
  readonly hasAudio: boolean;
  /** @throws unknown where the browser can make no connection, PhoneError line.callUnknown when the call is over */
  describe(microphone: MediaStreamTrack, iceServers: readonly RTCIceServer[]): Promise<string>;
  /** The description has gone out: candidates may follow. */
  described(): void;
  /** It was not accepted after all, and goes on ringing. */
  takeBack(): void;
  receive(event: LineCallEvent): void;
  /** The channel was broken: what was told before is told again now. */
  hearAgain(): void;
  /** Between the wish to put it on hold and the word that it is, nothing is to be heard of the agent; false: it is as it was. */
  silence(isWanted: boolean): void;
  setMuted(isMuted: boolean): void;
  setMicrophone(track: MediaStreamTrack | null): void;
  sendDigits(digits: string): boolean;
  /** To whom it is being handed over, and how, for when that has worked. */
  handOver(to: Pick<CallAbout, 'outcome' | 'outcomeTo'>): void;
  /** If nothing has ended it until then, this does. */
  endLater(ending: LineEnding, ms: number): void;
  end(ending: LineEnding): void;
  /** Ends without a word: nobody has heard of it. */
  forget(): void;
}

type Phase = 'begun' | 'ringing' | 'connected' | 'ended';

export interface BrowserCallDeps {
  readonly callId: string;
  readonly dialId: string | null;
  readonly about: CallAbout & { readonly direction: Direction; readonly peerNumber: string };
  /** The description of a call that comes in. */
  readonly offer: string | null;
  readonly listener: LineListener;
  readonly now: () => number;
  readonly newPeer: (configuration: RTCConfiguration) => RTCPeerConnection;
  readonly play: LineAudio['play'];
  readonly onCandidate: (candidate: LineCandidate) => void;
  /** Its audio is gone, or it was connected without any. */
  readonly onNoAudio: () => void;
  readonly onEnded: () => void;
}

/** For a dial that is refused at once: such a call has never rung. */
const RINGS_AFTER_MS = 700;

export function createBrowserCall(deps: BrowserCallDeps): BrowserCall {
  const { callId, dialId, about, offer, listener, now, newPeer, play, onEnded, onNoAudio } = deps;
  let phase: Phase = 'begun';
  let peer: CallPeer | null = null;
  let [isHeld, isMuted] = [false, false];
  let outcome: Pick<CallAbout, 'outcome' | 'outcomeTo'> = {};
  /** Held and resumed: how many were heard, and how many of them are told once more. */
  let [changes, repeats] = [0, 0];
  let candidates: LineCandidate[] | null = [];
  const early: LineCandidate[] = [];
  let timers: readonly ReturnType<typeof setTimeout>[] = [];
  const quality = createQualityReader(callId, listener, () => peer?.readStats(now()));

  type Told =
    | { readonly type: 'ringing' | 'connected' }
    | Pick<Extract<CallEvent, { type: 'switched' }>, 'type' | 'switch' | 'on'>
    | Pick<Extract<CallEvent, { type: 'ended' }>, 'type' | 'result'>;

  function tell(told: Told, more: CallAbout = {}): void {
    const event = { callId, source: 'pad', at: now(), about: { ...about, ...more }, ...told } as const;
    listener.onCallEvent(event, told.type === 'ringing' ? dialId : null);
  }

  function ring(): void {
    if (phase !== 'begun') return;
    phase = 'ringing';
    tell({ type: 'ringing' });
  }

  async function take(answer: string): Promise<void> {
    try {
      await peer?.take(answer);
    } catch {
      if (phase !== 'ended') onNoAudio();
    }
  }

  function connect(): void {
    ring();
    if (phase !== 'ringing') return;
    if (peer === null) {
      onNoAudio();
      return;
    }
    phase = 'connected';
    tell({ type: 'connected' });
    quality.begin();
  }

  function setHeld(next: boolean): void {
    if (repeats > 0) {
      repeats -= 1;
      return;
    }
    changes += 1;
    if (phase !== 'connected') return;
    peer?.setHeld(next);
    if (next === isHeld) return;
    isHeld = next;
    quality.setHeld(isHeld);
    tell({ type: 'switched', switch: 'hold', on: isHeld });
  }

  function onTransfer(state: 'begun' | 'done' | 'refused'): void {
    if (phase !== 'connected' || state === 'done') return;
    tell({ type: 'switched', switch: 'transferring', on: state === 'begun' });
  }

  function drop(): void {
    peer?.close();
    if (peer) play(callId, null);
    peer = null;
  }

  function release(): void {
    phase = 'ended';
    for (const timer of timers) clearTimeout(timer);
    drop();
    onEnded();
  }

  function end(ending: LineEnding): void {
    if (phase === 'ended') return;
    ring();
    const result = resultOf(ending, about.direction, phase === 'connected');
    release();
    tell({ type: 'ended', result }, ending === 'transferred' ? outcome : {});
    quality.end();
  }

  function later(ms: number, action: () => void): void {
    timers = [...timers, setTimeout(action, ms)];
  }

  const call: BrowserCall = {
    callId,
    dialId,
    peerNumber: about.peerNumber,
    get phase() {
      return phase;
    },
    get hasAudio() {
      return peer !== null;
    },
    async describe(microphone, iceServers) {
      if (phase === 'ended') throw new PhoneError('line.callUnknown');
      candidates = [];
      const mine = createCallPeer({
        connection: newPeer({ iceServers: [...iceServers] }),
        onCandidate(candidate) {
          if (candidates) candidates.push(candidate);
          else deps.onCandidate(candidate);
        },
        onAudio(stream) {
          play(callId, stream);
        },
        onFailed: onNoAudio,
      });
      peer = mine;
      mine.setMicrophone(microphone);
      mine.setMuted(isMuted);
      for (const candidate of early) mine.addCandidate(candidate);
      const sdp = await (offer === null ? mine.offer() : mine.answer(offer));
      // It has ended meanwhile, and its connection with it.
      if (peer !== mine) throw new PhoneError('line.callUnknown');
      return sdp;
    },
    described() {
      const waiting = candidates ?? [];
      candidates = null;
      waiting.forEach(deps.onCandidate);
      later(RINGS_AFTER_MS, ring);
    },
    takeBack: drop,
    receive(event) {
      if (phase === 'ended') return;
      switch (event.type) {
        case 'incoming':
        case 'ringing':
          ring();
          return;
        case 'progress':
          ring();
          void take(event.sdp);
          return;
        case 'accepted':
          if (event.sdp !== null) void take(event.sdp);
          connect();
          return;
        case 'held':
        case 'resumed':
          setHeld(event.type === 'held');
          return;
        case 'transfer':
          onTransfer(event.state);
          return;
        case 'candidate':
          early.push(event.candidate);
          peer?.addCandidate(event.candidate);
          return;
        case 'ended':
          end(event.ending);
      }
    },
    hearAgain() {
      repeats = changes;
    },
    silence(isWanted) {
      peer?.setHeld(isWanted || isHeld);
    },
    setMuted(next) {
      peer?.setMuted(next);
      if (next === isMuted) return;
      isMuted = next;
      quality.setMuted(isMuted);
      tell({ type: 'switched', switch: 'mute', on: isMuted });
    },
    setMicrophone(track) {
      peer?.setMicrophone(track);
    },
    sendDigits: (digits) => peer?.sendDigits(digits) ?? false,
    handOver(to) {
      outcome = to;
    },
    endLater(ending, ms) {
      later(ms, () => {
        end(ending);
      });
    },
    end,
    forget() {
      if (phase !== 'ended') release();
    },
  };
  if (offer !== null) ring();
  return call;
}
