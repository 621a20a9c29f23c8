import type {
  CallQuality,
  CallState,
  HistoryEntry,
  PersonContext,
  PhoneNumbers,
  RecordRef,
  RecordingPhase,
} from 'c/zoomCallCore';
import { stateOf } from 'c/zoomCallCore';
import { deviceName, formatDuration } from 'c/zoomPhoneFormat';
import { fill, labels, outcomeText, phaseText } from 'c/zoomPhoneLabels';
import type { Naming, PersonSearch, Steering } from 'c/zoomPhoneStore';
import { LightningElement, api } from 'lwc';

const SECOND_MS = 1000;

const RECORDING_MARKS: Readonly<Record<RecordingPhase, string | null>> = {
  off: null,
  on: labels.callRecording,
  paused: labels.callRecordingPaused,
  failed: labels.callRecordingFailed,
};

/**
 * A call that rings or runs: who it is, how long, the comment, and its buttons where they are not the pad's. Fires `comment`
 * and what the buttons fire.
 */
export default class ZoomPhoneCallCard extends LightningElement {
  @api entry: HistoryEntry | null = null;
  @api numbers: PhoneNumbers | null = null;
  @api naming: Naming | null = null;
  /** The calls of this line are steered in the pad. */
  @api usesPad = false;
  /** No further call can be put on hold. */
  @api holdIsFull = false;
  /** What can be done with the call here; null where it is steered elsewhere. */
  @api steering: Steering | null = null;
  /** People for a transfer. */
  @api search: PersonSearch | null = null;
  /** Zoom has not told of the call: there is no log yet. */
  @api isProvisional = false;
  /** The record of the page that the agent is on, where a log can be related to it. */
  @api pageRecord: RecordRef | null = null;
  /** How it sounds; null where nobody knows. */
  @api quality: CallQuality | null = null;

  /** The cursor goes to what the card is about. */
  @api focus(): void {
    // The buttons may ask for it while the card is being rendered, when there are no refs.
    const phase = this.template?.querySelector('.phase');
    if (phase instanceof HTMLElement) phase.focus();
  }

  readonly labels = labels;
  now = Date.now();
  #clock: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    this.#clock = setInterval(() => {
      this.now = Date.now();
    }, SECOND_MS);
  }

  override disconnectedCallback(): void {
    clearInterval(this.#clock);
  }

  get call(): CallState | null {
    return this.entry ? stateOf(this.entry.call) : null;
  }

  get log() {
    return this.entry?.log ?? null;
  }

  get context(): PersonContext | null {
    return this.log?.who?.context ?? null;
  }

  get callId(): string {
    return this.entry?.call.callId ?? '';
  }

  get phaseText(): string {
    return this.call ? phaseText(this.call) : '';
  }

  get iconName(): string {
    if (this.call?.phase === 'held') return 'utility:paused_call';
    return this.call?.direction === 'inbound' ? 'utility:incoming_call' : 'utility:outbound_call';
  }

  get directionText(): string {
    return this.call?.direction === 'inbound' ? labels.directionInbound : labels.directionOutbound;
  }

  /** Since the answer; a call that rings has no time yet. */
  get duration(): string | null {
    const { call } = this;
    if (call?.phase !== 'connected' && call?.phase !== 'held') return null;
    return formatDuration((this.now - call.connectedAt) / SECOND_MS);
  }

  get durationLabel(): string {
    return fill(labels.callDuration, this.duration ?? '');
  }

  get marks(): string[] {
    const { call } = this;
    if (call?.phase !== 'connected' && call?.phase !== 'held') return [];
    return [
      RECORDING_MARKS[call.recording],
      call.muted ? labels.callMuted : null,
      call.transferring ? labels.callTransferring : null,
    ].filter((mark) => mark !== null);
  }

  /** What the agent made of the call, on which device, and what recording allows. */
  get notes(): string[] {
    const { call } = this;
    if (call?.phase !== 'connected' && call?.phase !== 'held') return [];
    const { device, outcome, outcomeTo } = call;
    return [
      outcome === null ? null : outcomeText(outcome, this.numbers?.format(outcomeTo ?? '') ?? ''),
      device === null ? null : fill(labels.callOnDevice, deviceName(device)),
      call.phase === 'held' ? labels.holdNoRecording : null,
      call.phase === 'connected' && this.holdIsFull && this.steering === null ? labels.holdLimit : null,
      call.recordingType === 'automatic' && call.recording !== 'off'
        ? labels.callRecordedAutomatically
        : null,
    ].filter((note) => note !== null);
  }

  /** Of a call that is held there is nothing to be heard. */
  get shownQuality(): CallQuality | null {
    return this.call?.phase === 'connected' ? this.quality : null;
  }

  get via(): string | null {
    return this.call?.via ? fill(labels.callVia, this.call.via) : null;
  }

  get headerClass(): string {
    return `header header_${this.call?.phase ?? 'ended'}`;
  }

  get hasLog(): boolean {
    return !this.isProvisional;
  }

  /** Who it is, as far as the line knows. */
  get provisionalName(): string {
    const { peerName = null, peerNumber = null } = this.call ?? {};
    return peerName ?? this.shown(peerNumber);
  }

  get provisionalNumber(): string | null {
    const { peerName = null, peerNumber = null } = this.call ?? {};
    return peerName === null || peerNumber === null ? null : this.shown(peerNumber);
  }

  get provisionalNote(): string {
    return this.call?.phase === 'ended' ? labels.callProvisionalEnded : labels.callProvisional;
  }

  shown(number: string | null): string {
    return number === null ? labels.callNumberWithheld : (this.numbers?.format(number) ?? number);
  }

  handleControlsGone(): void {
    this.focus();
  }

  get padHint(): string | null {
    if (!this.usesPad) return null;
    const rings = this.call?.phase === 'ringing' && this.call.direction === 'inbound';
    return rings ? labels.padAnswerThere : labels.padOwnButtons;
  }
}
