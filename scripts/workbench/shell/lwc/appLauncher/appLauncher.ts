import { LightningElement, api } from 'lwc';
import type { App } from '../../org.ts';
import { initialsOf } from '../../state/names.ts';
import { leavesElement } from '../../state/focus.ts';
import { text } from '../../texts.ts';

/** The nine dots: chooses the app. */
export default class AppLauncher extends LightningElement {
  @api apps: readonly App[] = [];
  /** Name of the app that is open. */
  @api current = '';

  label = text('appLauncher');
  appsLabel = text('apps');
  missingText = text('appMissing');
  dots = Array.from({ length: 9 }, (_, index) => `slds-r${index + 1}`);
  isOpen = false;

  get expanded(): string {
    return String(this.isOpen);
  }

  get choices(): readonly object[] {
    return this.apps.map(({ name, label, description, color }) => ({
      name,
      label,
      description,
      initials: initialsOf(label),
      style: `background-color: ${color}; color: #fff`,
      current: name === this.current ? 'true' : undefined,
    }));
  }

  handleToggle(): void {
    this.isOpen = !this.isOpen;
  }

  handleChoose(event: Event): void {
    const button = event.currentTarget;
    this.close();
    if (button instanceof HTMLElement) {
      this.dispatchEvent(new CustomEvent('appselect', { detail: button.dataset.name }));
    }
  }

  handleKeydown(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.close();
  }

  handleFocusOut(event: FocusEvent): void {
    if (leavesElement(event)) this.isOpen = false;
  }

  close(): void {
    this.isOpen = false;
    if (this.refs?.button instanceof HTMLElement) this.refs.button.focus();
  }
}
