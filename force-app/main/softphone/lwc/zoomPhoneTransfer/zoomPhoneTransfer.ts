import type { PhoneNumbers, RecordRef } from 'c/zoomCallCore';
import { fill, labels } from 'c/zoomPhoneLabels';
import { isPersonName, searchStatus, toOptions } from 'c/zoomPhonePersonOptions';
import type { PersonOption } from 'c/zoomPhonePersonOptions';
import type { CallAction, NamedCall, PersonSearch } from 'c/zoomPhoneStore';
import { LightningElement, api } from 'lwc';

/**
 * To whom a call is handed over: a number, a person by name, or who is in another call. Fires `choose` with what to do,
 * `transferto` with the other call, `searchpeople`.
 */
export default class ZoomPhoneTransfer extends LightningElement {
  @api numbers: PhoneNumbers | null = null;
  @api search: PersonSearch | null = null;
  @api others: readonly NamedCall[] = [];
  @api isBusy = false;

  readonly labels = labels;
  text = '';
  /** Whom the agent has chosen from the list. */
  chosen: PersonOption | null = null;
  #wasShown = false;

  /** What was opened to be filled in has the cursor. */
  override renderedCallback(): void {
    if (this.#wasShown) return;
    this.#wasShown = true;
    const field = this.refs?.field;
    if (field instanceof HTMLElement) field.focus();
  }

  override disconnectedCallback(): void {
    this.find('');
  }

  get isName(): boolean {
    return this.chosen === null && isPersonName(this.text, this.numbers);
  }

  get options(): PersonOption[] {
    const { search } = this;
    if (!this.isName || !search) return [];
    return toOptions(search.people, this.numbers, null).filter(({ canCall }) => canCall);
  }

  get status(): string {
    const { search } = this;
    if (!this.isName || !search) return '';
    return searchStatus({ ...search, people: search.people.filter(({ numbers }) => numbers.length > 0) });
  }

  get rows() {
    return this.others.map(({ callId, name }) => ({ callId, label: fill(labels.controlsComplete, name) }));
  }

  get cannotTransfer(): boolean {
    return this.isBusy || this.isName || this.text.trim() === '';
  }

  handleInput(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.text = event.target.value;
    this.chosen = null;
    this.find(this.isName ? this.text.trim() : '');
  }

  handleOption(event: Event): void {
    const key = event.currentTarget instanceof HTMLElement ? event.currentTarget.dataset.key : undefined;
    this.chosen = this.options.find((one) => one.key === key) ?? null;
    if (this.chosen === null) return;
    const { name, number } = this.chosen;
    this.text = `${name} · ${this.numbers?.format(number) ?? number}`;
    this.find('');
    const { now } = this.refs ?? {};
    if (now instanceof HTMLElement) now.focus();
  }

  handleEnter(event: KeyboardEvent): void {
    if (event.isComposing || event.key !== 'Enter') return;
    event.preventDefault();
    const { now } = this.refs ?? {};
    if (!this.cannotTransfer && now instanceof HTMLElement) now.focus();
  }

  handleNow(): void {
    this.choose({ action: 'transfer', number: this.number });
  }

  handleAsk(): void {
    this.choose({ action: 'consult', number: this.number, record: this.record });
  }

  handleConnect(event: Event): void {
    const callId =
      event.currentTarget instanceof HTMLElement ? event.currentTarget.dataset.callId : undefined;
    if (callId !== undefined && !this.isBusy)
      this.dispatchEvent(new CustomEvent('transferto', { detail: { otherCallId: callId } }));
  }

  get number(): string {
    return this.chosen?.number ?? this.text;
  }

  get record(): RecordRef | null {
    return this.chosen?.record ?? null;
  }

  choose(detail: CallAction): void {
    if (!this.cannotTransfer) this.dispatchEvent(new CustomEvent('choose', { detail }));
  }

  find(text: string): void {
    this.dispatchEvent(new CustomEvent('searchpeople', { detail: text, bubbles: true, composed: true }));
  }
}
