import type { PhoneNumbers } from 'c/zoomCallCore';
import { fill, labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';
import { rowOf } from './rows.ts';
import type { FoundCall } from './rows.ts';

export type { FoundCall } from './rows.ts';

/** What is shown of a long list at first. */
const FIRST = 25;

/**
 * What a comparison has found of one kind, and what to do about each call. Fires `retry` with callId, `opentask` with taskId,
 * `openexternal`.
 */
export default class ZoomPhoneReconciliationList extends LightningElement {
  @api heading = '';
  @api help: string | null = null;
  @api calls: readonly FoundCall[] = [];
  /** When it is, for "today" and "yesterday"; milliseconds since 1970. */
  @api now = 0;
  /** How numbers are written here; without, as Zoom writes them. */
  @api numbers: PhoneNumbers | null = null;

  readonly labels = labels;
  showsAll = false;

  get rows() {
    return this.calls
      .slice(0, this.showsAll ? undefined : FIRST)
      .map((call) => rowOf(call, this.now, this.numbers));
  }

  get isLong(): boolean {
    return this.calls.length > FIRST;
  }

  get expanded(): string {
    return String(this.showsAll);
  }

  get toggleLabel(): string {
    return this.showsAll
      ? labels.reconciliationShowFewer
      : fill(labels.reconciliationShowAll, this.calls.length);
  }

  handleToggle(): void {
    this.showsAll = !this.showsAll;
  }

  handleOpenTask(event: Event): void {
    this.fire('opentask', { taskId: dataOf(event, 'task') });
  }

  handleRetry(event: Event): void {
    this.fire('retry', { callId: dataOf(event, 'call') });
  }

  handleOpenExternal(): void {
    this.fire('openexternal', {});
  }

  fire(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

function dataOf({ currentTarget }: Event, name: string): string {
  return currentTarget instanceof HTMLElement ? (currentTarget.dataset[name] ?? '') : '';
}
