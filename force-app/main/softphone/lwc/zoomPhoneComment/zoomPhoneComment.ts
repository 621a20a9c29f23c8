import { COMMENT_LIMIT } from 'c/zoomCallCore';
import type { CallLog } from 'c/zoomCallCore';
import { fill, labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';

/** How many characters before the end the agent is told how many are left. */
const WARN_BEFORE = 1000;

/** The comment on a call, during it and after. Fires `comment` with the text as it is typed. */
export default class ZoomPhoneComment extends LightningElement {
  @api callId = '';

  readonly labels = labels;
  readonly limit = COMMENT_LIMIT;
  text = '';
  currentLog: CallLog | null = null;
  #isTyping = false;

  /** Takes over what another tab or the gateway says, but not while the agent is typing here. */
  @api
  get log(): CallLog | null {
    return this.currentLog;
  }
  set log(log: CallLog | null) {
    this.currentLog = log;
    if (!this.#isTyping) this.text = log?.comment ?? '';
  }

  get left(): string | null {
    const left = COMMENT_LIMIT - this.text.length;
    return left <= WARN_BEFORE ? fill(labels.commentLeft, left) : null;
  }

  handleChange(event: CustomEvent<{ value: string }>): void {
    // What the views inside fire bubbles as well; only the field's own change is the agent's.
    event.stopPropagation();
    this.text = event.detail.value;
    const detail = { callId: this.callId, comment: this.text };
    this.dispatchEvent(new CustomEvent('comment', { detail, bubbles: true, composed: true }));
  }

  handleFocus(): void {
    this.#isTyping = true;
  }

  handleBlur(): void {
    this.#isTyping = false;
    this.text = this.currentLog?.comment ?? this.text;
  }
}
