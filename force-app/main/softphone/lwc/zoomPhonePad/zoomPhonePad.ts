import { labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';

/**
 * Zoom's own page, the pad. It stays in the document while the agent is signed in, shown or not: a frame that is taken
 * out and put back starts anew. Fires `padloaded` with its window.
 */
export default class ZoomPhonePad extends LightningElement {
  @api url = '';
  @api isShown = false;

  readonly labels = labels;

  /** Puts the cursor into the pad. */
  @api focus(): void {
    const frame = this.refs?.frame;
    if (this.isShown && frame instanceof HTMLIFrameElement) frame.focus();
  }

  get className(): string {
    return this.isShown ? 'pad' : 'pad pad_hidden';
  }

  get ariaHiddenText(): string {
    return String(!this.isShown);
  }

  get tabIndexOfFrame(): string {
    return this.isShown ? '0' : '-1';
  }

  handleLoad(): void {
    const frame = this.refs?.frame;
    if (!(frame instanceof HTMLIFrameElement) || !frame.contentWindow) return;
    this.dispatchEvent(new CustomEvent('padloaded', { detail: { frame: frame.contentWindow } }));
  }
}
