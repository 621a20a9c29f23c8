import type { Dialing, DialQuestion, DialWish } from 'c/zoomPhoneStore';
import { fill, labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';
import asking from './templates/asking.html';
import calling from './templates/calling.html';
import failed from './templates/failed.html';
import idle from './templates/idle.html';

/** What is checked before a call is a part of placing it: one view, so that nothing flickers. */
const TEMPLATES = { asking, checking: calling, calling, failed, idle };

interface QuestionWords {
  readonly title: string;
  readonly text: (wish: DialWish) => string;
  readonly yes: string;
}

const QUESTIONS: Readonly<Record<DialQuestion, QuestionWords>> = {
  consent: { title: labels.consentTitle, text: () => labels.consentQuestion, yes: labels.commonOk },
  emergency: {
    title: labels.warningEmergencyTitle,
    text: (wish) => fill(labels.warningEmergencyQuestion, wish.shown),
    yes: labels.keypadCall,
  },
  meeting: {
    title: labels.meetingTitle,
    text: (wish) => fill(labels.meetingQuestion, wish.shown),
    yes: labels.commonContinue,
  },
  premium: {
    title: labels.warningPremiumTitle,
    text: (wish) => fill(labels.warningPremiumQuestion, wish.shown),
    yes: labels.keypadCall,
  },
};

/**
 * What stands between the wish to call and the call: a question, waiting for Zoom, or why there is none.
 * Fires `confirm`, `cancel`, `again`, `uselink`.
 */
export default class ZoomPhoneDialing extends LightningElement {
  @api dialing: Dialing = { phase: 'idle' };
  /** A call can be placed by a link as well. */
  @api canUseLink = false;

  readonly labels = labels;

  override render() {
    return TEMPLATES[this.dialing.phase];
  }

  /** A question is answered by keyboard as well: it takes the focus when it appears. */
  override renderedCallback(): void {
    if (this.dialing.phase !== 'asking') return;
    const button = this.refs?.yes;
    if (button instanceof HTMLElement) button.focus();
  }

  get words(): QuestionWords | null {
    return this.dialing.phase === 'asking' ? QUESTIONS[this.dialing.question] : null;
  }

  get heading(): string {
    return this.words?.title ?? '';
  }

  get text(): string {
    return this.dialing.phase === 'asking' ? (this.words?.text(this.dialing.wish) ?? '') : '';
  }

  get yes(): string {
    return this.words?.yes ?? '';
  }

  get callingText(): string {
    const { dialing } = this;
    return dialing.phase === 'checking' || dialing.phase === 'calling' ? dialing.wish.shown : '';
  }

  /** Nothing has been asked of the line yet. */
  get isChecking(): boolean {
    return this.dialing.phase === 'checking';
  }

  get problem() {
    return this.dialing.phase === 'failed' ? this.dialing.problem : null;
  }

  get hasWish(): boolean {
    return this.dialing.phase === 'failed' && this.dialing.wish !== null;
  }

  /** A number that cannot be read is corrected, not called again; one that this line never calls is no better twice. */
  get canRetry(): boolean {
    return this.hasWish && this.problem?.code !== 'line.emergencyNumber';
  }

  get offersLink(): boolean {
    return this.hasWish && this.canUseLink;
  }

  handleYes(): void {
    this.dispatchEvent(new CustomEvent('confirm'));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  handleAgain(): void {
    this.dispatchEvent(new CustomEvent('again'));
  }

  handleUseLink(): void {
    this.dispatchEvent(new CustomEvent('uselink'));
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.handleCancel();
  }
}
