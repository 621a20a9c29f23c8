/** The audio of one call: its connection to the engine, and what of the microphone goes there. */
import type { AudioStats, LineCandidate } from 'c/zoomCallCore';
import { readAudioStats } from './audioStats.ts';

export interface CallPeer {
  /** @returns the description to dial with */
  offer(): Promise<string>;
  /** @returns the description to accept with */
  answer(offer: string): Promise<string>;
  /** What was answered to our offer. A second answer changes nothing. */
  take(answer: string): Promise<void>;
  addCandidate(candidate: LineCandidate): void;
  /** Null: there is none any more. */
  setMicrophone(track: MediaStreamTrack | null): void;
  /** Silenced, packets go on: without any, those on the way would take the call for dead. */
  setMuted(isMuted: boolean): void;
  /** Nothing at all goes to a call on hold. */
  setHeld(isHeld: boolean): void;
  /** @returns false where this browser or the other end cannot have tones in the audio */
  sendDigits(digits: string): boolean;
  /** @param at the time now, in milliseconds */
  readStats(at: number): Promise<AudioStats>;
  close(): void;
}

interface Deps {
  readonly connection: RTCPeerConnection;
  readonly onCandidate: (candidate: LineCandidate) => void;
  readonly onAudio: (stream: MediaStream) => void;
  /** Nothing comes through any more, and it cannot be mended. */
  readonly onFailed: () => void;
}

/** What Zoom and the engine understand; less to describe, too. */
const CODECS = /^audio\/(opus|G722|PCMU|PCMA|telephone-event)$/i;
const DIGIT_MS = 160;
const BETWEEN_DIGITS_MS = 80;

export function createCallPeer({ connection, onCandidate, onAudio, onFailed }: Deps): CallPeer {
  /** This call's own, so that muting it mutes no other. */
  let voice: MediaStreamTrack | null = null;
  let sender: RTCRtpSender | null = null;
  let isMuted = false;
  let isHeld = false;
  let early: LineCandidate[] | null = [];

  connection.addEventListener('icecandidate', ({ candidate }) => {
    // Some browsers say with an empty one that a part is done, before null says that all is.
    if (candidate === null) onCandidate(null);
    else if (candidate.candidate !== '') {
      const { candidate: text, sdpMid, sdpMLineIndex } = candidate;
      onCandidate({ candidate: text, sdpMid, sdpMLineIndex });
    }
  });
  connection.addEventListener('track', ({ track, streams: [stream] }) => {
    onAudio(stream ?? new MediaStream([track]));
  });
  connection.addEventListener('connectionstatechange', () => {
    if (connection.connectionState === 'failed') onFailed();
  });

  function speak(): void {
    if (voice) voice.enabled = !isMuted && !isHeld;
    // Refused only by a connection that is closed.
    sender?.replaceTrack(isHeld ? null : voice).catch(ignore);
  }

  async function describe(transceiver: RTCRtpTransceiver | undefined): Promise<string> {
    if (transceiver) {
      transceiver.direction = 'sendrecv';
      preferCodecs(transceiver);
      ({ sender } = transceiver);
      speak();
    }
    await connection.setLocalDescription();
    return connection.localDescription?.sdp ?? '';
  }

  async function takeDescription(type: 'offer' | 'answer', sdp: string): Promise<void> {
    await connection.setRemoteDescription({ type, sdp });
    const waiting = early ?? [];
    early = null;
    for (const candidate of waiting) add(candidate);
  }

  function add(candidate: LineCandidate): void {
    // One that leads nowhere does no harm: others may.
    connection.addIceCandidate(candidate ?? undefined).catch(ignore);
  }

  return {
    offer: () => describe(connection.addTransceiver('audio')),
    async answer(offer) {
      await takeDescription('offer', offer);
      return describe(connection.getTransceivers()[0]);
    },
    async take(answer) {
      if (connection.signalingState === 'have-local-offer') await takeDescription('answer', answer);
    },
    addCandidate(candidate) {
      if (early) early.push(candidate);
      else add(candidate);
    },
    setMicrophone(track) {
      voice?.stop();
      voice = track?.clone() ?? null;
      speak();
    },
    setMuted(muted) {
      isMuted = muted;
      speak();
    },
    setHeld(held) {
      isHeld = held;
      speak();
    },
    sendDigits(digits) {
      const tones = sender?.dtmf;
      if (!tones?.canInsertDTMF) return false;
      // It would forget what it has not played yet.
      tones.insertDTMF(tones.toneBuffer + digits, DIGIT_MS, BETWEEN_DIGITS_MS);
      return true;
    },
    readStats: async (at) => readAudioStats(await connection.getStats(), at),
    close() {
      voice?.stop();
      connection.close();
    },
  };
}

function preferCodecs(transceiver: RTCRtpTransceiver): void {
  // A younger one of its methods; without it the description is longer.
  if (!('setCodecPreferences' in transceiver)) return;
  const codecs = RTCRtpReceiver.getCapabilities('audio')?.codecs ?? [];
  transceiver.setCodecPreferences(codecs.filter(({ mimeType }) => CODECS.test(mimeType)));
}

function ignore(): void {
  // Told where it is called.
}
