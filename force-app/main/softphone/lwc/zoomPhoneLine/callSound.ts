/** The sound of one call of the browser line, both ways, from when it has a connection. Before and after that, what is done to it does nothing. */
import { PhoneError } from 'c/zoomCallCore';
import type { AudioStats, LineCandidate } from 'c/zoomCallCore';
import { createCallPeer } from './callPeer.ts';
import type { CallPeer } from './callPeer.ts';
import type { LineAudio } from './lineAudio.ts';

export interface CallSound {
  /** With this page the call would end. One that only rings would not. */
  readonly isThere: boolean;
  /**
   * @returns the description to dial or to accept with
   * @throws unknown where the browser can make no connection, PhoneError line.callUnknown when the call is over
   */
  describe(microphone: MediaStreamTrack, iceServers: readonly RTCIceServer[]): Promise<string>;
  /** The description has gone out: candidates may follow. */
  described(): void;
  /** What was answered to our description. */
  take(answer: string): void;
  addCandidate(candidate: LineCandidate): void;
  setMicrophone(track: MediaStreamTrack | null): void;
  setMuted(isMuted: boolean): void;
  setHeld(isHeld: boolean): void;
  /** @returns false where there can be no tones in it */
  sendDigits(digits: string): boolean;
  readStats(at: number): Promise<AudioStats> | undefined;
  /** It was not accepted after all; there may be another. */
  drop(): void;
  /** The call is over. */
  end(): void;
}

export interface CallSoundDeps {
  readonly callId: string;
  /** The description of a call that comes in. */
  readonly offer: string | null;
  readonly newPeer: (configuration: RTCConfiguration) => RTCPeerConnection;
  readonly play: LineAudio['play'];
  readonly onCandidate: (candidate: LineCandidate) => void;
  /** Nothing is heard any more, and will not be. */
  readonly onNoAudio: () => void;
}

export function createCallSound(deps: CallSoundDeps): CallSound {
  const { callId, offer, newPeer, play, onCandidate, onNoAudio } = deps;
  let peer: CallPeer | null = null;
  let isOver = false;
  /** Ours, until the other side knows the call that they are of. */
  let unsent: LineCandidate[] | null = [];
  /** Of the other side, for whichever connection it will be. */
  const known: LineCandidate[] = [];

  function drop(): void {
    if (peer === null) return;
    peer.close();
    peer = null;
    play(callId, null);
  }

  return {
    get isThere() {
      return peer !== null;
    },
    async describe(microphone, iceServers) {
      if (isOver) throw new PhoneError('line.callUnknown');
      unsent = [];
      const mine = createCallPeer({
        connection: newPeer({ iceServers: [...iceServers] }),
        onCandidate(candidate) {
          if (unsent) unsent.push(candidate);
          else onCandidate(candidate);
        },
        onAudio(stream) {
          play(callId, stream);
        },
        onFailed: onNoAudio,
      });
      peer = mine;
      mine.setMicrophone(microphone);
      known.forEach(mine.addCandidate);
      const sdp = await (offer === null ? mine.offer() : mine.answer(offer));
      // The call has ended meanwhile, and the connection with it.
      if (peer !== mine) throw new PhoneError('line.callUnknown');
      return sdp;
    },
    described() {
      const waiting = unsent ?? [];
      unsent = null;
      waiting.forEach(onCandidate);
    },
    take(answer) {
      peer?.take(answer).catch(() => {
        if (!isOver) onNoAudio();
      });
    },
    addCandidate(candidate) {
      known.push(candidate);
      peer?.addCandidate(candidate);
    },
    setMicrophone(track) {
      peer?.setMicrophone(track);
    },
    setMuted(isMuted) {
      peer?.setMuted(isMuted);
    },
    setHeld(isHeld) {
      peer?.setHeld(isHeld);
    },
    sendDigits: (digits) => peer?.sendDigits(digits) ?? false,
    readStats: (at) => peer?.readStats(at),
    drop,
    end() {
      isOver = true;
      drop();
    },
  };
}
