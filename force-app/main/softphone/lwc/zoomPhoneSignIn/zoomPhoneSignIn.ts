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
  code = '';

  override render() {
    return this.isWaiting ? waiting : idle;
  }

  get buttonLabel(): string {
    return this.problem ? labels.commonRetry : labels.signInButton;
  }

  get adminHint(): string {
    return this.problem ? fill(labels.signInAskAdmin, this.problem.code) : '';
  }

  /**
   * Where a security policy of the browser parts the window from this page, the window seems closed, and shows a code
   * at its end instead of handing it over.
   */
  get takesCode(): boolean {
    return this.problem?.code === 'signIn.windowClosed';
  }

  get hasNoCode(): boolean {
    return this.code.trim() === '';
  }

  handleCode(event: CustomEvent<{ value: string }>): void {
    this.code = event.detail.value;
  }

  handleUseCode(): void {
    this.dispatchEvent(new CustomEvent('usecode', { detail: this.code.trim() }));
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
