import type { DoctorReport, GatewayStatus, Problem } from 'c/zoomCallCore';
import { labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';
import { viewOf } from './view.ts';

/** How gateway, Zoom and Salesforce stand, and what is wrong, with its fix. Fires `check` and `openreconciliation`. */
export default class ZoomPhoneConnection extends LightningElement {
  /** Null before the first. */
  @api report: DoctorReport | null = null;
  /** How the work stands; null before it is told. */
  @api status: GatewayStatus | null = null;
  /** When it was told; milliseconds since 1970. */
  @api now = 0;
  @api isChecking = false;
  /** Why it could not be told. */
  @api problem: Problem | null = null;

  readonly labels = labels;

  get view() {
    return this.report && viewOf(this.report, this.status, this.now);
  }

  handleCheck(): void {
    this.dispatchEvent(new CustomEvent('check'));
  }

  handleOpenReconciliation(): void {
    this.dispatchEvent(new CustomEvent('openreconciliation'));
  }
}
