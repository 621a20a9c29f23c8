import { LightningElement, api } from 'lwc';
import type { QuickAction } from '../../org.ts';
import { text } from '../../texts.ts';

/** The dialog around a screen quick action. */
export default class ActionDialog extends LightningElement {
  @api action: QuickAction | undefined;
  @api properties: Readonly<Record<string, unknown>> = {};

  closeLabel = text('close');

  handleKeydown(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.handleClose();
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }
}
