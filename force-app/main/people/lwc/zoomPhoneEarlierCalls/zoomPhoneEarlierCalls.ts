import type { EarlierCalls } from 'c/zoomPhoneStore';
import { fill, labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';

/** Other calls of the number that have no person: whether they get this one. Fires `linkearlier`. */
export default class ZoomPhoneEarlierCalls extends LightningElement {
  @api callId = '';
  @api earlier: EarlierCalls | null = null;

  readonly labels = labels;

  get isOffered(): boolean {
    return this.earlier?.phase === 'offered';
  }

  get text(): string {
    return fill(this.isOffered ? labels.earlierOffer : labels.earlierLinked, this.earlier?.count ?? 0);
  }

  handleLink(): void {
    this.decide(true);
  }

  handleNotNow(): void {
    this.decide(false);
  }

  decide(isWanted: boolean): void {
    const detail = { callId: this.callId, isWanted };
    this.dispatchEvent(new CustomEvent('linkearlier', { detail, bubbles: true, composed: true }));
  }
}
