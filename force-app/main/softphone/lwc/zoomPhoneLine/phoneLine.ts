/** What can place calls for the agent. What a line cannot do is absent, and nothing in the widget offers it. */
import { LINE_ACTIONS } from 'c/zoomCallCore';
import type {
  CallerIdChoice,
  CallEvent,
  CallQuality,
  DialableNumber,
  ErrorCode,
  LineAction,
  LineCapabilities,
  LineExtras,
  QualitySummary,
} from 'c/zoomCallCore';

export interface DialRequest {
  readonly dialId: string;
  readonly number: DialableNumber;
  readonly callerId: CallerIdChoice | null;
}

/** An action on one call; rejects with a PhoneError where Zoom refuses it. */
type OnCall = (callId: string) => Promise<void>;

export interface PhoneLine {
  readonly kind: 'smartEmbed' | 'link' | 'browser';
  /** Whose names its calls have. `own`: which of Zoom's calls each of them is has to be found out. */
  readonly callIds: 'zoom' | 'own';
  /** Asks for the call. Whether it begins is told by the line's listener, or by the live feed. */
  dial(request: DialRequest): void;
  readonly answer?: OnCall;
  readonly decline?: OnCall;
  readonly hangUp?: OnCall;
  readonly hold?: OnCall;
  readonly resume?: OnCall;
  readonly startRecording?: OnCall;
  readonly stopRecording?: OnCall;
  readonly mute?: OnCall;
  readonly unmute?: OnCall;
  readonly sendDigits?: (callId: string, digits: string) => Promise<void>;
  /** Blind: to a number that is not asked first. */
  readonly transfer?: (callId: string, number: DialableNumber) => Promise<void>;
  /** Attended: to the other end of another call of this line. */
  readonly transferTo?: (callId: string, otherCallId: string) => Promise<void>;
  /**
   * A call to oneself: what the microphone takes goes the whole way to the engine, and comes back. Ends by itself after half a
   * minute, and as soon as there is a call. Only while the listener's extras say so.
   * @returns ends it
   */
  readonly testCall?: (listener: TestCallListener) => () => void;
  /** Rejects with a PhoneError where it could not be asked for. */
  readonly setDoNotDisturb?: (on: boolean) => Promise<void>;
  /** The call of this dial is known: nothing has to be asked again. */
  dialAnswered(dialId: string): void;
  /**
   * The page comes back to life: a line with a connection of its own looks at once whether it still has it.
   * @param isNewNetwork what was open over the network before is not to be trusted
   */
  wake?(isNewNetwork: boolean): void;
  /** Lets go of timers and listeners. Calls whose audio is here are over, and are told so. */
  stop(): void;
}

export interface LineListener {
  /** @param dialId the dial of this line that the call answers, where it is one */
  onCallEvent(event: CallEvent, dialId: string | null): void;
  /**
   * The line was asked for a call and none began.
   * @param why where the line knows
   */
  onNoCall(dialId: string, why?: ErrorCode): void;
  /** What was under way has not come about after all: a transfer that nobody took. Of an action that is refused at once its promise tells. */
  onRefused?(callId: string, code: ErrorCode): void;
  /** @param why it is not ready, where the line knows */
  onReadiness(readiness: LineReadiness, why?: ErrorCode): void;
  /** What the line has beside its calls has changed. */
  onExtras?(extras: LineExtras): void;
  /** How a call sounds, every few seconds; only from a line whose audio is in this page. */
  onQuality?(callId: string, quality: CallQuality): void;
  /** How it sounded as a whole, once, after its end. */
  onQualitySummary?(callId: string, summary: QualitySummary): void;
}

export interface TestCallListener {
  /** From now on the agent hears what the microphone takes. */
  onHeard(): void;
  /** How that sounds, every few seconds. */
  onQuality(quality: CallQuality): void;
  /**
   * Once, at the end.
   * @param why where it did not come about, or was broken off
   */
  onOver(why?: ErrorCode): void;
}

/** `notReady`: no calls; with Zoom's pad, the agent must do something at Zoom's own page. */
export type LineReadiness = 'starting' | 'ready' | 'notReady';

export function capabilitiesOf(line: PhoneLine): LineCapabilities {
  return new Set<LineAction>(LINE_ACTIONS.filter((action) => typeof line[action] === 'function'));
}
