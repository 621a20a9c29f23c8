import ZOOM_PHONE_USER from '@salesforce/customPermission/ZoomPhoneUser';
import LANG from '@salesforce/i18n/lang';
import USER_ID from '@salesforce/user/Id';
import type {
  CallerIdChoice,
  HistoryKind,
  Person,
  RecordRef,
  SaveChoice,
  TaskEdit,
  TextFile,
} from 'c/zoomCallCore';
import { performAudio } from 'c/zoomPhoneAudio';
import type { AudioCommand, CallAudio } from 'c/zoomPhoneAudio';
import { createZoomPhoneClient } from 'c/zoomPhoneClient';
import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import { createFocusKeeper } from 'c/zoomPhoneFocus';
import { labels } from 'c/zoomPhoneLabels';
import { createBrowserLine, createLinkLine, createSmartEmbedLine } from 'c/zoomPhoneLine';
import type { SmartEmbedLine } from 'c/zoomPhoneLine';
import { INITIAL_STATE, createZoomPhoneStore } from 'c/zoomPhoneStore';
import type {
  CallAction,
  PersonFields,
  PhoneState,
  StoreDeps,
  Tab,
  ThreadPeer,
  ZoomPhoneStore,
} from 'c/zoomPhoneStore';
import { browserTabs, createTabs } from 'c/zoomPhoneTabs';
import { performText } from 'c/zoomPhoneTextStore';
import type { TextCommand } from 'c/zoomPhoneTextStore';
import { MessageContext } from 'lightning/messageService';
import type { MessageContextValue } from 'lightning/messageService';
import { NavigationMixin } from 'lightning/navigation';
import { EnclosingUtilityId } from 'lightning/platformUtilityBarApi';
import { IsConsoleNavigation } from 'lightning/platformWorkspaceApi';
import { LightningElement, api, wire } from 'lwc';
import { alertChoices, choiceIn } from './alertChoices.ts';
import type { AlertChoices } from './alertChoices.ts';
import { createAlerting } from './alerting.ts';
import type { Alerting } from './alerting.ts';
import { openFormInClassic, openRecordInClassic } from './classic.ts';
import { listenToRecordPages } from './dialMessages.ts';
import type { PageChannel, PageWish } from './dialMessages.ts';
import { fullFormPage } from './fullForm.ts';
import type { FullForm } from './fullForm.ts';
import { offerFile } from './offerFile.ts';
import { hasLineAudio, openLineAudio } from './lineAudio.ts';
import { createPanel } from './panel.ts';
import loading from './templates/loading.html';
import notAllowed from './templates/notAllowed.html';
import phone from './templates/phone.html';
import signedOut from './templates/signedOut.html';
import { lineChoice, viewOf } from './view.ts';
import type { LineChoice } from './view.ts';
import { onWake } from './wake.ts';
import { openInWorkspace, personBehind } from './workspace.ts';

/** A number that was clicked before the agent had signed in is called or texted afterwards, unless that took longer. */
const WISH_MS = 3 * 60_000;

/** The Zoom Phone widget: makes its parts, gives the views the state, and carries out what they tell. */
export default class ZoomPhoneUtilityItem extends NavigationMixin(LightningElement) {
  /** Address of the gateway, set by the administrator. */
  @api gatewayUrl = '';
  /** `smartEmbed`, `link` or `browser`. */
  @api line = 'smartEmbed';

  /** When the caller's record opens, where the settings do not say: `onRing`, `onAnswer` or `never`. */
  @api screenPop = 'onRing';
  /** The widget rings too, beside the Zoom client, where the settings do not say. */
  @api ringTone = false;

  /** `classic` in Salesforce Classic, which has neither utility bar nor message channel, and no navigation. */
  @api host = '';

  @wire(EnclosingUtilityId) utilityId?: string;
  @wire(IsConsoleNavigation) isConsole?: boolean;

  readonly labels = labels;
  state: PhoneState = INITIAL_STATE;
  view = viewOf(INITIAL_STATE, lineChoice('smartEmbed', null));
  pageRecord: RecordRef | null = null;
  devicesAreOpen = false;

  #client: ZoomPhoneClient | null = null;
  #store: ZoomPhoneStore | null = null;
  #audio: CallAudio | null = null;
  #smartEmbed: SmartEmbedLine | null = null;
  #padFrame: Window | null = null;
  #pageWish: { readonly wish: PageWish; readonly at: number } | null = null;
  #alerting: Alerting | null = null;
  #endings: (() => void)[] = [];
  #pages: PageChannel | undefined;
  readonly #panel = createPanel(() => this.utilityId);
  readonly #focus = createFocusKeeper();

  @wire(MessageContext)
  receiveContext(context: MessageContextValue | undefined): void {
    this.#pages?.stop();
    this.#pages = undefined;
    if (context === undefined || this.isClassic) return;
    this.#pages = listenToRecordPages(context, {
      onWish: (wish) => {
        this.takeWish(wish);
      },
      numbersOf: (recordId) => this.#client?.numbersOf(recordId) ?? Promise.reject(new Error('not started')),
      gatewayUrl: () => this.gatewayUrl,
      onWanted: this.#panel.open,
    });
    this.#pages.follow(this.state);
  }

  override connectedCallback(): void {
    if (!ZOOM_PHONE_USER) return;
    this.#client = createZoomPhoneClient({
      gatewayUrl: this.gatewayUrl,
      salesforceUserId: USER_ID,
      language: LANG,
      storage: browserStorage(),
      locks: browserTabs().locks,
      onRefused: ({ callId, sendId }, error) => this.#store?.refused(error, callId ?? null, sendId),
    });
    this.#audio = openLineAudio(this.line, browserStorage());
    const store = createZoomPhoneStore({
      client: this.#client,
      audio: this.#audio,
      createLine: (...parts) => this.createLine(...parts),
      link: createLinkLine({ open: followLink }),
      openTabs: (listener) => createTabs({ ...browserTabs(), name: this.tabsName, listener }),
      now: () => Date.now(),
      newId: () => crypto.randomUUID(),
    });
    this.#store = store;
    this.#alerting = createAlerting({
      screenPop: () => this.alerts.screenPop,
      hasRingTone: () => this.alerts.ringTone,
      ringerOf: this.#audio?.ringerOf ?? null,
      owner: USER_ID,
      openRecord: ({ id, objectName }) => {
        this.openRecord(id, objectName);
      },
      openPanel: this.#panel.open,
      openThread: (threadId) => {
        this.#panel.open();
        store.selectTab('texts');
        store.openThread(threadId);
      },
    });
    this.#endings = [
      this.#alerting.stop,
      store.subscribe((state) => {
        this.takeState(state);
      }),
      onWake(store),
      store.stop,
      () => this.#audio?.stop(),
    ];
    store.start();
  }

  override disconnectedCallback(): void {
    for (const end of this.#endings) end();
    this.#pages?.stop();
  }

  /** Who has ended a call by keyboard goes on with the next one, or at the beginning. */
  override renderedCallback(): void {
    this.#focus.restore(this.template?.querySelectorAll('c-zoom-phone-call-card') ?? [], () => {
      this.focusBeginning();
    });
  }

  focusBeginning(): void {
    const { phone: whole } = this.refs ?? {};
    if (whole instanceof HTMLElement) whole.focus();
  }

  /** What had the cursor is out of sight when another tab of the widget opens by itself. */
  keepFocus(): void {
    requestAnimationFrame(() => {
      if (!this.hasFocus && document.activeElement === document.body) this.focusBeginning();
    });
  }

  get hasFocus(): boolean {
    return Boolean(this.template?.activeElement);
  }

  override render() {
    if (!ZOOM_PHONE_USER) return notAllowed;
    switch (this.state.stage) {
      case 'loading':
        return loading;
      case 'signedOut':
        return signedOut;
      case 'signedIn':
        return phone;
    }
  }

  /** The same in all tabs in which this user has this gateway. */
  get tabsName(): string {
    return `zoom-phone ${USER_ID} ${this.gatewayUrl}`;
  }

  get canAskToNotify(): boolean {
    return this.#alerting?.canAskToNotify ?? false;
  }

  /** Where the audio is in the page nothing else rings, so that the tone is on unless somebody has turned it off. */
  get alerts(): AlertChoices {
    const { screenPop, ringTone, lineChoice: choice } = this;
    return alertChoices(this.state.session, {
      screenPop,
      ringTone: ringTone || choice.kind === 'browser',
    });
  }

  get hasLineAudio(): boolean {
    return hasLineAudio(this.state);
  }

  get showsDevices(): boolean {
    return this.devicesAreOpen && this.hasLineAudio;
  }

  get followLevel(): CallAudio['followLevel'] | null {
    return this.#audio?.followLevel ?? null;
  }

  get isClassic(): boolean {
    return this.host === 'classic';
  }

  get isLightning(): boolean {
    return !this.isClassic;
  }

  /** Null where there is no page for them. */
  get externalCount(): number | null {
    return this.isClassic ? null : this.state.externalCount;
  }

  get lineChoice(): LineChoice {
    return lineChoice(this.line, this.state.session);
  }

  handleSignIn(): void {
    this.#store?.signIn();
  }

  handleUseCode(event: CustomEvent<string>): void {
    this.#store?.useCode(event.detail);
  }

  handleShowWindow(): void {
    this.#store?.showWindow();
  }

  handleCancelSignIn(): void {
    this.#store?.cancelSignIn();
  }

  handleMenu(event: CustomEvent<{ value: string }>): void {
    if (event.detail.value === 'pad') this.#store?.wantPad(!this.state.padWanted);
    if (event.detail.value === 'notifications') this.#alerting?.askToNotify();
    if (event.detail.value === 'devices') this.handleOpenDevices();
    if (event.detail.value === 'doNotDisturb') void this.#store?.setDoNotDisturb(!this.view.isQuiet);
    if (event.detail.value === 'signOut') void this.#store?.signOut();
    const choice = choiceIn(event.detail.value, this.alerts);
    if (choice) void this.#store?.chooseAlerts(choice);
  }

  handleOpenDevices(): void {
    this.devicesAreOpen = true;
  }

  handleCloseDevices(): void {
    this.devicesAreOpen = false;
    this.#store?.endTestCall();
    this.focusMenu();
  }

  focusMenu(): void {
    const { menu } = this.refs ?? {};
    if (menu instanceof HTMLElement) menu.focus();
  }

  handleTestCall(): void {
    this.#store?.beginTestCall();
  }

  handleEndTestCall(): void {
    this.#store?.endTestCall();
  }

  /** The button is gone in a moment. */
  handleDisturb(): void {
    void this.#store?.setDoNotDisturb(false);
    this.focusMenu();
  }

  handleAudioCommand(event: CustomEvent<AudioCommand>): void {
    if (this.#audio) performAudio(this.#audio, event.detail);
  }

  handleShowPad(): void {
    this.#store?.wantPad(true);
    if (!this.view.hasPad) this.#store?.attend();
    // Shown already or not: what the agent wants is there.
    requestAnimationFrame(() => {
      const { pad } = this.refs ?? {};
      if (pad instanceof HTMLElement) pad.focus();
    });
  }

  handleAttend(): void {
    this.#store?.attend();
  }

  handlePadLoaded(event: CustomEvent<{ frame: Window }>): void {
    this.#padFrame = event.detail.frame;
    this.#smartEmbed?.padLoaded(this.#padFrame);
  }

  handleTab(event: Event): void {
    const tab = event.target instanceof HTMLElement && 'value' in event.target ? event.target.value : null;
    if (tab === 'keypad' || tab === 'hold' || tab === 'history' || tab === 'texts')
      this.#store?.selectTab(tab satisfies Tab);
  }

  handleTextCommand(event: CustomEvent<TextCommand>): void {
    const store = this.#store;
    if (!store) return;
    performText(store, event.detail, (messageId, file) => void this.openTextFile(messageId, file));
  }

  async openTextFile(messageId: string, { id, name }: TextFile): Promise<void> {
    const file = await this.#store?.textFile(messageId, id);
    if (file) offerFile(file, name, file.type);
  }

  handleDial(event: CustomEvent<{ number: string; record: RecordRef | null }>): void {
    const { number, record } = event.detail;
    this.#store?.dial(number, record);
  }

  handleSearch(event: CustomEvent<string>): void {
    this.#store?.searchPeople(event.detail);
  }

  handleCallerId(event: CustomEvent<CallerIdChoice>): void {
    void this.#store?.chooseCallerId(event.detail);
  }

  handleConfirm(): void {
    this.#store?.confirm();
  }

  handleCancel(): void {
    this.#store?.cancel();
  }

  handleAgain(): void {
    this.#store?.again();
  }

  handleUseLink(): void {
    this.#store?.again('link');
  }

  handleCardFocus(event: FocusEvent): void {
    this.#focus.handleIn(event);
  }

  handleCardBlur(event: FocusEvent): void {
    this.#focus.handleOut(event);
  }

  handleCallAction(event: CustomEvent<{ callId: string; action: CallAction }>): void {
    const { callId, action } = event.detail;
    void this.#store?.act(callId, action);
  }

  handleComment(event: CustomEvent<{ callId: string; comment: string }>): void {
    const { callId, comment } = event.detail;
    this.#store?.writeComment(callId, comment);
  }

  handleSearchPerson(event: CustomEvent<{ callId: string; text: string }>): void {
    this.#store?.searchPerson(event.detail.callId, event.detail.text);
  }

  handleChoosePerson(event: CustomEvent<{ callId: string; person: Person | null; remember: boolean }>): void {
    const { callId, person, remember } = event.detail;
    this.#store?.choosePerson(callId, person, remember);
  }

  handleEditPerson(event: CustomEvent<{ callId: string; fields: PersonFields | null }>): void {
    this.#store?.draftPerson(event.detail.callId, event.detail.fields);
  }

  handleCreatePerson(
    event: CustomEvent<{ callId: string; allowDuplicate: boolean; peer?: ThreadPeer }>,
  ): void {
    const { callId, allowDuplicate, peer } = event.detail;
    void this.#store?.createPerson(callId, allowDuplicate, peer);
  }

  handleLinkEarlier(event: CustomEvent<{ callId: string; isWanted: boolean }>): void {
    this.#store?.linkEarlierCalls(event.detail.callId, event.detail.isWanted);
  }

  handleEditTask(event: CustomEvent<{ callId: string; edit: TaskEdit }>): void {
    this.#store?.editTask(event.detail.callId, event.detail.edit);
  }

  handlePageRecord(event: CustomEvent<RecordRef | null>): void {
    this.pageRecord = event.detail;
  }

  handleToggle(event: CustomEvent<{ callId: string; isOpen: boolean }>): void {
    const { callId, isOpen } = event.detail;
    this.#store?.openEntry(isOpen ? callId : null);
  }

  handleSearchCalls(event: CustomEvent<{ text: string; kind: HistoryKind }>): void {
    this.#store?.searchCalls(event.detail.text, event.detail.kind);
  }

  handleMoreCalls(): void {
    this.#store?.loadCalls();
  }

  handleCloseLog(event: CustomEvent<{ callId: string }>): void {
    this.#store?.closeLog(event.detail.callId);
  }

  handleDeleteLog(event: CustomEvent<{ callId: string; deleted: boolean }>): void {
    this.#store?.setLogDeleted(event.detail.callId, event.detail.deleted);
  }

  handleChooseSaving(event: CustomEvent<{ callId: string; choice: SaveChoice | null }>): void {
    this.#store?.chooseSaving(event.detail.callId, event.detail.choice);
  }

  handleSaveAll(event: CustomEvent<{ callIds: readonly string[] }>): void {
    this.#store?.saveAll(event.detail.callIds);
  }

  handleRetryLog(event: CustomEvent<{ callId: string }>): void {
    this.#store?.retryLog(event.detail.callId);
  }

  async handleExportLogs(event: CustomEvent<{ callId: string | null }>): Promise<void> {
    const file = await this.#store?.exportLogs(event.detail.callId);
    if (file) offerFile(file, 'zoom-phone-logs.csv', 'text/csv');
  }

  handleDismiss(): void {
    this.#store?.dismissProblem();
  }

  handleOpenRecord(event: CustomEvent<{ recordId: string; objectName: string }>): void {
    this.openRecord(event.detail.recordId, event.detail.objectName);
  }

  handleOpenExternal(): void {
    this[NavigationMixin.Navigate]({
      type: 'standard__navItemPage',
      attributes: { apiName: 'Zoom_Phone_External_Logs' },
    });
  }

  /** Salesforce's own page for a new person, with what is known already. */
  handleFullForm(event: CustomEvent<FullForm>): void {
    if (this.isClassic) openFormInClassic(event.detail);
    else this[NavigationMixin.Navigate](fullFormPage(this.state, event.detail));
  }

  openRecord(recordId: string, objectApiName: string): void {
    const navigate = () => {
      this[NavigationMixin.Navigate]({
        type: 'standard__recordPage',
        attributes: { recordId, objectApiName, actionName: 'view' },
      });
    };
    if (this.isClassic) openRecordInClassic(recordId);
    else if (this.isConsole !== true) navigate();
    else openInWorkspace(recordId, personBehind(this.state, recordId)).catch(navigate);
  }

  createLine(...[session, listener, numbers]: Parameters<StoreDeps['createLine']>) {
    const { kind } = lineChoice(this.line, session);
    if (kind === 'link') {
      listener.onReadiness('ready');
      return createLinkLine({ open: followLink });
    }
    if (kind === 'browser' && this.#audio !== null) {
      return createBrowserLine({
        ...{ gatewayUrl: this.gatewayUrl, salesforceUserId: USER_ID, listener, numbers, audio: this.#audio },
        now: () => Date.now(),
        newId: () => crypto.randomUUID(),
      });
    }
    this.#smartEmbed = createSmartEmbedLine({ url: session.smartEmbedUrl, numbers, listener });
    // After a second sign-in the pad is there already and will not load again.
    if (this.#padFrame) this.#smartEmbed.padLoaded(this.#padFrame);
    return this.#smartEmbed;
  }

  takeWish(wish: PageWish): void {
    this.#panel.open();
    if (this.state.stage === 'signedIn') this.fulfil(wish);
    else this.#pageWish = { wish, at: Date.now() };
  }

  fulfil({ type, number, record, country }: PageWish): void {
    if (type === 'text') {
      this.#store?.selectTab('texts');
      this.#store?.startText(number, record, country);
    } else {
      this.#store?.selectTab('keypad');
      this.#store?.dial(number, record, country);
    }
  }

  takeState(state: PhoneState): void {
    const isNewStage = this.state.stage !== state.stage;
    const hasSignedIn = isNewStage && state.stage === 'signedIn';
    if (this.hasFocus && this.state.tab !== state.tab) this.keepFocus();
    this.state = state;
    this.view = viewOf(state, this.lineChoice);
    this.#panel.follow(this.view);
    this.#alerting?.follow(state);
    this.#pages?.follow(state);
    if (!this.view.hasPad) this.#padFrame = null;
    if (hasSignedIn) this.fulfilAfterSignIn();
    if (isNewStage) this.#pages?.tellGateway();
  }

  fulfilAfterSignIn(): void {
    const waiting = this.#pageWish;
    this.#pageWish = null;
    if (waiting && Date.now() - waiting.at <= WISH_MS) this.fulfil(waiting.wish);
  }
}

/** Null where the agent's browser lets no page keep anything. */
function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** The browser hands the link to the Zoom client; the page stays. */
function followLink(url: string): void {
  window.open(url, '_self');
}
