import type { HistoryEntry, PhoneNumbers } from 'c/zoomCallCore';
import { labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';

const MINUTE_MS = 60_000;

/** The agent's calls, newest first. What its entries fire passes through. */
export default class ZoomPhoneHistory extends LightningElement {
  @api entries: readonly HistoryEntry[] = [];
  @api numbers: PhoneNumbers | null = null;
  @api openCallId: string | null = null;

  readonly labels = labels;
  now = Date.now();
  #clock: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    this.#clock = setInterval(() => {
      this.now = Date.now();
    }, MINUTE_MS);
  }

  override disconnectedCallback(): void {
    clearInterval(this.#clock);
  }

  get rows() {
    return this.entries.map((entry) => {
      const { callId } = entry.call;
      return { callId, entry, isOpen: callId === this.openCallId };
    });
  }

  get isEmpty(): boolean {
    return this.entries.length === 0;
  }
}
