import type { CallLog, TaskEdit } from 'c/zoomCallCore';
import { labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';

const NONE = '';

/** What came of a call, in the agent's word. Not there where the administrator has nothing to choose from. Fires `edittask`. */
export default class ZoomPhoneDisposition extends LightningElement {
  @api callId = '';
  @api log: CallLog | null = null;
  /** What the administrator has set. */
  @api dispositions: readonly string[] = [];

  readonly labels = labels;

  get value(): string {
    return this.log?.disposition ?? NONE;
  }

  /** What was chosen stays, also when the administrator has taken it off the list since. */
  get options() {
    const { value, dispositions } = this;
    const isGone = value !== NONE && !dispositions.includes(value);
    return [
      { value: NONE, label: labels.dispositionNone },
      ...[...dispositions, ...(isGone ? [value] : [])].map((one) => ({ value: one, label: one })),
    ];
  }

  get isShown(): boolean {
    return this.options.length > 1;
  }

  handleChange(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    const edit: TaskEdit = { kind: 'disposition', disposition: event.detail.value || null };
    const detail = { callId: this.callId, edit };
    this.dispatchEvent(new CustomEvent('edittask', { detail, bubbles: true, composed: true }));
  }
}
