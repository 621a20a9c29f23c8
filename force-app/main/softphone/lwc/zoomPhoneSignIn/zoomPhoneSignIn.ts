import type { ShownProblem } from 'c/zoomPhoneStore';
import { fill, labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';
import idle from './templates/idle.html';
import waiting from './templates/waiting.html';

/** What a signed-out agent sees: one button, and why it did not work the last time. */
export default class ZoomPhoneSignIn extends LightningElement {
  /** The sign-in window is open. */
  @api isWaiting = false;
  @api problem: ShownProblem | null = null;

  readonly labels = labels;

  override render() {
    return this.isWaiting ? waiting : idle;
  }

  get buttonLabel(): string {
    return this.problem ? labels.commonRetry : labels.signInButton;
  }

  get adminHint(): string {
    return this.problem ? fill(labels.signInAskAdmin, this.problem.code) : '';
  }

  handleSignIn(): void {
    this.dispatchEvent(new CustomEvent('signin'));
  }

  handleShowWindow(): void {
    this.dispatchEvent(new CustomEvent('showwindow'));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancelsignin'));
  }
}
