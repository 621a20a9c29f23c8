/** A call to oneself over the browser line: whether the agent can be heard, tried without anybody at the other end. */
import { PhoneError, toPhoneError } from 'c/zoomCallCore';
import type { ErrorCode, LineCallEvent, LineCommand } from 'c/zoomCallCore';
import type { AudioUse } from './audioUse.ts';
import { createCallPeer } from './callPeer.ts';
import type { CallPeer } from './callPeer.ts';
import { createQualityReader } from './callQuality.ts';
import type { LineAudio } from './lineAudio.ts';
import type { TestCallListener } from './phoneLine.ts';

export interface TestCalls {
  /** @returns ends it */
  begin(listener: TestCallListener): () => void;
  /** @returns whether it is told of the test call */
  receive(event: LineCallEvent): boolean;
  refuse(callId: string, code: ErrorCode): void;
  setMicrophone(track: MediaStreamTrack | null): void;
  /** There is a call, or nothing to have one over. @param why where that was not the agent's wish */
  end(why?: ErrorCode): void;
}

interface Deps {
  readonly newId: () => string;
  readonly now: () => number;
  readonly newPeer: () => RTCPeerConnection;
  readonly send: (command: LineCommand) => boolean;
  readonly play: LineAudio['play'];
  readonly use: AudioUse;
  /** There are calls already. */
  readonly isBusy: () => boolean;
  /** @throws PhoneError why the line is not ready */
  readonly whenReady: () => Promise<void>;
}

interface TestCall {
  readonly callId: string;
  receive(event: LineCallEvent): void;
  setMicrophone(track: MediaStreamTrack | null): void;
  end(why?: ErrorCode): void;
  /** The gateway has no such call, or no more. */
  endThere(why?: ErrorCode): void;
}

const TEST_MS = 30_000;

export function createTestCalls(deps: Deps): TestCalls {
  let current: TestCall | null = null;

  return {
    begin(listener) {
      current?.end();
      const call = createTestCall(deps, {
        ...listener,
        onOver(why) {
          if (current === call) current = null;
          listener.onOver(why);
        },
      });
      current = call;
      return () => {
        call.end();
      };
    },
    receive(event) {
      if (current?.callId !== event.callId) return false;
      current.receive(event);
      return true;
    },
    refuse(callId, code) {
      if (current?.callId === callId) current.endThere(code);
    },
    setMicrophone(track) {
      current?.setMicrophone(track);
    },
    end(why) {
      current?.end(why);
    },
  };
}

function createTestCall(deps: Deps, listener: TestCallListener): TestCall {
  const { newId, now, newPeer, send, play, use, isBusy, whenReady } = deps;
  const callId = newId();
  let [isAsked, isHeard, hasEnded] = [false, false, false];
  let peer: CallPeer | null = null;
  const candidates: LineCommand[] = [];
  let patience: ReturnType<typeof setTimeout> | undefined;
  const quality = createQualityReader(
    callId,
    {
      onQuality(_callId, heard) {
        // Who says nothing for a while hears nothing.
        listener.onQuality({ ...heard, silence: null });
      },
    },
    () => peer?.readStats(now()),
  );

  /** The agent has ended it while something was waited for. */
  function isOver(): boolean {
    return hasEnded;
  }

  function end(why?: ErrorCode): void {
    if (hasEnded) return;
    hasEnded = true;
    if (isAsked) send({ type: 'hangUp', callId });
    clearTimeout(patience);
    quality.end();
    peer?.close();
    if (peer) play(callId, null);
    use.end(callId);
    listener.onOver(why);
  }

  function endThere(why?: ErrorCode): void {
    isAsked = false;
    end(why);
  }

  function connect(): CallPeer {
    return createCallPeer({
      connection: newPeer(),
      onCandidate(candidate) {
        const command = { type: 'candidate', callId, candidate } as const;
        if (isAsked) send(command);
        else candidates.push(command);
      },
      onAudio(stream) {
        play(callId, stream);
      },
      // The network lets no audio through: what the test is there to find out.
      onFailed() {
        end('line.engineAway');
      },
    });
  }

  async function ask(): Promise<void> {
    if (isBusy()) throw new PhoneError('line.notNow');
    const [microphone] = await Promise.all([use.begin(callId), whenReady()]);
    if (isOver()) return;
    peer = connect();
    peer.setMicrophone(microphone);
    const sdp = await peer.offer();
    if (isOver()) return;
    if (!send({ type: 'testCall', callId, sdp })) throw new PhoneError('gateway.unreachable', { retry: 'later' });
    isAsked = true;
    candidates.forEach(send);
    patience = setTimeout(end, TEST_MS);
  }

  async function take(sdp: string | null): Promise<void> {
    if (sdp !== null) await peer?.take(sdp);
    if (isHeard || isOver()) return;
    isHeard = true;
    quality.begin();
    listener.onHeard();
  }

  function orEnd(trying: Promise<void>): void {
    trying.catch((caught: unknown) => {
      end(toPhoneError(caught, 'line.refused').code);
    });
  }

  orEnd(ask());
  return {
    callId,
    end,
    endThere,
    setMicrophone(track) {
      peer?.setMicrophone(track);
    },
    receive(event) {
      if (event.type === 'accepted') orEnd(take(event.sdp));
      if (event.type === 'candidate') peer?.addCandidate(event.candidate);
      if (event.type === 'ended') endThere(event.ending === 'hungUp' ? undefined : 'line.engineAway');
    },
  };
}
