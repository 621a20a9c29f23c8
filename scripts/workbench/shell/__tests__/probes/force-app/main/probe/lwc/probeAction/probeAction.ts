import { LightningElement, api } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';

/** A headless quick action. */
export default class ProbeAction extends LightningElement {
  @api recordId: string | undefined;

  #times = 0;

  @api
  invoke(): void {
    this.#times += 1;
    const title = `Invoked ${this.#times} times on ${this.recordId ?? 'nothing'}`;
    this.dispatchEvent(new ShowToastEvent({ title, variant: 'info' }));
  }
}
