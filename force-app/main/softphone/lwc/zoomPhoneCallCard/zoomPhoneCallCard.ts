import type { CallState, HistoryEntry, PhoneNumbers } from 'c/zoomCallCore';
import { stateOf } from 'c/zoomCallCore';
import { formatDuration } from 'c/zoomPhoneFormat';
import { fill, labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';

const SECOND_MS = 1000;

/** A call that rings or runs: who it is, how long, and the comment. Its buttons are the pad's. Fires `comment`. */
export default class ZoomPhoneCallCard extends LightningElement {
  @api entry: HistoryEntry | null = null;
  @api numbers: PhoneNumbers | null = null;
  /** The calls of this line are steered in the pad. */
  @api usesPad = false;

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

  get callId(): string {
    return this.entry?.call.callId ?? '';
  }

  get phaseText(): string {
    switch (this.call?.phase) {
      case 'ringing':
        return this.call.direction === 'inbound' ? labels.callIncoming : labels.callCalling;
      case 'held':
        return labels.callOnHold;
      case 'connected':
        return labels.callConnected;
      case 'ended':
      case undefined:
        return labels.callEnded;
    }
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
    return [...(call.recording ? [labels.callRecording] : []), ...(call.muted ? [labels.callMuted] : [])];
  }

  get via(): string | null {
    return this.call?.via ? fill(labels.callVia, this.call.via) : null;
  }

  get headerClass(): string {
    return `header header_${this.call?.phase ?? 'ended'}`;
  }

  get padHint(): string | null {
    if (!this.usesPad) return null;
    const rings = this.call?.phase === 'ringing' && this.call.direction === 'inbound';
    return rings ? labels.padAnswerThere : labels.padOwnButtons;
  }
}
