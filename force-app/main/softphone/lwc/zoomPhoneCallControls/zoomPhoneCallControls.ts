import type { CallState, PhoneNumbers } from 'c/zoomCallCore';
import { createFocusKeeper } from 'c/zoomPhoneFocus';
import { KEYS } from 'c/zoomPhoneKeys';
import { fill, labels } from 'c/zoomPhoneLabels';
import type { CallAction, PersonSearch, Steering } from 'c/zoomPhoneStore';
import { LightningElement, api } from 'lwc';
import { buttonsOf } from './buttons.ts';
import type { Button, Panel } from './buttons.ts';

const DIGIT = /^[0-9*#]$/;

/** Places of buttons that open something, and what. */
const PANELS: Readonly<Record<string, Panel>> = { keypad: 'keypad', transfer: 'transfer' };

/**
 * The buttons of a call whose audio is in a page. Fires `callaction` with the call and what to do with it, and
 * `searchpeople`; `controlsgone` where the last button has gone that had the focus.
 */
export default class ZoomPhoneCallControls extends LightningElement {
  @api call: CallState | null = null;
  @api steering: Steering | null = null;
  @api numbers: PhoneNumbers | null = null;
  @api search: PersonSearch | null = null;

  readonly labels = labels;
  readonly keys = KEYS.map(({ digit, letters, label }) => ({
    ...{ digit, letters },
    // What is held down for a plus in a number sends a zero in a call.
    label: digit === '0' ? null : label,
  }));
  panel: Panel | null = null;
  sent = '';
  readonly #focus = createFocusKeeper();

  override renderedCallback(): void {
    this.#focus.restore(this.template?.querySelectorAll('[data-control]') ?? [], () => {
      this.dispatchEvent(new CustomEvent('controlsgone'));
    });
  }

  get buttons(): Button[] {
    const { call, steering } = this;
    return call && steering ? buttonsOf(call, steering, this.open) : [];
  }

  /** The panel that is open, as long as the call allows what is in it. */
  get open(): Panel | null {
    const actions = this.steering?.actions ?? [];
    if (this.panel === 'keypad') return actions.includes('sendDigits') ? 'keypad' : null;
    return actions.includes('transfer') ? this.panel : null;
  }

  get showsKeypad(): boolean {
    return this.open === 'keypad';
  }

  get showsTransfer(): boolean {
    return this.open === 'transfer';
  }

  get sentText(): string {
    return this.sent === '' ? labels.controlsDigitsHelp : fill(labels.controlsDigitsSent, this.sent);
  }

  /** Recording is nothing that this line could begin. */
  get recordingHelp(): string | null {
    const { call } = this;
    return call?.phase === 'connected' && call.recording === 'off' ? labels.controlsRecordingHelp : null;
  }

  get fullHelp(): string | null {
    const { call, steering } = this;
    const isConcerned = call?.phase === 'connected' || (call?.phase === 'ringing' && steering?.isTalking);
    return steering?.isFull && isConcerned ? labels.holdLimit : null;
  }

  handleFocusIn(event: FocusEvent): void {
    this.#focus.handleIn(event);
  }

  handleFocusOut(event: FocusEvent): void {
    this.#focus.handleOut(event);
  }

  handleClick(event: Event): void {
    const slot = dataOf(event, 'control');
    const opens = PANELS[slot ?? ''];
    if (opens) this.panel = this.open === opens ? null : opens;
    else if (this.steering?.isBusy === false || slot === 'hangUp') this.act(slot);
  }

  act(slot = ''): void {
    const { askedFor, actions = [] } = this.steering ?? {};
    switch (slot) {
      case 'answer':
      case 'endAndAnswer':
      case 'decline':
      case 'hangUp':
        this.fire({ action: slot });
        break;
      case 'hold':
        this.fire({ action: actions.includes('resume') ? 'resume' : 'hold' });
        break;
      case 'mute':
        this.fire({ action: actions.includes('unmute') ? 'unmute' : 'mute' });
        break;
      case 'complete':
        if (askedFor) this.connect(askedFor.callId, this.call?.callId);
        break;
    }
  }

  /** Whoever asked is connected to whom was asked. */
  connect(callId: string, otherCallId: string | undefined): void {
    if (otherCallId !== undefined) this.fire({ action: 'transferTo', otherCallId }, callId);
  }

  handleDigit(event: Event): void {
    this.send(dataOf(event, 'digit'));
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.open !== null) {
      event.stopPropagation();
      this.close();
    } else if (
      this.showsKeypad &&
      DIGIT.test(event.key) &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.altKey
    ) {
      this.send(event.key);
    }
  }

  send(digit: string | undefined): void {
    if (digit === undefined || !this.showsKeypad) return;
    this.sent += digit;
    this.fire({ action: 'sendDigits', digits: digit });
  }

  close(): void {
    const opener = this.template?.querySelector(`[data-control="${this.open}"]`);
    this.panel = null;
    if (opener instanceof HTMLElement) opener.focus();
  }

  handleTransfer(event: CustomEvent<CallAction>): void {
    this.fire(event.detail);
    this.close();
  }

  handleTransferTo(event: CustomEvent<{ otherCallId: string }>): void {
    this.connect(this.call?.callId ?? '', event.detail.otherCallId);
    this.close();
  }

  fire(action: CallAction, callId = this.call?.callId): void {
    this.dispatchEvent(
      new CustomEvent('callaction', { detail: { callId, action }, bubbles: true, composed: true }),
    );
  }
}

function dataOf(event: Event, name: string): string | undefined {
  return event.currentTarget instanceof HTMLElement ? event.currentTarget.dataset[name] : undefined;
}
