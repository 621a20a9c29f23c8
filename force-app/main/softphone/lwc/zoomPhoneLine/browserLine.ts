/**
 * The line with its audio in this page: calls and their buttons over the channel to the gateway, their sound over a connection
 * to the engine. The calls have names of their own; Zoom's ids come by the live feed.
 */
import { PhoneError, toPhoneError } from 'c/zoomCallCore';
import type { ErrorCode, LineEvent, PhoneNumbers } from 'c/zoomCallCore';
import { createAskedActions } from './askedActions.ts';
import { createAudioUse } from './audioUse.ts';
import { createBesideCalls } from './besideCalls.ts';
import type { BrowserCall } from './browserCall.ts';
import { createBrowserCalls } from './browserCalls.ts';
import { createBrowserLineActions } from './browserLineActions.ts';
import type { LineAudio } from './lineAudio.ts';
import { createLineChannel } from './lineChannel.ts';
import type { LineSocket } from './lineChannel.ts';
import { createReadiness } from './lineReadiness.ts';
import type { DialRequest, LineListener, PhoneLine } from './phoneLine.ts';

export interface BrowserLineOptions {
  readonly gatewayUrl: string;
  readonly salesforceUserId: string;
  readonly listener: LineListener;
  readonly audio: LineAudio;
  readonly numbers: Pick<PhoneNumbers, 'normaliseReported'>;
  readonly now: () => number;
  /** A UUID. */
  readonly newId: () => string;
  readonly openSocket?: (url: string) => LineSocket;
  readonly newPeer?: (configuration: RTCConfiguration) => RTCPeerConnection;
}

/** For a dial that is refused at once: such a call has never rung. */
const RINGS_AFTER_MS = 700;

export function createBrowserLine(options: BrowserLineOptions): PhoneLine {
  const { gatewayUrl, salesforceUserId, listener, audio, numbers, now, newId } = options;
  const { openSocket = (url) => new WebSocket(url), newPeer = (how) => new RTCPeerConnection(how) } = options;
  const readiness = createReadiness(listener);
  const asked = createAskedActions((callId, code) => listener.onRefused?.(callId, code));
  const use = createAudioUse(audio);
  const calls = createBrowserCalls({
    ...{ listener, numbers, now, newPeer, play: audio.play },
    send: (command) => channel.send(command),
    onOver(callId) {
      use.end(callId);
      asked.over(callId);
    },
  });
  let iceServers: readonly RTCIceServer[] = [];
  const beside = createBesideCalls(listener, {
    ...{ newId, now, newPeer, use, play: audio.play, whenReady: readiness.whenReady },
    ...{ iceServers: () => iceServers, isBusy: () => calls.live.size > 0, send: (one) => channel.send(one) },
  });
  let isTaken = false;
  const channel = createLineChannel({
    url: `${gatewayUrl.replace(/^http/, 'ws').replace(/\/+$/, '')}/api/line`,
    openSocket,
    now,
    // Those that ring have no audio yet; whether they still ring is asked in the same way.
    hello: () => ({ type: 'hello', salesforceUserId, calls: [...calls.live.keys()] }),
    onEvent: receive,
    onBroken(wasHeard) {
      asked.lose();
      beside.lose();
      readiness.broken(wasHeard);
    },
  });
  const stopFollowing = audio.onMicrophone((track) => {
    for (const call of calls.live.values()) call.sound.setMicrophone(track);
    beside.setMicrophone(track);
  });

  function receive(event: LineEvent): void {
    if (beside.receive(event)) return;
    if (event.type !== 'refused' && 'callId' in event) {
      calls.receive(event);
      asked.hear(event);
      return;
    }
    switch (event.type) {
      case 'welcome':
        ({ iceServers } = event);
        isTaken = false;
        for (const call of calls.live.values()) call.hearAgain();
        readiness.welcome();
        break;
      case 'registered':
        readiness.set('ready');
        break;
      case 'unregistered':
        readiness.unregistered(event.code);
        break;
      case 'taken':
        isTaken = true;
        leave();
        readiness.set('notReady', 'line.elsewhere');
        break;
      case 'refused':
        onRefused(event);
        break;
      // Told to who stands beside, above.
      case 'doNotDisturb':
      case 'beat':
    }
  }

  function onRefused({ verb, callId, code }: Extract<LineEvent, { type: 'refused' }>): void {
    if (verb === 'hello') readiness.set('notReady', code);
    const call = callId === null ? undefined : calls.live.get(callId);
    // Of a candidate it is no news: it came before the call, or after it.
    if (call === undefined || verb === 'candidate') return;
    if (verb === 'dial') failDial(call, code);
    if (verb === 'hangUp') call.end('hungUp');
    asked.refuse(call.callId, verb, code);
    if (code === 'line.callUnknown') call.end('lost');
  }

  async function dial({ dialId, number }: DialRequest): Promise<void> {
    if (number.kind === 'emergency') {
      listener.onNoCall(dialId, 'line.emergencyNumber');
      return;
    }
    calls.withdraw();
    beside.end();
    const callId = newId();
    const call = calls.dial(callId, dialId, number);
    try {
      const [microphone] = await Promise.all([use.begin(callId), readiness.whenReady()]);
      const sdp = await call.sound.describe(microphone, iceServers);
      if (!channel.send({ type: 'dial', callId, number: number.number, sdp }))
        throw new PhoneError('gateway.unreachable', { retry: 'later' });
      call.sound.described();
      call.ringLater(RINGS_AFTER_MS);
    } catch (caught) {
      failDial(call, toPhoneError(caught, 'line.refused').code);
    }
  }

  function failDial(call: BrowserCall, code: ErrorCode): void {
    const { dialId, phase } = call;
    if (dialId === null || phase === 'ended') return;
    if (phase === 'begun') call.forget();
    else call.end('failed');
    listener.onNoCall(dialId, code);
  }

  function leave(): void {
    beside.lose('line.elsewhere');
    calls.leave();
  }

  return {
    ...({ kind: 'browser', callIds: 'own' } as const),
    ...{ ...beside.actions, dial: (request) => void dial(request) },
    ...createBrowserLineActions({ calls, asked, channel, use, iceServers: () => iceServers }),
    // What was asked for once is not asked for again.
    dialAnswered: () => undefined,
    wake(isNewNetwork) {
      // Where the agent is not, the line stays with the page that has it.
      if (!isTaken || document.hasFocus()) channel.wake(isNewNetwork);
    },
    stop() {
      leave();
      channel.stop();
      asked.lose();
      readiness.stop();
      stopFollowing();
    },
  };
}
