/** A browser's WebRTC and its microphone, as far as the browser line uses them; jsdom has neither. */
import type { PhoneError } from 'c/zoomCallCore';
import type { LineAudio } from 'c/zoomPhoneLine';

const CODECS = ['opus', 'red', 'G722', 'PCMU', 'PCMA', 'CN', 'telephone-event'].map(
  (name) => `audio/${name}`,
);
Object.assign(globalThis, {
  RTCRtpReceiver: { getCapabilities: () => ({ codecs: CODECS.map((mimeType) => ({ mimeType })) }) },
});

export class TrackStandIn {
  enabled = true;
  isStopped = false;
  readonly clones: TrackStandIn[] = [];

  clone(): TrackStandIn {
    const clone = new TrackStandIn();
    this.clones.push(clone);
    return clone;
  }

  stop(): void {
    this.isStopped = true;
  }
}

/** Tones in the audio of a call. */
class TonesStandIn {
  canInsertDTMF = true;
  toneBuffer = '';
  insertDTMF(tones: string): void {
    this.toneBuffer = tones;
  }
}

class SenderStandIn {
  track: TrackStandIn | null = null;
  dtmf: TonesStandIn | null = new TonesStandIn();
  /** As in a browser, not at once. */
  async replaceTrack(track: TrackStandIn | null): Promise<void> {
    await Promise.resolve();
    this.track = track;
  }
}

class TransceiverStandIn {
  direction = 'recvonly';
  codecs: readonly string[] = [];
  readonly sender = new SenderStandIn();
  setCodecPreferences(codecs: readonly { mimeType: string }[]): void {
    this.codecs = codecs.map(({ mimeType }) => mimeType);
  }
}

let made = 0;

export class PeerStandIn extends EventTarget {
  signalingState = 'stable';
  connectionState = 'new';
  localDescription: { sdp: string } | null = null;
  remote: string | null = null;
  readonly candidates: unknown[] = [];
  readonly transceivers: TransceiverStandIn[] = [];
  /** What the counters say; a test changes them. */
  stats: readonly unknown[] = [];
  refusesDescriptions = false;
  /** Before it has something to offer. */
  pause = Promise.resolve();

  get isOpen(): boolean {
    return this.signalingState !== 'closed';
  }

  get sender(): SenderStandIn {
    const [transceiver] = this.transceivers;
    if (!transceiver) throw new TypeError('A connection without audio.');
    return transceiver.sender;
  }

  /** Something of the microphone goes out: packets, and not of silence. */
  get speaks(): boolean {
    const { track } = this.sender;
    return this.isOpen && track !== null && track.enabled && !track.isStopped;
  }

  addTransceiver(): TransceiverStandIn {
    const transceiver = new TransceiverStandIn();
    this.transceivers.push(transceiver);
    return transceiver;
  }

  getTransceivers(): readonly TransceiverStandIn[] {
    return this.transceivers;
  }

  async setLocalDescription(): Promise<void> {
    await requireOpen(this);
    await this.pause;
    made += 1;
    this.localDescription = { sdp: `v=0\r\ns=${made}\r\n` };
    this.signalingState = this.signalingState === 'have-remote-offer' ? 'stable' : 'have-local-offer';
  }

  async setRemoteDescription({ type, sdp }: { type: string; sdp: string }): Promise<void> {
    await requireOpen(this);
    if (this.refusesDescriptions) throw new DOMException('no', 'OperationError');
    if (type === 'answer' && this.signalingState !== 'have-local-offer')
      throw new DOMException('stable', 'InvalidStateError');
    if (type === 'offer') this.addTransceiver();
    this.remote = sdp;
    this.signalingState = type === 'offer' ? 'have-remote-offer' : 'stable';
  }

  async addIceCandidate(candidate: unknown): Promise<void> {
    await requireOpen(this);
    if (this.remote === null) throw new DOMException('too early', 'InvalidStateError');
    this.candidates.push(candidate);
  }

  getStats(): Promise<readonly unknown[]> {
    return requireOpen(this).then(() => this.stats);
  }

  close(): void {
    this.signalingState = 'closed';
  }

  // What the network and the other end do.

  find(candidate: string | null): void {
    const found = candidate === null ? null : { candidate, sdpMid: '0', sdpMLineIndex: 0 };
    this.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate: found }));
  }

  hear(stream: unknown): void {
    this.dispatchEvent(Object.assign(new Event('track'), { track: null, streams: [stream] }));
  }

  become(connectionState: string): void {
    this.connectionState = connectionState;
    this.dispatchEvent(new Event('connectionstatechange'));
  }
}

function requireOpen({ isOpen }: PeerStandIn): Promise<void> {
  return isOpen ? Promise.resolve() : Promise.reject(new DOMException('closed', 'InvalidStateError'));
}

export interface CallAudioStandIn {
  readonly audio: LineAudio;
  /** What a call plays. */
  readonly playing: ReadonlyMap<string, unknown>;
  readonly isOpen: () => boolean;
  /** Of the microphone that is open, those that calls have made of it. */
  readonly voices: () => readonly TrackStandIn[];
  /** From now on there is no microphone, and why; null: there is one again. */
  refuse(error: PhoneError | null): void;
  /** The agent is asked, and has not answered until `grant`. */
  askFirst(): void;
  grant(): void;
  change(isThere: boolean): void;
  readonly followers: () => number;
}

export function standInForCallAudio(): CallAudioStandIn {
  const playing = new Map<string, unknown>();
  const listeners = new Set<(track: MediaStreamTrack | null) => void>();
  const tracks: TrackStandIn[] = [];
  let open = false;
  let error: PhoneError | null = null;
  let question = Promise.resolve();
  let grant = (): void => undefined;

  function newTrack(): MediaStreamTrack {
    const track = new TrackStandIn();
    tracks.push(track);
    return track as never;
  }

  return {
    playing,
    isOpen: () => open,
    voices: () => tracks.flatMap(({ clones }) => clones),
    refuse(next) {
      error = next;
    },
    askFirst() {
      question = new Promise((resolve) => {
        grant = resolve;
      });
    },
    grant: () => {
      grant();
    },
    change(isThere) {
      const track = isThere ? newTrack() : null;
      for (const listener of listeners) listener(track);
    },
    followers: () => listeners.size,
    audio: {
      async openMicrophone() {
        await question;
        if (error) throw error;
        open = true;
        return tracks.length > 0 ? (tracks.at(-1) as never) : newTrack();
      },
      closeMicrophone() {
        open = false;
        tracks.length = 0;
      },
      onMicrophone(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      play(callId, stream) {
        if (stream) playing.set(callId, stream);
        else playing.delete(callId);
      },
    },
  };
}
