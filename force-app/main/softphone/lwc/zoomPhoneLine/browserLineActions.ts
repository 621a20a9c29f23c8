/** What the agent can do with the calls of the browser line. */
import { PhoneError, toPhoneError } from 'c/zoomCallCore';
import type { AskedActions, OnCallCommand } from './askedActions.ts';
import type { AudioUse } from './audioUse.ts';
import type { BrowserCall } from './browserCall.ts';
import type { BrowserCalls } from './browserCalls.ts';
import type { LineChannel } from './lineChannel.ts';
import type { PhoneLine } from './phoneLine.ts';

interface Deps {
  readonly calls: Pick<BrowserCalls, 'find'>;
  readonly asked: Pick<AskedActions, 'ask'>;
  readonly channel: Pick<LineChannel, 'send'>;
  readonly use: AudioUse;
  readonly iceServers: () => readonly RTCIceServer[];
}

/** A call that the agent has hung up is over for the agent, whatever gateway, engine or Zoom still have to say. */
const HANG_UP_WITHIN_MS = 3000;

export function createBrowserLineActions({ calls, asked, channel, use, iceServers }: Deps) {
  const answers = new Map<string, Promise<void>>();

  function ask(command: OnCallCommand): Promise<void> {
    return asked.ask(command, channel.send);
  }

  async function answer(call: BrowserCall): Promise<void> {
    const { callId } = call;
    try {
      const sdp = await call.sound.describe(await use.begin(callId), iceServers());
      const accepted = ask({ type: 'accept', callId, sdp });
      call.sound.described();
      await accepted;
    } catch (caught) {
      call.sound.drop();
      use.end(callId);
      throw toPhoneError(caught, 'line.refused');
    } finally {
      answers.delete(callId);
    }
  }

  /** @throws PhoneError line.callUnknown, line.notNow */
  function incoming(callId: string): BrowserCall {
    const call = calls.find(callId, 'ringing');
    if (call.dialId !== null) throw new PhoneError('line.notNow');
    return call;
  }

  async function end(call: BrowserCall, type: 'hangUp' | 'decline'): Promise<void> {
    call.silence(true);
    call.endLater('hungUp', HANG_UP_WITHIN_MS);
    try {
      await ask({ type, callId: call.callId });
    } catch (caught) {
      if (toPhoneError(caught).code !== 'gateway.unreachable') throw caught;
      // Without the gateway the engine notices that the audio has ended.
      call.end('hungUp');
    }
  }

  async function setMuted(callId: string, isMuted: boolean): Promise<void> {
    calls.find(callId, 'connected').setMuted(isMuted);
    await Promise.resolve();
  }

  return {
    async answer(callId) {
      const call = incoming(callId);
      const answering = answers.get(callId) ?? answer(call);
      answers.set(callId, answering);
      await answering;
    },
    async decline(callId) {
      await end(incoming(callId), 'decline');
    },
    async hangUp(callId) {
      await end(calls.find(callId, 'ringing', 'connected'), 'hangUp');
    },
    async hold(callId) {
      const call = calls.find(callId, 'connected');
      call.silence(true);
      try {
        await ask({ type: 'hold', callId });
      } catch (caught) {
        call.silence(false);
        throw caught;
      }
    },
    async resume(callId) {
      calls.find(callId, 'connected');
      await ask({ type: 'resume', callId });
    },
    mute: (callId) => setMuted(callId, true),
    unmute: (callId) => setMuted(callId, false),
    async sendDigits(callId, digits) {
      const call = calls.find(callId, 'connected');
      if (!call.sound.sendDigits(digits)) await ask({ type: 'digits', callId, digits });
    },
    async transfer(callId, number) {
      const call = calls.find(callId, 'connected');
      if (number.kind === 'emergency') throw new PhoneError('line.emergencyNumber');
      call.handOver({ outcome: 'transferred', outcomeTo: number.number });
      await ask({ type: 'transfer', callId, number: number.number });
    },
    async transferTo(callId, otherCallId) {
      const { peerNumber } = calls.find(otherCallId, 'connected');
      calls.find(callId, 'connected').handOver({ outcome: 'transferredWarm', outcomeTo: peerNumber });
      await ask({ type: 'transferTo', callId, otherCallId });
    },
  } satisfies Partial<PhoneLine>;
}
