/** The widget's own browser line in a page of its own; what it tells is kept for the test to read. Runs in the browser. */
import type { CallEvent, CallQuality, LineExtras, PhoneNumbers, QualitySummary } from 'c/zoomCallCore';
import { createBrowserLine } from 'c/zoomPhoneLine';
import type { LineAudio, PhoneLine } from 'c/zoomPhoneLine';

export interface WidgetLineInPage {
  readonly line: PhoneLine;
  readonly told: readonly { readonly event: CallEvent; readonly dialId: string | null }[];
  readonly noCalls: readonly (readonly [dialId: string, why: string | undefined])[];
  readonly readiness: readonly string[];
  readonly extras: readonly LineExtras[];
  readonly refusals: readonly string[];
  readonly qualities: readonly CallQuality[];
  readonly summaries: readonly QualitySummary[];
  /** Asks for an action by its name. @throws PhoneError */
  act(name: string, values: readonly unknown[]): Promise<void>;
  /** How the test call goes: heard, how it sounds, over and why. */
  readonly test: readonly string[];
  beginTestCall(): void;
  /** Of the connections, in the order in which they were made. */
  heard(index: number): Promise<{ packets: number; energy: number; sent: number }>;
  /** How many are open. */
  connections(): number;
  isMicrophoneOpen(): boolean;
  breakChannel(): void;
}

declare global {
  var widgetLine: WidgetLineInPage;
  var endTestCall: (() => void) | undefined;
  var startWidgetLine: (gatewayUrl: string, salesforceUserId: string) => void;
}

const asReported: Pick<PhoneNumbers, 'normaliseReported'> = { normaliseReported: (text) => text };

globalThis.startWidgetLine = (gatewayUrl, salesforceUserId) => {
  const told: { event: CallEvent; dialId: string | null }[] = [];
  const noCalls: (readonly [string, string | undefined])[] = [];
  const [readiness, qualities, summaries]: [string[], CallQuality[], QualitySummary[]] = [[], [], []];
  const extras: LineExtras[] = [];
  const test: string[] = [];
  const refusals: string[] = [];
  const peers: RTCPeerConnection[] = [];
  const sockets: WebSocket[] = [];
  const { audio, isOpen } = createAudio();
  const line = createBrowserLine({
    ...{ gatewayUrl, salesforceUserId, audio },
    numbers: asReported,
    now: () => Date.now(),
    newId: () => crypto.randomUUID(),
    listener: {
      onCallEvent: (event, dialId) => told.push({ event, dialId }),
      onNoCall: (dialId, why) => noCalls.push([dialId, why]),
      onReadiness: (now, why) => readiness.push([now, why].join(' ').trim()),
      onExtras: (now) => extras.push(now),
      onRefused: (_callId, code) => refusals.push(code),
      onQuality: (_callId, quality) => qualities.push(quality),
      onQualitySummary: (_callId, summary) => summaries.push(summary),
    },
    newPeer(configuration) {
      const peer = new RTCPeerConnection(configuration);
      peers.push(peer);
      return peer;
    },
    openSocket(url) {
      const socket = new WebSocket(url);
      sockets.push(socket);
      return socket;
    },
  });
  globalThis.widgetLine = {
    ...{
      line,
      told,
      noCalls,
      readiness,
      refusals,
      extras,
      qualities,
      summaries,
      test,
      isMicrophoneOpen: isOpen,
    },
    beginTestCall() {
      test.length = 0;
      globalThis.endTestCall = line.testCall?.({
        onHeard: () => test.push('heard'),
        onQuality: ({ level }) => test.push(level),
        onOver: (why) => test.push(['over', why].join(' ').trim()),
      });
    },
    async act(name, values) {
      const action: unknown = Reflect.get(line, name);
      if (typeof action !== 'function') throw new TypeError(`The line has no ${name}.`);
      const done: unknown = Reflect.apply(action, line, values);
      await done;
    },
    connections: () => peers.filter(({ connectionState }) => connectionState !== 'closed').length,
    breakChannel: () => sockets.at(-1)?.close(),
    async heard(index) {
      const heard = { packets: 0, energy: 0, sent: 0 };
      const stats = await peers[index]?.getStats();
      stats?.forEach((stat: Readonly<Record<string, unknown>>) => {
        if (stat.type === 'inbound-rtp')
          Object.assign(heard, { packets: stat.packetsReceived, energy: stat.totalAudioEnergy });
        if (stat.type === 'outbound-rtp') Object.assign(heard, { sent: stat.packetsSent });
      });
      return heard;
    },
  };
};

function createAudio(): { audio: LineAudio; isOpen: () => boolean } {
  let track: MediaStreamTrack | null = null;
  const players = new Map<string, HTMLAudioElement>();
  const audio: LineAudio = {
    async openMicrophone() {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      track ??= stream.getAudioTracks()[0] ?? null;
      if (track === null) throw new TypeError('A stream without audio.');
      return track;
    },
    closeMicrophone() {
      track?.stop();
      track = null;
    },
    onMicrophone: () => () => undefined,
    play(callId, stream) {
      players.get(callId)?.pause();
      players.delete(callId);
      if (stream === null) return;
      const player = new Audio();
      player.srcObject = stream;
      players.set(callId, player);
      void player.play();
    },
  };
  return { audio, isOpen: () => track !== null };
}
