import type { PhoneNumbers } from 'c/zoomCallCore';
import { errorHelp, errorText, fill, labels } from 'c/zoomPhoneLabels';
import { isPersonName, searchStatus, toOptions } from 'c/zoomPhonePersonOptions';
import type { PersonOption } from 'c/zoomPhonePersonOptions';
import type { PersonSearch } from 'c/zoomPhoneStore';
import { textCommand } from 'c/zoomPhoneTextStore';
import type { TextCommand, TextDraft } from 'c/zoomPhoneTextStore';
import { LightningElement, api } from 'lwc';

const MOVES: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
/** Keys that end a number. */
const ENDS_NUMBER = new Set(['Enter', ',', ';']);

/** To whom a new text goes: numbers, and people by name with each of their numbers. Fires `textcommand`. */
export default class ZoomPhoneTextTo extends LightningElement {
  @api draft: TextDraft | null = null;
  @api search: PersonSearch | null = null;
  @api numbers: PhoneNumbers | null = null;

  readonly labels = labels;
  text = '';
  activeKey: string | null = null;
  /** What was typed when it was last taken for a number. */
  taken = '';

  get pills() {
    return (this.draft?.to ?? []).map(({ number, name }) => {
      const shown = this.numbers?.format(number) ?? number;
      return {
        number,
        label: name === null ? shown : `${name} · ${shown}`,
        removeLabel: fill(labels.textRemove, name ?? shown),
      };
    });
  }

  get typed(): string {
    return this.text.trim();
  }

  get isName(): boolean {
    return isPersonName(this.text, this.numbers);
  }

  get options(): PersonOption[] {
    return this.isName && this.search ? toOptions(this.search.people, this.numbers, this.activeKey) : [];
  }

  get hasOptions(): boolean {
    return this.options.length > 0;
  }

  get expanded(): string {
    return String(this.hasOptions);
  }

  get activeId(): string | undefined {
    return this.options.find(({ key }) => key === this.activeKey)?.key;
  }

  /** Until the answer is there, the options are those for what was typed before. */
  get isFound(): boolean {
    return this.search?.phase === 'done' && this.search.text === this.typed;
  }

  get status(): string {
    const { search } = this;
    if (!this.isName || !search) return '';
    return searchStatus(search);
  }

  get problem(): string | null {
    const code = this.draft?.toProblem;
    // What is being typed now has not been looked at yet.
    const isMeant = this.typed === '' || this.typed === this.taken;
    return code && isMeant ? `${errorText(code)} ${errorHelp(code)}` : null;
  }

  @api focus(): void {
    const { field } = this.refs ?? {};
    if (field instanceof HTMLElement) field.focus();
  }

  handleInput(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.setText(event.target.value);
  }

  handleKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const move = MOVES[event.key];
    if (move !== undefined && this.hasOptions) this.moveBy(move);
    else if (ENDS_NUMBER.has(event.key)) this.take();
    else if (event.key === 'Escape' && this.text !== '') this.setText('');
    else if (event.key === 'Backspace' && this.text === '') {
      this.removeLast();
      return;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** A number that was typed is meant, also by who goes on to the text. */
  handleBlur(): void {
    if (this.typed !== '' && !this.isName) this.take();
  }

  handleOption(event: Event): void {
    const key = event.currentTarget instanceof HTMLElement ? event.currentTarget.dataset.key : undefined;
    const option = this.options.find((one) => one.key === key);
    if (option?.canCall) this.addOption(option);
  }

  handleRemove(event: Event): void {
    const number =
      event.currentTarget instanceof HTMLElement ? event.currentTarget.dataset.number : undefined;
    if (number !== undefined) this.fire({ do: 'removeRecipient', number });
    this.focus();
  }

  removeLast(): void {
    const last = this.draft?.to.at(-1);
    if (last) this.fire({ do: 'removeRecipient', number: last.number });
  }

  moveBy(move: number): void {
    const keys = this.options.map(({ key }) => key);
    const now = keys.indexOf(this.activeKey ?? '');
    const from = now === -1 && move < 0 ? 0 : now;
    this.activeKey = keys.at((from + move) % keys.length) ?? null;
  }

  /** The number; or of a name the option that the agent went to, or the only one that was found. */
  take(): void {
    if (this.typed === '') return;
    if (!this.isName) {
      this.taken = this.typed;
      this.fire({ do: 'addRecipient', typed: this.typed, name: null, record: null });
      // What is no number stays, to be mended.
      if (this.numbers?.toE164(this.typed)) this.setText('');
      return;
    }
    const usable = this.isFound ? this.options.filter(({ canCall }) => canCall) : [];
    const active = this.options.find(({ key }) => key === this.activeKey);
    const option = active ?? (usable.length === 1 ? usable[0] : undefined);
    if (option?.canCall) this.addOption(option);
  }

  addOption({ number, name, record }: PersonOption): void {
    this.fire({ do: 'addRecipient', typed: number, name, record });
    this.setText('');
    this.focus();
  }

  setText(text: string): void {
    this.text = text;
    this.activeKey = null;
    this.fire({ do: 'searchRecipients', text: this.isName ? text : '' });
  }

  fire(command: TextCommand): void {
    this.dispatchEvent(textCommand(command));
  }
}
