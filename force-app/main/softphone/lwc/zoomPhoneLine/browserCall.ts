/** One call of the browser line: how it stands, and what is told of it. What comes twice is told once. */
import type { CallAbout, CallEvent, Direction, LineCallEvent, LineEnding } from 'c/zoomCallCore';
import { createCallSound } from './callSound.ts';
import type { CallSound, CallSoundDeps } from './callSound.ts';
import { createQualityReader } from './callQuality.ts';
import { resultOf } from './lineEndings.ts';
import type { LineListener } from './phoneLine.ts';

export interface BrowserCall {
  readonly callId: string;
  /** Of the call that goes out. */
  readonly dialId: string | null;
  readonly peerNumber: string;
  /** `begun`: asked for, and nothing is told of it yet. */
  readonly phase: Phase;
  readonly sound: Pick<
    CallSound,
    'isThere' | 'describe' | 'described' | 'drop' | 'setMicrophone' | 'sendDigits'
  >;
  receive(event: LineCallEvent): void;
  /** The channel was broken: what was told before is told again now. */
  hearAgain(): void;
  /** Between the wish to put it on hold and the word that it is, nothing is to be heard of the agent; false: it is as it was. */
  silence(isWanted: boolean): void;
  setMuted(isMuted: boolean): void;
  /** To whom it is being handed over, and how, for when that has worked. */
  handOver(to: Pick<CallAbout, 'outcome' | 'outcomeTo'>): void;
  /** If nothing has let it ring until then, this does. */
  ringLater(ms: number): void;
  /** If nothing has ended it until then, this does. */
  endLater(ending: LineEnding, ms: number): void;
  end(ending: LineEnding): void;
  /** Ends without a word: nobody has heard of it. */
  forget(): void;
}

type Phase = 'begun' | 'ringing' | 'connected' | 'ended';

export interface BrowserCallDeps extends CallSoundDeps {
  readonly dialId: string | null;
  readonly about: CallAbout & { readonly direction: Direction; readonly peerNumber: string };
  readonly listener: LineListener;
  readonly now: () => number;
  readonly onEnded: () => void;
}

type Told =
  | { readonly type: 'ringing' | 'connected' }
  | Pick<Extract<CallEvent, { type: 'switched' }>, 'type' | 'switch' | 'on'>
  | Pick<Extract<CallEvent, { type: 'ended' }>, 'type' | 'result'>;

export function createBrowserCall(deps: BrowserCallDeps): BrowserCall {
  const { callId, dialId, about, offer, listener, now, onEnded, onNoAudio } = deps;
  const sound = createCallSound(deps);
  let phase: Phase = 'begun';
  let [isHeld, isMuted, isTransferring] = [false, false, false];
  let outcome: Pick<CallAbout, 'outcome' | 'outcomeTo'> = {};
  /** Held and resumed: how many were heard, and how many of them are told once more. */
  let [changes, repeats] = [0, 0];
  const timers: ReturnType<typeof setTimeout>[] = [];
  const quality = createQualityReader(callId, listener, () => sound.readStats(now()));

  function tell(told: Told, more: CallAbout = {}): void {
    const event = { callId, source: 'pad', at: now(), about: { ...about, ...more }, ...told } as const;
    listener.onCallEvent(event, told.type === 'ringing' ? dialId : null);
  }

  function ring(): void {
    if (phase !== 'begun') return;
    phase = 'ringing';
    tell({ type: 'ringing' });
  }

  function connect(): void {
    ring();
    if (phase !== 'ringing') return;
    if (!sound.isThere) {
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
    sound.setHeld(next);
    if (next === isHeld) return;
    isHeld = next;
    quality.setHeld(isHeld);
    tell({ type: 'switched', switch: 'hold', on: isHeld });
  }

  function onTransfer(state: 'begun' | 'done' | 'refused'): void {
    const next = state === 'begun';
    if (phase !== 'connected' || state === 'done' || next === isTransferring) return;
    isTransferring = next;
    tell({ type: 'switched', switch: 'transferring', on: isTransferring });
  }

  function release(): void {
    phase = 'ended';
    for (const timer of timers) clearTimeout(timer);
    sound.end();
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

  function receive(event: LineCallEvent): void {
    if (phase === 'ended') return;
    switch (event.type) {
      case 'incoming':
      case 'ringing':
        ring();
        return;
      case 'progress':
        ring();
        sound.take(event.sdp);
        return;
      case 'accepted':
        if (event.sdp !== null) sound.take(event.sdp);
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
        sound.addCandidate(event.candidate);
        return;
      case 'ended':
        end(event.ending);
    }
  }

  if (offer !== null) ring();
  return {
    ...{ callId, dialId, sound, receive, end, peerNumber: about.peerNumber },
    get phase() {
      return phase;
    },
    hearAgain() {
      repeats = changes;
    },
    silence(isWanted) {
      sound.setHeld(isWanted || isHeld);
    },
    setMuted(next) {
      sound.setMuted(next);
      if (next === isMuted) return;
      isMuted = next;
      quality.setMuted(isMuted);
      tell({ type: 'switched', switch: 'mute', on: isMuted });
    },
    handOver(to) {
      outcome = to;
    },
    ringLater(ms) {
      timers.push(setTimeout(ring, ms));
    },
    endLater(ending, ms) {
      timers.push(setTimeout(end, ms, ending));
    },
    forget() {
      if (phase !== 'ended') release();
    },
  };
}
