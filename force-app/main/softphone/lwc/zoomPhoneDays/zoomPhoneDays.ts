import { addDays, countDays } from 'c/zoomCallCore';
import type { Days } from 'c/zoomCallCore';
import { labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';

type Box = HTMLElement & Pick<HTMLInputElement, 'reportValidity'>;

/** First and last day of something that is asked for at a press. Fires `choose` with both. */
export default class ZoomPhoneDays extends LightningElement {
  @api isBusy = false;
  /** How many days may be asked for at once; what the end says where there are more, or fewer than one. */
  @api mostDays = 1;
  @api tooManyDays = '';
  @api endBeforeStart = '';
  @api buttonLabel = '';
  @api buttonIcon = '';
  @api help = '';

  readonly labels = labels;
  from = '';
  to = '';
  readonly #unreadable = new Set<string>();

  /** What the boxes begin with. */
  @api
  get days(): Days {
    return { from: this.from, to: this.to };
  }
  set days({ from, to }: Days) {
    this.from = from;
    this.to = to;
  }

  get lastDay(): string {
    return this.from === '' ? '' : addDays(this.from, this.mostDays - 1);
  }

  /** The end follows, so that the days are ones that can be asked for. */
  handleFrom(event: CustomEvent<{ value: string | null }>): void {
    const day = this.read('from', event.detail.value);
    if (day === null) return;
    this.from = day;
    const count = countDays(this.days);
    if (count < 1) this.to = this.from;
    if (count > this.mostDays) this.to = this.lastDay;
  }

  handleTo(event: CustomEvent<{ value: string | null }>): void {
    this.to = this.read('to', event.detail.value) ?? this.to;
  }

  /** What cannot be read stays in its box, which says so. */
  read(box: string, day: string | null): string | null {
    if (day) this.#unreadable.delete(box);
    else this.#unreadable.add(box);
    return day === '' ? null : day;
  }

  handleSubmit(event: Event): void {
    event.preventDefault();
    this.choose();
  }

  handlePress(): void {
    this.choose();
  }

  choose(): void {
    if (this.isBusy) return;
    if (this.#unreadable.size > 0) {
      for (const box of this.template?.querySelectorAll<Box>('lightning-input') ?? []) box.reportValidity();
      return;
    }
    this.dispatchEvent(new CustomEvent('choose', { detail: this.days }));
  }
}
