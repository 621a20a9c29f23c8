import ZOOM_PHONE_USER from '@salesforce/customPermission/ZoomPhoneUser';
import LANG from '@salesforce/i18n/lang';
import USER_ID from '@salesforce/user/Id';
import { MOST_DAYS, addDays, createPhoneNumbers, dayOf } from 'c/zoomCallCore';
import type { Days, PhoneNumbers, Problem, Session } from 'c/zoomCallCore';
import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import { errorText, labels } from 'c/zoomPhoneLabels';
import { createPageSession } from 'c/zoomPhonePageSession';
import type { PageStage } from 'c/zoomPhonePageSession';
import { MessageContext } from 'lightning/messageService';
import type { MessageContextValue } from 'lightning/messageService';
import { NavigationMixin } from 'lightning/navigation';
import { LightningElement, wire } from 'lwc';
import type { LogsState } from './logsState.ts';
import { createLogsStore } from './logsStore.ts';
import type { LogsStore } from './logsStore.ts';
import ready from './templates/ready.html';
import start from './templates/start.html';
import { viewOf } from './view.ts';

const NO_DAYS: Days = { from: '', to: '' };
const NOTHING: LogsState = { phase: 'idle', days: NO_DAYS, rows: [], problem: null, lastDismissed: null };

/**
 * External Zoom Call Logs: calls that Zoom has and Salesforce has not. Where the gateway is, the widget on the same page
 * tells, and there the agent signs in.
 */
export default class ZoomPhoneExternalLogs extends NavigationMixin(LightningElement) {
  readonly labels = labels;
  readonly mostDays = MOST_DAYS;
  readonly tooManyDays = errorText('externalCalls.tooManyDays');
  readonly endBeforeStart = errorText('externalCalls.endBeforeStart');
  stage: PageStage = ZOOM_PHONE_USER ? 'loading' : 'notAllowed';
  state = NOTHING;
  view = viewOf(NOTHING, null);
  days = NO_DAYS;
  numbers: PhoneNumbers | null = null;
  now = Date.now();
  showsPutAway = false;
  startProblem: Problem | null = null;

  #context: MessageContextValue | undefined;
  #store: LogsStore | null = null;
  #focusUndo = false;
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
    this.#store?.stop();
  }

  override renderedCallback(): void {
    const { undo } = this.refs ?? {};
    if (!this.#focusUndo || !(undo instanceof HTMLElement)) return;
    // The row that had the focus is gone.
    this.#focusUndo = false;
    undo.focus();
  }

  override render() {
    return this.stage === 'ready' ? ready : start;
  }

  get expanded(): string {
    return String(this.showsPutAway);
  }

  get putAwayIcon(): string {
    return this.showsPutAway ? 'utility:chevrondown' : 'utility:chevronright';
  }

  handleAgain(): void {
    this.#session.ask();
  }

  handleOpenWidget(): void {
    this.#session.openWidget();
  }

  handleSearch(event: CustomEvent<Days>): void {
    this.now = Date.now();
    this.showsPutAway = false;
    this.days = event.detail;
    void this.#store?.search(event.detail);
  }

  handleSearchAgain(): void {
    void this.#store?.search(this.state.days);
  }

  handleSelect(event: CustomEvent<{ callId: string; isSelected: boolean }>): void {
    this.#store?.select(event.detail.callId, event.detail.isSelected);
  }

  handleSelectAll(event: CustomEvent<{ checked: boolean }>): void {
    this.#store?.selectAll(event.detail.checked);
  }

  handleSave(): void {
    void this.#store?.save();
  }

  handleRetry(event: CustomEvent<{ callId: string }>): void {
    void this.#store?.retry(event.detail.callId);
  }

  handleDismiss(event: CustomEvent<{ callId: string; dismissed: boolean }>): void {
    const { callId, dismissed } = event.detail;
    this.#focusUndo = dismissed;
    void this.#store?.dismiss(callId, dismissed);
  }

  handleUndo(): void {
    const { lastDismissed } = this.state;
    if (lastDismissed !== null) void this.#store?.dismiss(lastDismissed, false);
  }

  handleTogglePutAway(): void {
    this.showsPutAway = !this.showsPutAway;
  }

  handleOpenRecord(event: CustomEvent<{ recordId: string; objectName: string }>): void {
    const { recordId, objectName } = event.detail;
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId, objectApiName: objectName, actionName: 'view' },
    });
  }

  /** A list of the same agent stays. */
  async prepare(client: ZoomPhoneClient, { homeCountry, timeZone }: Session): Promise<() => void> {
    const numbers = this.numbers ?? createPhoneNumbers(await client.numberData(), homeCountry);
    return () => {
      const today = dayOf(Date.now(), timeZone);
      this.numbers = numbers;
      this.days = { from: addDays(today, -2), to: today };
      this.begin(client);
    };
  }

  begin(client: ZoomPhoneClient): void {
    this.takeState({ ...NOTHING, days: this.days });
    this.#store = createLogsStore({
      client,
      days: this.days,
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
    this.#store?.stop();
    this.#store = null;
    this.numbers = null;
  }

  takeState(state: LogsState): void {
    this.state = state;
    this.view = viewOf(state, this.numbers);
  }
}
