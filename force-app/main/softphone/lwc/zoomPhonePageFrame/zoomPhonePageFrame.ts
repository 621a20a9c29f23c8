import { LightningElement, api } from 'lwc';

/** What stands around every state of a tab: a card whose title is the heading of the page. */
export default class ZoomPhonePageFrame extends LightningElement {
  @api heading = '';
  @api iconName = '';
}
