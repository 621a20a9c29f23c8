import type { CallerIdChoice, PhoneNumbers, RecordRef, Session } from 'c/zoomCallCore';
import type { PersonSearch } from 'c/zoomPhoneStore';
import { KEYS } from 'c/zoomPhoneKeys';
import { fill, labels } from 'c/zoomPhoneLabels';
import { isPersonName, searchStatus, toOptions } from 'c/zoomPhonePersonOptions';
import type { PersonOption } from 'c/zoomPhonePersonOptions';
import { LightningElement, api } from 'lwc';

/** How long "0" is held down for "+". */
const LONG_PRESS_MS = 500;
const HIDDEN = 'hidden';

/**
 * Numbers by keys, by typing, by pasting, or by the name of a person. Fires `dial` with what to call, `searchpeople`
 * with the name typed so far, `choosecallerid`.
 */
export default class ZoomPhoneKeypad extends LightningElement {
  @api session: Session | null = null;
  @api numbers: PhoneNumbers | null = null;
  @api search: PersonSearch | null = null;
  /** The numbers of the last calls, each with a name where there is one. */
  @api recent: readonly { readonly number: string; readonly name: string | null }[] = [];
  /** A call is being placed: another click does nothing. */
  @api isBusy = false;

  /** The newest call that the agent made. When another takes its place, what was typed has done its work. */
  @api
  get dialedCallId(): string | null {
    return this.#dialedCallId;
  }
  set dialedCallId(callId: string | null) {
    const isNew = callId !== null && callId !== this.#dialedCallId;
    this.#dialedCallId = callId;
    if (isNew && !this.isEmpty) this.setText('');
  }

  readonly labels = labels;
  readonly keys = KEYS;
  text = '';
  activeKey: string | null = null;
  #longPress: ReturnType<typeof setTimeout> | undefined;
  #wasLong = false;
  #dialedCallId: string | null = null;

  /** The agent types a name: anything with a letter that is no number. */
  get isName(): boolean {
    return isPersonName(this.text, this.numbers);
  }

  get isEmpty(): boolean {
    return this.text.trim() === '';
  }

  get options(): PersonOption[] {
    return this.isName && this.search ? toOptions(this.search.people, this.numbers, this.activeKey) : [];
  }

  get showsOptions(): boolean {
    return this.options.length > 0;
  }

  get expanded(): string {
    return String(this.showsOptions);
  }

  get activeOption(): PersonOption | undefined {
    return this.options.find((option) => option.key === this.activeKey);
  }

  /** Whom Enter and the button call: the option that the agent went to, or the only one there is. */
  get chosenOption(): PersonOption | undefined {
    const callable = this.isFound ? this.options.filter((option) => option.canCall) : [];
    return this.activeOption ?? (callable.length === 1 ? callable[0] : undefined);
  }

  /** Until the answer is there, the options are those for what was typed before. */
  get isFound(): boolean {
    return this.search?.phase === 'done' && this.search.text === this.text.trim();
  }

  get activeId(): string | undefined {
    return this.activeOption?.key;
  }

  get searchStatus(): string {
    const { search } = this;
    if (!this.isName || !search) return '';
    return searchStatus(search);
  }

  get cannotCall(): boolean {
    return this.isBusy || this.isEmpty || (this.isName && !this.chosenOption?.canCall);
  }

  get callLabel(): string {
    if (this.isEmpty) return labels.keypadCall;
    return fill(labels.keypadCallNumber, this.isName ? (this.chosenOption?.name ?? this.text) : this.text);
  }

  get callerIdOptions(): { label: string; value: string }[] {
    const { session, numbers } = this;
    if (!session) return [];
    const own = session.callerIds.map(({ number, name }) => {
      const shown = numbers?.format(number) ?? number;
      return { label: name ? `${shown} · ${name}` : shown, value: number };
    });
    return session.canHideCallerId ? [...own, { label: labels.callerIdHide, value: HIDDEN }] : own;
  }

  get callerId(): string {
    const choice = this.session?.callerId;
    if (!choice) return '';
    return choice.kind === 'hidden' ? HIDDEN : choice.number;
  }

  get hasNoCallerId(): boolean {
    return this.session?.callerId === null;
  }

  get recentNumbers() {
    return this.recent.map(({ number, name }) => {
      const shown = this.numbers?.format(number) ?? number;
      // What is said holds what is read, for those who speak to their computer.
      const said = name === null ? shown : `${name} ${shown}`;
      return { number, shown, name, label: fill(labels.keypadCallNumber, said) };
    });
  }

  get showsRecent(): boolean {
    return this.isEmpty && this.recent.length > 0;
  }

  handleInput(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.setText(event.target.value, event.target);
  }

  handlePress(event: Event): void {
    const digit = digitOf(event);
    const endsLongPress = this.#wasLong && isByPointer(event);
    this.#wasLong = false;
    if (digit !== undefined && !endsLongPress) this.setText(this.text + digit);
  }

  handlePressStart(event: Event): void {
    this.#wasLong = false;
    clearTimeout(this.#longPress);
    if (digitOf(event) !== '0') return;
    this.#longPress = setTimeout(() => {
      this.#wasLong = true;
      this.setText(`${this.text}+`);
    }, LONG_PRESS_MS);
  }

  handlePressEnd(): void {
    clearTimeout(this.#longPress);
  }

  handleBackspace(): void {
    this.setText(
      /\p{L}/u.test(this.text)
        ? withoutLast(this.text)
        : withoutEndSigns(withoutLast(withoutEndSigns(this.text))),
    );
    this.focusField();
  }

  handleKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const move = moves[event.key];
    if (move !== undefined && this.showsOptions) {
      event.preventDefault();
      this.moveBy(move);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.call();
    } else if (event.key === 'Escape' && !this.isEmpty) {
      event.preventDefault();
      this.setText('');
    }
  }

  handleCall(): void {
    this.call();
  }

  handleOption(event: Event): void {
    const key = event.currentTarget instanceof HTMLElement ? event.currentTarget.dataset.key : undefined;
    const option = this.options.find((one) => one.key === key);
    if (option?.canCall && !this.isBusy) this.callOption(option);
  }

  handleRecent(event: Event): void {
    const number =
      event.currentTarget instanceof HTMLElement ? event.currentTarget.dataset.number : undefined;
    if (number !== undefined && !this.isBusy) this.dial(number, null);
  }

  handleCallerId(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    const detail: CallerIdChoice = value === HIDDEN ? { kind: 'hidden' } : { kind: 'number', number: value };
    this.dispatchEvent(new CustomEvent('choosecallerid', { detail }));
  }

  call(): void {
    if (this.isBusy || this.isEmpty) return;
    if (!this.isName) {
      this.dial(this.text, null);
      return;
    }
    const option = this.chosenOption;
    if (option?.canCall) this.callOption(option);
  }

  moveBy(move: number): void {
    const keys = this.options.map((option) => option.key);
    const now = keys.indexOf(this.activeKey ?? '');
    const from = now === -1 && move < 0 ? 0 : now;
    this.activeKey = keys.at((from + move) % keys.length) ?? null;
  }

  callOption(option: PersonOption): void {
    this.dial(option.number, option.record);
    this.setText('');
  }

  dial(number: string, record: RecordRef | null): void {
    this.dispatchEvent(new CustomEvent('dial', { detail: { number, record } }));
  }

  /** @param field where the agent types: formatted only while the cursor stands at the end */
  setText(text: string, field?: HTMLInputElement): void {
    const atEnd = field === undefined || field.selectionStart === field.value.length;
    const isNumber = !/\p{L}/u.test(text);
    this.text = isNumber && atEnd ? (this.numbers?.formatAsTyped(text) ?? text) : text;
    if (field) field.value = this.text;
    this.activeKey = null;
    this.dispatchEvent(new CustomEvent('searchpeople', { detail: this.isName ? this.text : '' }));
  }

  focusField(): void {
    const field = this.refs?.field;
    if (field instanceof HTMLElement) field.focus();
  }

  override disconnectedCallback(): void {
    clearTimeout(this.#longPress);
  }
}

function digitOf(event: Event): string | undefined {
  return event.currentTarget instanceof HTMLElement ? event.currentTarget.dataset.digit : undefined;
}

/** A click by keyboard counts no clicks. */
function isByPointer(event: Event): boolean {
  return event instanceof UIEvent && event.detail > 0;
}

function withoutLast(text: string): string {
  return Array.from(text).slice(0, -1).join('');
}

/** Formatting puts signs after the last digit, and would put them there again. */
function withoutEndSigns(text: string): string {
  return text.replace(/[\s().-]+$/, '');
}
