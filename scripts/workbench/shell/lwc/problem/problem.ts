import { LightningElement, api } from 'lwc';
import { text } from '../../texts.ts';

/** What a page or a card shows when it cannot show what it should: why, and what helps. */
export default class Problem extends LightningElement {
  @api icon = 'utility:warning';
  @api heading = '';
  @api message: string | undefined;
  @api canRetry = false;

  retryLabel = text('retry');

  handleRetry(): void {
    this.dispatchEvent(new CustomEvent('retry'));
  }
}
