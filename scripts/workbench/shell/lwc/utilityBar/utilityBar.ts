import { LightningElement } from 'lwc';
import { utilities } from '../../page.ts';
import type { Utility } from '../../state/utilities.ts';
import { text } from '../../texts.ts';

/** The items at the bottom left, and their panels: made once, hidden while they are minimised. */
export default class UtilityBar extends LightningElement {
  label = text('utilityBar');
  all: readonly Utility[] = utilities.all.current;

  #unsubscribe: (() => void) | undefined;

  override connectedCallback(): void {
    this.all = utilities.all.current;
    this.#unsubscribe = utilities.all.subscribe((all) => {
      this.all = all;
    });
  }

  override disconnectedCallback(): void {
    this.#unsubscribe?.();
  }

  get panels(): readonly Utility[] {
    return this.all.filter(({ isCreated }) => isCreated);
  }

  get hasModal(): boolean {
    return this.all.some(({ isModal, isOpen }) => isModal && isOpen);
  }

  get items(): readonly object[] {
    return this.all.map(({ item, label, icon, iconVariant, isOpen, isHighlighted }) => ({
      id: item.id,
      label,
      icon: `utility:${icon}`,
      iconClass: `icon ${iconVariant ?? ''}`,
      pressed: String(isOpen),
      className: `slds-utility-bar__item ${isHighlighted ? 'slds-has-notification' : ''}`,
      buttonClass: `slds-button slds-utility-bar__action ${isOpen ? 'slds-is-active' : ''}`,
    }));
  }

  handleClick(event: Event): void {
    if (event.currentTarget instanceof HTMLElement) utilities.click(event.currentTarget.dataset.id ?? '');
  }

  handleMinimize(event: CustomEvent<string>): void {
    utilities.minimize(event.detail);
    const buttons = [...(this.template?.querySelectorAll('button') ?? [])];
    buttons.find(({ dataset }) => dataset.id === event.detail)?.focus();
  }
}
