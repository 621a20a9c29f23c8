import type { SettingName } from 'c/zoomCallCore';
import { labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';

/** How a setting stands on the level that is shown. */
export interface SettingState {
  readonly name: SettingName;
  readonly isDisabled: boolean;
  /** Where its value comes from; null where that goes without saying. */
  readonly note: string | null;
  readonly showsLock: boolean;
  readonly isLocked: boolean;
  readonly canOverride: boolean;
  readonly canInherit: boolean;
  readonly canLock: boolean;
}

/** One setting around its control. Fires `override`, `inherit` and `lock` with the name of the setting. */
export default class ZoomPhoneSetting extends LightningElement {
  /** As the control is called. */
  @api label = '';
  @api state: SettingState | null = null;

  readonly labels = labels;

  get hasState(): boolean {
    const { state } = this;
    return state !== null && (state.note !== null || state.canOverride || state.canInherit || state.canLock);
  }

  get lockText(): string {
    return this.state?.isLocked === true ? labels.settingsUnlock : labels.settingsLock;
  }

  get lockLabel(): string {
    return `${this.lockText}: ${this.label}`;
  }

  get overrideLabel(): string {
    return `${labels.settingsOverride}: ${this.label}`;
  }

  get inheritLabel(): string {
    return `${labels.settingsInherit}: ${this.label}`;
  }

  handleOverride(): void {
    this.tell('override');
  }

  handleInherit(): void {
    this.tell('inherit');
  }

  handleLock(): void {
    this.tell('lock');
  }

  tell(event: string): void {
    this.dispatchEvent(new CustomEvent(event, { detail: this.state?.name, bubbles: true }));
  }
}
