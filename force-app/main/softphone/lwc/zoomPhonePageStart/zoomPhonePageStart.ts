import type { PageStage } from 'c/zoomPhonePageSession';
import type { ShownProblem } from 'c/zoomPhoneStore';
import { labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';
import failed from './templates/failed.html';
import loading from './templates/loading.html';
import noWidget from './templates/noWidget.html';
import notAllowed from './templates/notAllowed.html';
import signedOut from './templates/signedOut.html';

const TEMPLATES = { failed, loading, noWidget, notAllowed, signedOut };

/** What a page beside the widget shows as long as it has no session. Fires `again` and `openwidget`. */
export default class ZoomPhonePageStart extends LightningElement {
  @api stage: Exclude<PageStage, 'ready'> = 'loading';
  /** Why it failed. */
  @api problem: ShownProblem | null = null;

  readonly labels = labels;

  override render() {
    return TEMPLATES[this.stage];
  }

  handleAgain(): void {
    this.dispatchEvent(new CustomEvent('again'));
  }

  handleOpenWidget(): void {
    this.dispatchEvent(new CustomEvent('openwidget'));
  }
}
