import { LightningElement } from 'lwc';
import { workbench } from 'workbench/values';
import { initialsOf } from '../../state/names.ts';
import { leavesElement } from '../../state/focus.ts';
import { text } from '../../texts.ts';

export default class GlobalHeader extends LightningElement {
  user = workbench.user;
  orgName = workbench.orgName;
  initials = initialsOf(workbench.user.name);
  menuLabel = text('userMenu');
  skipLabel = text('skipToMain');
  isOpen = false;

  get expanded(): string {
    return String(this.isOpen);
  }

  override renderedCallback(): void {
    if (this.isOpen && this.refs?.menu instanceof HTMLElement) this.refs.menu.focus();
  }

  handleSkip(event: Event): void {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('skip'));
  }

  handleToggle(): void {
    this.isOpen = !this.isOpen;
  }

  handleKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    this.isOpen = false;
    if (this.refs?.button instanceof HTMLElement) this.refs.button.focus();
  }

  handleFocusOut(event: FocusEvent): void {
    if (leavesElement(event)) this.isOpen = false;
  }
}
