import type { PhoneNumbers } from 'c/zoomCallCore';
import { fill, labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';
import { rowOf } from './rows.ts';
import type { ListedCall } from './rows.ts';

export type { ListedCall } from './rows.ts';

/** What a person looks through at once. */
const PAGE = 25;

/**
 * Calls as a table, or as cards where there is little room. Fires `select` with callId and isSelected, `dismiss` with callId and dismissed,
 * `retry` with callId, `openrecord`.
 */
export default class ZoomPhoneExternalList extends LightningElement {
  @api calls: readonly ListedCall[] = [];
  @api numbers: PhoneNumbers | null = null;
  /** When it is, for "today" and "yesterday"; milliseconds since 1970. */
  @api now = 0;
  /** What was dismissed: nothing to select, only to bring back. */
  @api isPutAway = false;
  /** Name of the list. */
  @api label = '';

  readonly labels = labels;
  page = 0;

  get pages(): number {
    return Math.max(1, Math.ceil(this.calls.length / PAGE));
  }

  get shownPage(): number {
    return Math.min(this.page, this.pages - 1);
  }

  get rows() {
    const { numbers, now, isPutAway, shownPage } = this;
    return this.calls
      .slice(shownPage * PAGE, (shownPage + 1) * PAGE)
      .map((call) => rowOf(call, { numbers, now, isPutAway }));
  }

  get canSelect(): boolean {
    return !this.isPutAway;
  }

  get hasPages(): boolean {
    return this.pages > 1;
  }

  get isFirst(): boolean {
    return this.shownPage === 0;
  }

  get isLast(): boolean {
    return this.shownPage === this.pages - 1;
  }

  get pageText(): string {
    return fill(labels.externalPage, this.shownPage + 1, this.pages);
  }

  handlePrevious(): void {
    this.page = this.shownPage - 1;
  }

  handleNext(): void {
    this.page = this.shownPage + 1;
  }

  handleSelect(event: CustomEvent<{ checked: boolean }>): void {
    this.fire('select', { callId: callIdOf(event), isSelected: event.detail.checked });
  }

  handleDismiss(event: Event): void {
    this.fire('dismiss', { callId: callIdOf(event), dismissed: true });
  }

  handleBringBack(event: Event): void {
    this.fire('dismiss', { callId: callIdOf(event), dismissed: false });
  }

  handleRetry(event: Event): void {
    this.fire('retry', { callId: callIdOf(event) });
  }

  handleOpenTask(event: Event): void {
    const call = this.calls.find(({ callId }) => callId === callIdOf(event));
    this.fire('openrecord', { recordId: call?.taskId ?? '', objectName: 'Task' });
  }

  fire(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

function callIdOf({ currentTarget }: Event): string {
  return currentTarget instanceof HTMLElement ? (currentTarget.dataset.call ?? '') : '';
}
