/** A call to oneself over the browser line: whether the agent can be heard, tried without anybody at the other end. */
import { PhoneError, toPhoneError } from 'c/zoomCallCore';
import type { ErrorCode, LineCallEvent, LineCommand } from 'c/zoomCallCore';
import type { AudioUse } from './audioUse.ts';
import { createCallSound } from './callSound.ts';
import type { CallSoundDeps } from './callSound.ts';
import { createQualityReader } from './callQuality.ts';
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

export interface TestCallDeps extends Pick<CallSoundDeps, 'newPeer' | 'play'> {
  readonly newId: () => string;
  readonly now: () => number;
  readonly iceServers: () => readonly RTCIceServer[];
  readonly send: (command: LineCommand) => boolean;
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

export function createTestCalls(deps: TestCallDeps): TestCalls {
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

function createTestCall(deps: TestCallDeps, listener: TestCallListener): TestCall {
  const { newId, now, newPeer, iceServers, send, play, use, isBusy, whenReady } = deps;
  const callId = newId();
  let [isAsked, isHeard, isOver] = [false, false, false];
  let patience: ReturnType<typeof setTimeout> | undefined;
  const sound = createCallSound({
    ...{ callId, newPeer, play, offer: null },
    onCandidate(candidate) {
      send({ type: 'candidate', callId, candidate });
    },
    // The network lets no audio through: what the test is there to find out.
    onNoAudio() {
      end('line.engineAway');
    },
  });
  const quality = createQualityReader(
    callId,
    {
      onQuality(_callId, heard) {
        // Who says nothing for a while hears nothing.
        listener.onQuality({ ...heard, silence: null });
      },
    },
    () => sound.readStats(now()),
  );

  function end(why?: ErrorCode): void {
    if (isOver) return;
    isOver = true;
    if (isAsked) send({ type: 'hangUp', callId });
    clearTimeout(patience);
    quality.end();
    sound.end();
    use.end(callId);
    listener.onOver(why);
  }

  function endThere(why?: ErrorCode): void {
    isAsked = false;
    end(why);
  }

  async function ask(): Promise<void> {
    try {
      await whenReady();
      if (isOver) return;
      if (isBusy()) throw new PhoneError('line.notNow');
      const microphone = await use.begin(callId);
      const sdp = await sound.describe(microphone, iceServers());
      if (!send({ type: 'testCall', callId, sdp }))
        throw new PhoneError('gateway.unreachable', { retry: 'later' });
      isAsked = true;
      sound.described();
      patience = setTimeout(end, TEST_MS);
    } catch (caught) {
      end(toPhoneError(caught, 'line.refused').code);
    }
  }

  function hear(): void {
    if (isHeard) return;
    isHeard = true;
    quality.begin();
    listener.onHeard();
  }

  void ask();
  return {
    ...{ callId, end, endThere },
    setMicrophone: sound.setMicrophone,
    receive(event) {
      if (event.type === 'candidate') sound.addCandidate(event.candidate);
      if (event.type === 'ended') endThere(event.ending === 'hungUp' ? undefined : 'line.engineAway');
      if (event.type !== 'accepted') return;
      if (event.sdp !== null) sound.take(event.sdp);
      hear();
    },
  };
}
