import { LightningElement, api, createContextProvider } from 'lwc';
import { EnclosingUtilityId } from '../../platform/platformUtilityBarApi.ts';
import type { Utility } from '../../state/utilities.ts';
import { text } from '../../texts.ts';

const provideUtility = createContextProvider(EnclosingUtilityId);

/** The panel of one utility item. Hidden, not gone, while it is minimised. */
export default class UtilityPanel extends LightningElement {
  minimizeLabel = text('minimize');

  shown: Utility | undefined;
  #isOpening = false;

  @api
  get utility(): Utility | undefined {
    return this.shown;
  }

  set utility(utility: Utility | undefined) {
    this.#isOpening = utility?.isOpen === true && this.shown?.isOpen !== true;
    this.shown = utility;
  }

  override connectedCallback(): void {
    provideUtility(this, {
      consumerConnectedCallback: (consumer) => {
        consumer.provide({ value: this.shown?.item.id ?? '' });
      },
    });
  }

  override renderedCallback(): void {
    if (!this.#isOpening) return;
    this.#isOpening = false;
    const heading = this.refs?.heading;
    if (this.shown?.takesFocus === true && heading instanceof HTMLElement) heading.focus();
  }

  get panelClass(): string {
    const isOpen = this.shown?.isOpen === true;
    return `slds-utility-panel slds-grid slds-grid_vertical ${isOpen ? 'slds-is-open' : ''}`;
  }

  get panelStyle(): string {
    const { width = 0, height = 0 } = this.shown ?? {};
    return `width: ${width}px; height: ${height}px`;
  }

  get bodyClass(): string {
    return `slds-utility-panel__body ${this.shown?.item.scrollable === true ? '' : 'fixed'}`;
  }

  get icon(): string {
    return `utility:${this.shown?.panelIcon ?? 'apps'}`;
  }

  get iconClass(): string {
    return this.shown?.panelIconVariant ?? '';
  }

  handleMinimize(): void {
    this.dispatchEvent(new CustomEvent('minimize', { detail: this.shown?.item.id }));
  }
}
