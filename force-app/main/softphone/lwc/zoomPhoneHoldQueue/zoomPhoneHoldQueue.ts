import type { HistoryEntry, PhoneNumbers } from 'c/zoomCallCore';
import { MOST_HELD_CALLS, callerName, stateOf } from 'c/zoomCallCore';
import { formatDuration } from 'c/zoomPhoneFormat';
import { fill, labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';

const SECOND_MS = 1000;

/** The calls on hold, the longest waiting first. They are resumed in the pad. Fires `showpad`. */
export default class ZoomPhoneHoldQueue extends LightningElement {
  @api entries: readonly HistoryEntry[] = [];
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

  get rows() {
    return this.entries
      .flatMap(({ call, log }) => {
        const state = stateOf(call);
        return state.phase === 'held' ? [{ log, state, since: state.heldSince ?? state.connectedAt }] : [];
      })
      .sort((a, b) => a.since - b.since)
      .map(({ log, state, since }) => {
        const number = this.numberOf(state.peerNumber);
        const name = callerName(log) ?? state.peerName;
        return {
          callId: state.callId,
          heading: name ?? number,
          detail: [name === null ? null : number, log.who?.company].filter(Boolean).join(' · '),
          via: state.via === null ? null : fill(labels.callVia, state.via),
          transferring: state.transferring,
          heldFor: fill(labels.callOnHoldFor, formatDuration((this.now - since) / SECOND_MS)),
        };
      });
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  get isFull(): boolean {
    return this.rows.length >= MOST_HELD_CALLS;
  }

  numberOf(number: string | null): string {
    return number === null ? labels.callNumberWithheld : (this.numbers?.format(number) ?? number);
  }

  handleShowPad(): void {
    this.dispatchEvent(new CustomEvent('showpad'));
  }
}
