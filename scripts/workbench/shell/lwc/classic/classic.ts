import { LightningElement } from 'lwc';
import { org } from 'workbench/values';
import { text } from '../../texts.ts';

const WIDGET = 'zoomPhoneUtilityItem';

/** The Visualforce page of the package as Classic shows it: the widget alone, without a utility bar around it. */
export default class Classic extends LightningElement {
  lightningLabel = text('toLightning');

  get hasWidget(): boolean {
    return this.properties !== undefined;
  }

  /** As the page gives them; the address is that of the utility item. */
  get properties(): Readonly<Record<string, unknown>> | undefined {
    const items = org.apps.flatMap(({ utilityItems }) => utilityItems);
    const item = items.find(({ component }) => component.endsWith(WIDGET));
    return item && { gatewayUrl: item.properties.gatewayUrl, host: 'classic' };
  }
}
