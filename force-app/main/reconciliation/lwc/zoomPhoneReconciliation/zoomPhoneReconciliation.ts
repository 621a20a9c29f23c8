import ZOOM_PHONE_USER from '@salesforce/customPermission/ZoomPhoneUser';
import LANG from '@salesforce/i18n/lang';
import USER_ID from '@salesforce/user/Id';
import { MOST_RECONCILED_DAYS, addDays, createPhoneNumbers, dayOf } from 'c/zoomCallCore';
import type { Days, PhoneNumbers, Problem, Session } from 'c/zoomCallCore';
import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import { errorText, labels } from 'c/zoomPhoneLabels';
import { createPageSession } from 'c/zoomPhonePageSession';
import type { PageStage } from 'c/zoomPhonePageSession';
import { MessageContext } from 'lightning/messageService';
import type { MessageContextValue } from 'lightning/messageService';
import { NavigationMixin } from 'lightning/navigation';
import { LightningElement, wire } from 'lwc';
import { NOT_COMPARED, createComparison } from './comparison.ts';
import type { Comparison, ComparisonState } from './comparison.ts';
import ready from './templates/ready.html';
import start from './templates/start.html';
import { viewOf } from './view.ts';

/** What the boxes begin with. */
const FIRST_DAYS = 7;

/**
 * Call Log Reconciliation: the agent's calls at Zoom against the Tasks in Salesforce. Where the gateway is, the widget on the
 * same page tells, and there the agent signs in.
 */
export default class ZoomPhoneReconciliation extends NavigationMixin(LightningElement) {
  readonly labels = labels;
  readonly mostDays = MOST_RECONCILED_DAYS;
  readonly tooManyDays = errorText('reconciliation.tooManyDays');
  readonly endBeforeStart = errorText('reconciliation.endBeforeStart');
  stage: PageStage = ZOOM_PHONE_USER ? 'loading' : 'notAllowed';
  state = NOT_COMPARED;
  view = viewOf(NOT_COMPARED);
  days: Days = NOT_COMPARED.days;
  now = Date.now();
  numbers: PhoneNumbers | null = null;
  startProblem: Problem | null = null;

  #context: MessageContextValue | undefined;
  #comparison: Comparison | null = null;
  readonly #session = createPageSession({
    ...{ isAllowed: ZOOM_PHONE_USER ?? false, salesforceUserId: USER_ID, language: LANG },
    prepare: (client, session) => this.prepare(client, session),
    onStage: (stage, problem) => {
      this.takeStage(stage, problem);
    },
  });

  @wire(MessageContext)
  receiveContext(context: MessageContextValue): void {
    this.#context = context;
    if (this.isConnected) this.#session.connect(context);
  }

  override connectedCallback(): void {
    this.#session.connect(this.#context);
  }

  override disconnectedCallback(): void {
    this.#session.disconnect();
    this.#comparison?.stop();
  }

  override render() {
    return this.stage === 'ready' ? ready : start;
  }

  handleAgain(): void {
    this.#session.ask();
  }

  handleOpenWidget(): void {
    this.#session.openWidget();
  }

  handleCompare(event: CustomEvent<Days>): void {
    this.compare(event.detail);
  }

  handleCompareAgain(): void {
    this.compare(this.state.days);
  }

  handleRetry(event: CustomEvent<{ callId: string }>): void {
    void this.#comparison?.retry(event.detail.callId);
  }

  handleOpenTask(event: CustomEvent<{ taskId: string }>): void {
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId: event.detail.taskId, objectApiName: 'Task', actionName: 'view' },
    });
  }

  handleOpenExternal(): void {
    this[NavigationMixin.Navigate]({
      type: 'standard__navItemPage',
      attributes: { apiName: 'Zoom_Phone_External_Logs' },
    });
  }

  compare(days: Days): void {
    this.now = Date.now();
    this.days = days;
    void this.#comparison?.compare(days);
  }

  async prepare(client: ZoomPhoneClient, session: Session): Promise<() => void> {
    const numbers = createPhoneNumbers(await client.numberData(), session.homeCountry);
    return () => {
      this.numbers = numbers;
      this.begin(client, session);
    };
  }

  begin(client: ZoomPhoneClient, { timeZone }: Session): void {
    const today = dayOf(Date.now(), timeZone);
    this.days = { from: addDays(today, 1 - FIRST_DAYS), to: today };
    this.takeState(NOT_COMPARED);
    this.#comparison = createComparison({
      client,
      onChange: (state) => {
        this.takeState(state);
      },
      onSignedOut: () => {
        this.#session.signedOut();
      },
    });
  }

  takeStage(stage: PageStage, problem: Problem | null): void {
    this.stage = stage;
    this.startProblem = problem;
    if (stage === 'ready') return;
    this.#comparison?.stop();
    this.#comparison = null;
  }

  takeState(state: ComparisonState): void {
    this.state = state;
    this.view = viewOf(state);
  }
}
