import type { CallerIdChoice, PhoneNumbers, RecordRef, Session } from 'c/zoomCallCore';
import type { PersonSearch } from 'c/zoomPhoneStore';
import { fill, labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';
import { KEYS } from './keys.ts';
import { toOptions } from './options.ts';
import type { PersonOption } from './options.ts';

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

  /** The newest call. When another takes its place, what was typed has done its work. */
  @api
  get newestCallId(): string | null {
    return this.#newestCallId;
  }
  set newestCallId(callId: string | null) {
    const isNew = callId !== null && callId !== this.#newestCallId;
    this.#newestCallId = callId;
    if (isNew && !this.isEmpty) this.setText('');
  }

  readonly labels = labels;
  readonly keys = KEYS;
  text = '';
  activeIndex = -1;
  #longPress: ReturnType<typeof setTimeout> | undefined;
  #wasLong = false;
  #newestCallId: string | null = null;

  /** The agent types a name: anything with a letter that is no number. */
  get isName(): boolean {
    return /\p{L}/u.test(this.text) && this.numbers?.toE164(this.text) === null;
  }

  get isEmpty(): boolean {
    return this.text.trim() === '';
  }

  get options(): PersonOption[] {
    return this.isName && this.search ? toOptions(this.search.people, this.numbers, this.activeIndex) : [];
  }

  get showsOptions(): boolean {
    return this.options.length > 0;
  }

  get expanded(): string {
    return String(this.showsOptions);
  }

  get activeOption(): PersonOption | undefined {
    return this.options[this.activeIndex];
  }

  get activeId(): string | undefined {
    return this.activeOption?.key;
  }

  get searchStatus(): string {
    const { search } = this;
    if (!this.isName || !search) return '';
    if (search.phase === 'searching') return labels.searchSearching;
    if (search.phase === 'failed') return labels.searchFailed;
    if (search.phase !== 'done') return '';
    return search.people.length === 0
      ? fill(labels.searchNoResults, search.text)
      : fill(labels.searchResults, search.people.length);
  }

  get cannotCall(): boolean {
    return this.isBusy || this.isEmpty || (this.isName && !this.activeOption?.canCall);
  }

  get callLabel(): string {
    if (this.isEmpty) return labels.keypadCall;
    return fill(labels.keypadCallNumber, this.isName ? (this.activeOption?.name ?? this.text) : this.text);
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
      return { number, shown, name, label: fill(labels.keypadCallNumber, name ?? shown) };
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
    if (digit === undefined) return;
    if (this.#wasLong) {
      this.#wasLong = false;
      return;
    }
    this.setText(this.text + digit);
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
    const shorter = Array.from(this.text.trimEnd()).slice(0, -1).join('');
    this.setText(shorter.replace(/[\s().-]+$/, ''));
    this.focusField();
  }

  handleKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const move = moves[event.key];
    if (move !== undefined && this.showsOptions) {
      event.preventDefault();
      const count = this.options.length;
      this.activeIndex = (this.activeIndex + move + count) % count;
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
    const option = this.activeOption ?? this.onlyOption();
    if (option?.canCall) this.callOption(option);
  }

  /** Enter calls the one person found without the way through the list. */
  onlyOption(): PersonOption | undefined {
    const callable = this.options.filter((option) => option.canCall);
    return callable.length === 1 ? callable[0] : undefined;
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
    this.activeIndex = -1;
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
