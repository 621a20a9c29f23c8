/**
 * The line through Zoom's pad, the Smart Embed iframe. The page can ask the pad to dial and hears how calls go; all
 * other buttons are the pad's own, and the audio is the Zoom client's.
 */
import type { CallAbout, PhoneNumbers } from 'c/zoomCallCore';
import { readPadMessage } from './padMessages.ts';
import type { DialRequest, LineListener, PhoneLine } from './phoneLine.ts';

export interface SmartEmbedLine extends PhoneLine {
  /** The pad's page has loaded, for the first time or again. */
  padLoaded(frame: Window): void;
}

interface Options {
  /** Address of the pad's page; only its origin is spoken to and listened to. */
  readonly url: string;
  readonly numbers: PhoneNumbers;
  readonly listener: LineListener;
}

/**
 * Zoom drops commands that come too early and acknowledges none, so a dial is asked again until the phone rings. A pad
 * that is known to listen is given more time: asked twice, it might call twice.
 */
const ASK_AGAIN_MS = { starting: [500, 1500, 3000, 5000], ready: [1500, 3000, 5000] };
const NO_CALL_MS = 8000;
/** Heard before the pad's window is known; no page says so much while it loads. */
const MOST_EARLY = 50;
/** A pad that has not spoken after this time waits for the agent: signed out, or not allowed in this page. */
const NOT_READY_MS = 6500;

const CONFIGURATION = {
  // The gateway writes the logs, so the pad offers none of its own.
  enableSavingLog: false,
  enableAutoLog: false,
  enableContactSearching: false,
  enableContactMatching: false,
  enableAISummary: false,
  disableInactiveTabCallEvent: true,
};

type Timer = ReturnType<typeof setTimeout>;

export function createSmartEmbedLine({ url, numbers, listener }: Options): SmartEmbedLine {
  const { origin } = new URL(url);
  let frame: Window | null = null;
  /** The pad may speak, of a call that rings, before its page has loaded to the end. */
  const early: MessageEvent<unknown>[] = [];
  let ready = false;
  let asked: { readonly request: DialRequest; readonly giveUp: Timer } | null = null;
  let repeats: readonly Timer[] = [];
  let patience: Timer | undefined;

  function post(type: string, data: object): void {
    frame?.postMessage({ type, data }, origin);
  }

  function becomeReady(): void {
    clearTimeout(patience);
    post('zp-init-config', CONFIGURATION);
    if (ready) return;
    ready = true;
    listener.onReadiness('ready');
    if (asked) ask(asked.request);
  }

  function receive(event: MessageEvent<unknown>): void {
    if (event.origin !== origin) return;
    if (frame === null && early.length < MOST_EARLY) early.push(event);
    if (frame === null || event.source !== frame) return;
    const message = readPadMessage(event.data, numbers, Date.now());
    if (message === null) return;
    if (message.kind === 'ready') {
      becomeReady();
      return;
    }
    const { event: told } = message;
    const dialId = told.type === 'ringing' ? answeredDial(told.about) : null;
    if (dialId !== null) stopAsking();
    if (!ready) becomeReady();
    listener.onCallEvent(told, dialId);
  }

  function answeredDial(about: CallAbout | undefined): string | null {
    if (asked === null || about?.direction !== 'outbound') return null;
    const { number } = asked.request.number;
    const { peerNumber = '' } = about;
    return number === peerNumber || numbers.same(number, peerNumber) ? asked.request.dialId : null;
  }

  function stopAsking(): void {
    clearTimeout(asked?.giveUp);
    for (const timer of repeats) clearTimeout(timer);
    repeats = [];
    asked = null;
  }

  /** Now, and again and again until the phone rings. */
  function ask(request: DialRequest): void {
    order(request);
    for (const timer of repeats) clearTimeout(timer);
    repeats = ASK_AGAIN_MS[ready ? 'ready' : 'starting'].map((ms) =>
      setTimeout(() => {
        order(request);
      }, ms),
    );
  }

  function order({ number, callerId }: DialRequest): void {
    post('zp-make-call', {
      number: number.number,
      // A hidden caller ID is a setting at Zoom; naming a number here would show it.
      ...(callerId?.kind === 'number' && { callerId: callerId.number }),
      autoDial: true,
    });
  }

  window.addEventListener('message', receive);
  return {
    kind: 'smartEmbed',
    callIds: 'zoom',
    dial(request) {
      stopAsking();
      ask(request);
      const giveUp = setTimeout(() => {
        stopAsking();
        listener.onNoCall(request.dialId);
      }, NO_CALL_MS);
      asked = { request, giveUp };
    },
    dialAnswered(dialId) {
      if (asked?.request.dialId === dialId) stopAsking();
    },
    padLoaded(loaded) {
      frame = loaded;
      ready = false;
      listener.onReadiness('starting');
      post('zp-init-config', CONFIGURATION);
      clearTimeout(patience);
      patience = setTimeout(() => {
        listener.onReadiness('notReady');
      }, NOT_READY_MS);
      for (const event of early.splice(0)) receive(event);
    },
    stop() {
      window.removeEventListener('message', receive);
      clearTimeout(patience);
      stopAsking();
    },
  };
}
