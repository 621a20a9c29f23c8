import type { HistoryEntry, PhoneNumbers } from 'c/zoomCallCore';
import { MOST_HELD_CALLS, callerName, stateOf } from 'c/zoomCallCore';
import { createFocusKeeper } from 'c/zoomPhoneFocus';
import { formatDuration } from 'c/zoomPhoneFormat';
import { fill, labels } from 'c/zoomPhoneLabels';
import type { CallAction, Steering } from 'c/zoomPhoneStore';
import { LightningElement, api } from 'lwc';

const SECOND_MS = 1000;

/**
 * The calls on hold, the longest waiting first. They are resumed here where their audio is in a page, else in the pad. Fires
 * `callaction` with the call and what to do with it, and `showpad`.
 */
export default class ZoomPhoneHoldQueue extends LightningElement {
  @api entries: readonly HistoryEntry[] = [];
  @api numbers: PhoneNumbers | null = null;
  /** The calls of this line are steered in the pad. */
  @api usesPad = false;
  /** What can be done with calls here, by their ids. */
  @api steering: Readonly<Record<string, Steering>> = {};

  readonly labels = labels;
  now = Date.now();
  #clock: ReturnType<typeof setInterval> | undefined;
  readonly #focus = createFocusKeeper();

  override connectedCallback(): void {
    this.#clock = setInterval(() => {
      this.now = Date.now();
    }, SECOND_MS);
  }

  override disconnectedCallback(): void {
    clearInterval(this.#clock);
  }

  override renderedCallback(): void {
    this.#focus.restore(this.template?.querySelectorAll('[data-control]') ?? [], () => {
      const { empty } = this.refs ?? {};
      if (empty instanceof HTMLElement) empty.focus();
    });
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
        const { actions = [], isBusy = false } = this.steering[state.callId] ?? {};
        return {
          canResume: actions.includes('resume'),
          resumeLabel: fill(labels.controlsResumeCall, name ?? number),
          canEnd: actions.includes('hangUp'),
          endLabel: fill(labels.controlsEndCall, name ?? number),
          disabled: String(isBusy),
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

  handleFocusIn(event: FocusEvent): void {
    this.#focus.handleIn(event);
  }

  handleFocusOut(event: FocusEvent): void {
    this.#focus.handleOut(event);
  }

  handleResume(event: Event): void {
    this.act(event, { action: 'resume' });
  }

  handleEnd(event: Event): void {
    this.act(event, { action: 'hangUp' });
  }

  act({ currentTarget }: Event, action: CallAction): void {
    const callId = currentTarget instanceof HTMLElement ? currentTarget.dataset.callId : undefined;
    if (callId === undefined || this.steering[callId]?.isBusy !== false) return;
    this.dispatchEvent(
      new CustomEvent('callaction', { detail: { callId, action }, bubbles: true, composed: true }),
    );
  }

  handleShowPad(): void {
    this.dispatchEvent(new CustomEvent('showpad'));
  }
}
