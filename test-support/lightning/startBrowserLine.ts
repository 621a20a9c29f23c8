/** Browser lines in the states that a test begins with, and what they tell. Needs fake timers; import `numberLibrary.ts` before. */
import { randomUUID } from 'node:crypto';
import { afterEach, jest } from '@jest/globals';
import { toPhoneError } from 'c/zoomCallCore';
import type {
  CallEvent,
  CallQuality,
  ErrorCode,
  LineCallEvent,
  LineExtras,
  QualitySummary,
} from 'c/zoomCallCore';
import { createBrowserLine } from 'c/zoomPhoneLine';
import type { DialRequest } from 'c/zoomPhoneLine';
import { PeerStandIn, standInForCallAudio } from './callAudio.ts';
import { LineSocketStandIn } from './lineSocket.ts';
import { numbersAt } from './numberData.ts';

export const SDP = 'v=0\r\ns=of the engine\r\n';
const JANE = { kind: 'e164', number: '+12092592844', country: 'US' } as const;

const BEAT_MS = 10_000;
const started: { stop(): void }[] = [];

afterEach(() => {
  for (const line of started.splice(0)) line.stop();
});

/** The page has asked for a channel; nobody has answered yet. */
export function startBrowserLine() {
  const told: { event: CallEvent; dialId: string | null }[] = [];
  const noCalls: (readonly [dialId: string, why: string | undefined])[] = [];
  const readiness: string[] = [];
  const extras: LineExtras[] = [];
  const refusals: (readonly [callId: string, code: string])[] = [];
  const qualities: CallQuality[] = [];
  const summaries: QualitySummary[] = [];
  const sockets: LineSocketStandIn[] = [];
  const peers: PeerStandIn[] = [];
  const configurations: RTCConfiguration[] = [];
  const microphone = standInForCallAudio();
  const line = createBrowserLine({
    gatewayUrl: 'https://gateway.example.com/',
    salesforceUserId: '0055g00000SamAAA',
    numbers: numbersAt('US'),
    audio: microphone.audio,
    now: () => Date.now(),
    newId: () => randomUUID(),
    listener: {
      onCallEvent: (event, dialId) => told.push({ event, dialId }),
      onNoCall: (dialId, why) => noCalls.push([dialId, why]),
      onReadiness: (now, why) => readiness.push(why === undefined ? now : `${now} ${why}`),
      onExtras: (now) => extras.push(now),
      onRefused: (callId, code) => refusals.push([callId, code]),
      onQuality: (_callId, quality) => qualities.push(quality),
      onQualitySummary: (_callId, summary) => summaries.push(summary),
    },
    openSocket(url) {
      const socket = new LineSocketStandIn(url);
      sockets.push(socket);
      return socket;
    },
    newPeer(configuration) {
      const peer = new PeerStandIn();
      parts.prepare(peer);
      peers.push(peer);
      configurations.push(configuration);
      return peer as never;
    },
  });

  started.push(line);

  const parts = {
    /** Something is wrong with connections from the beginning. */
    prepare(peer: PeerStandIn): void {
      peer.connectionState = 'new';
    },
    ...{
      line,
      told,
      noCalls,
      readiness,
      refusals,
      extras,
      qualities,
      summaries,
      sockets,
      peers,
      configurations,
      microphone,
    },
    get socket() {
      return last(sockets);
    },
    get peer() {
      return last(peers);
    },
    /** What has been told, in short. */
    story: () => told.map(({ event }) => inShort(event)),
    later: (ms: number) => jest.advanceTimersByTimeAsync(ms),
    /** While the gateway is there. */
    async beating(ms: number) {
      for (let rest = ms; rest > 0; rest -= BEAT_MS) {
        await parts.later(Math.min(rest, BEAT_MS));
        parts.socket.tell({ type: 'beat' });
      }
    },
    /** The gateway answers, and the agent can be reached. */
    async register() {
      parts.socket.accept();
      parts.socket.tell({ type: 'welcome', iceServers: [] }, { type: 'registered' });
      await parts.later(0);
    },
    async dial(request: Partial<DialRequest> = {}) {
      line.dial({ dialId: 'dial-1', number: JANE, callerId: null, ...request });
      await parts.later(0);
      return parts.socket.of('dial').at(-1)?.callId ?? '';
    },
    async ring(part: Partial<Extract<LineCallEvent, { type: 'incoming' }>> = {}) {
      const callId = randomUUID();
      parts.socket.tell({
        type: 'incoming',
        callId,
        number: '+12092592844',
        name: 'Jane Roe',
        sdp: SDP,
        ...part,
      });
      await parts.later(0);
      return callId;
    },
    /** A call that was dialed, and answered. */
    async talk() {
      const callId = await parts.dial();
      parts.socket.tell({ type: 'ringing', callId }, { type: 'accepted', callId, sdp: SDP });
      await parts.later(0);
      return callId;
    },
  };
  return parts;
}

/** The agent can be reached. */
export async function registeredLine() {
  const parts = startBrowserLine();
  await parts.register();
  return parts;
}

/** @returns the code of the error, null where there was none */
export async function refusalOf(asked: Promise<void> | undefined): Promise<ErrorCode | null> {
  try {
    await asked;
    return null;
  } catch (error) {
    return toPhoneError(error).code;
  }
}

function inShort(event: CallEvent): string {
  if (event.type === 'ended') return `ended ${event.result}`;
  return event.type === 'switched' ? `${event.switch} ${event.on ? 'on' : 'off'}` : event.type;
}

function last<T>(all: readonly T[]): T {
  const one = all.at(-1);
  if (one === undefined) throw new TypeError('There is none yet.');
  return one;
}
