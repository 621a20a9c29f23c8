import ZOOM_PHONE_USER from '@salesforce/customPermission/ZoomPhoneUser';
import LANG from '@salesforce/i18n/lang';
import USER_ID from '@salesforce/user/Id';
import type { CallerIdChoice, RecordRef } from 'c/zoomCallCore';
import { createZoomPhoneClient } from 'c/zoomPhoneClient';
import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import { fill, labels } from 'c/zoomPhoneLabels';
import { createLinkLine, createSmartEmbedLine } from 'c/zoomPhoneLine';
import type { SmartEmbedLine } from 'c/zoomPhoneLine';
import { INITIAL_STATE, createZoomPhoneStore, liveCalls, recentNumbers } from 'c/zoomPhoneStore';
import type { PhoneState, StoreDeps, Tab, ZoomPhoneStore } from 'c/zoomPhoneStore';
import { MessageContext } from 'lightning/messageService';
import type { MessageContextValue } from 'lightning/messageService';
import { NavigationMixin } from 'lightning/navigation';
import { EnclosingUtilityId } from 'lightning/platformUtilityBarApi';
import { LightningElement, api, wire } from 'lwc';
import { listenToRecordPages } from './dialMessages.ts';
import type { PageDial } from './dialMessages.ts';
import { panelWidth } from './layout.ts';
import { createPanel } from './panel.ts';
import loading from './templates/loading.html';
import notAllowed from './templates/notAllowed.html';
import phone from './templates/phone.html';
import signedOut from './templates/signedOut.html';

const RECENT = 5;
/** A number that was clicked before the agent had signed in is called afterwards, unless that took longer. */
const WISH_MS = 3 * 60_000;

/** The Zoom Phone widget: makes its parts, gives the views the state, and carries out what they tell. */
export default class ZoomPhoneUtilityItem extends NavigationMixin(LightningElement) {
  /** Address of the gateway, set by the administrator. */
  @api gatewayUrl = '';
  /** `smartEmbed` or `link`. */
  @api line = 'smartEmbed';

  @wire(EnclosingUtilityId) utilityId?: string;

  readonly labels = labels;
  state: PhoneState = INITIAL_STATE;

  #client: ZoomPhoneClient | null = null;
  #store: ZoomPhoneStore | null = null;
  #smartEmbed: SmartEmbedLine | null = null;
  #padFrame: Window | null = null;
  #pageDial: { readonly dial: PageDial; readonly at: number } | null = null;
  #endings: (() => void)[] = [];
  #stopListening: (() => void) | undefined;
  readonly #panel = createPanel(() => this.utilityId);

  @wire(MessageContext)
  receiveContext(context: MessageContextValue): void {
    this.#stopListening?.();
    this.#stopListening = listenToRecordPages(context, {
      onDial: (dial) => {
        this.dialFromPage(dial);
      },
      numbersOf: (recordId) => this.#client?.numbersOf(recordId) ?? Promise.reject(new Error('not started')),
    });
  }

  override connectedCallback(): void {
    if (!ZOOM_PHONE_USER) return;
    this.#client = createZoomPhoneClient({
      gatewayUrl: this.gatewayUrl,
      salesforceUserId: USER_ID,
      language: LANG,
      storage: window.localStorage,
      onRefused: () => undefined,
    });
    const store = createZoomPhoneStore({
      client: this.#client,
      createLine: (...parts) => this.createLine(...parts),
      link: createLinkLine({ open: followLink }),
      now: () => Date.now(),
      newId: () => crypto.randomUUID(),
    });
    this.#store = store;
    this.#endings = [
      store.subscribe((state) => {
        this.takeState(state);
      }),
      onWake(() => {
        store.wake();
      }),
      store.stop,
    ];
    store.start();
  }

  override disconnectedCallback(): void {
    for (const end of this.#endings) end();
    this.#stopListening?.();
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

  get calls() {
    return liveCalls(this.state.entries).map(({ entry }) => ({ callId: entry.call.callId, entry }));
  }

  get hasCalls(): boolean {
    return this.calls.length > 0;
  }

  get newestCallId(): string | null {
    return this.calls[0]?.callId ?? null;
  }

  get recent() {
    return recentNumbers(this.state.entries, RECENT);
  }

  get usesPad(): boolean {
    return this.line !== 'link';
  }

  /** The pad is needed while a call rings or runs, and where only Zoom's own page helps. */
  get showsPad(): boolean {
    const { dialing, padWanted } = this.state;
    const failedAtZoom = dialing.phase === 'failed' && dialing.problem.code.startsWith('dial.');
    return this.usesPad && (padWanted || this.hasCalls || dialing.phase === 'calling' || failedAtZoom);
  }

  get padUrl(): string {
    return this.state.session?.smartEmbedUrl ?? '';
  }

  get padNotReady(): boolean {
    return this.usesPad && this.state.line === 'notReady' && !this.hasCalls;
  }

  get showsPadButton(): boolean {
    return !this.showsPad;
  }

  get padClass(): string {
    return this.showsPad ? 'pad_shown' : '';
  }

  get padToggle(): string {
    return this.state.padWanted ? labels.padHide : labels.padShow;
  }

  get isDialing(): boolean {
    return this.state.dialing.phase === 'asking' || this.state.dialing.phase === 'calling';
  }

  get canUseLink(): boolean {
    const { dialing } = this.state;
    return this.usesPad && dialing.phase === 'failed' && dialing.problem.code !== 'dial.noCallerId';
  }

  get signedInAs(): string {
    return fill(labels.sessionSignedInAs, this.state.session?.agent.name ?? '');
  }

  get connectionText(): string {
    const { connection } = this.state;
    if (connection === 'connected') return labels.connectionConnected;
    return connection === 'connecting' ? labels.connectionConnecting : labels.connectionReconnecting;
  }

  get isCutOff(): boolean {
    return this.state.connection === 'reconnecting';
  }

  get connectionClass(): string {
    return `dot dot_${this.state.connection}`;
  }

  get signInAgainText(): string | null {
    const needed = this.state.session?.signInNeeded;
    if (!needed) return null;
    return needed === 'zoom' ? labels.signInAgainZoom : labels.signInAgainSalesforce;
  }

  get historyLabel(): string {
    const waiting = this.state.entries.filter((entry) => entry.log.state === 'needsYou').length;
    return waiting === 0 ? labels.tabHistory : `${labels.tabHistory} (${waiting})`;
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
    if (event.detail.value === 'signOut') void this.#store?.signOut();
  }

  handleShowPad(): void {
    this.#store?.wantPad(true);
  }

  handlePadLoaded(event: CustomEvent<{ frame: Window }>): void {
    this.#padFrame = event.detail.frame;
    this.#smartEmbed?.padLoaded(this.#padFrame);
  }

  handleTab(event: Event): void {
    const tab = event.target instanceof HTMLElement && 'value' in event.target ? event.target.value : null;
    if (tab === 'keypad' || tab === 'history') this.#store?.selectTab(tab satisfies Tab);
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

  handleComment(event: CustomEvent<{ callId: string; comment: string }>): void {
    const { callId, comment } = event.detail;
    this.#store?.writeComment(callId, comment);
  }

  handleChoosePerson(event: CustomEvent<{ callId: string; personId: string | null }>): void {
    const { callId, personId } = event.detail;
    this.#store?.choosePerson(callId, personId);
  }

  handleToggle(event: CustomEvent<{ callId: string; isOpen: boolean }>): void {
    const { callId, isOpen } = event.detail;
    this.#store?.openEntry(isOpen ? callId : null);
  }

  handleCloseLog(event: CustomEvent<{ callId: string }>): void {
    this.#store?.closeLog(event.detail.callId);
  }

  handleDeleteLog(event: CustomEvent<{ callId: string; deleted: boolean }>): void {
    this.#store?.setLogDeleted(event.detail.callId, event.detail.deleted);
  }

  handleRetryLog(event: CustomEvent<{ callId: string }>): void {
    this.#store?.retryLog(event.detail.callId);
  }

  handleDismiss(): void {
    this.#store?.dismissProblem();
  }

  handleOpenRecord(event: CustomEvent<{ recordId: string; objectName: string }>): void {
    const { recordId, objectName } = event.detail;
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId, objectApiName: objectName, actionName: 'view' },
    });
  }

  createLine(...[session, listener, numbers]: Parameters<StoreDeps['createLine']>) {
    if (!this.usesPad) {
      listener.onReadiness('ready');
      return createLinkLine({ open: followLink });
    }
    this.#smartEmbed = createSmartEmbedLine({ url: session.smartEmbedUrl, numbers, listener });
    // After a second sign-in the pad is there already and will not load again.
    if (this.#padFrame) this.#smartEmbed.padLoaded(this.#padFrame);
    return this.#smartEmbed;
  }

  dialFromPage(dial: PageDial): void {
    this.#panel.open();
    if (this.state.stage === 'signedIn') {
      this.#store?.selectTab('keypad');
      this.#store?.dial(dial.number, dial.record, dial.country);
    } else {
      this.#pageDial = { dial, at: Date.now() };
    }
  }

  takeState(state: PhoneState): void {
    const before = this.state;
    this.state = state;
    if (before.stage !== 'signedIn' && state.stage === 'signedIn') this.dialAfterSignIn();
    const began = liveCalls(state.entries).length > liveCalls(before.entries).length;
    if (began) this.#panel.open();
    this.#panel.highlight(this.hasCalls);
    this.#panel.resize(panelWidth(this.showsPad, window.innerWidth));
    if (state.stage !== 'signedIn') this.#padFrame = null;
  }

  dialAfterSignIn(): void {
    const wish = this.#pageDial;
    this.#pageDial = null;
    if (!wish || Date.now() - wish.at > WISH_MS) return;
    const { number, record, country } = wish.dial;
    this.#store?.dial(number, record, country);
  }
}

/** The page comes back to life, to the front or to the network. @returns stops listening */
function onWake(wake: () => void): () => void {
  const visible = (): void => {
    if (document.visibilityState === 'visible') wake();
  };
  window.addEventListener('online', wake);
  window.addEventListener('pageshow', wake);
  document.addEventListener('visibilitychange', visible);
  document.addEventListener('resume', wake);
  return () => {
    window.removeEventListener('online', wake);
    window.removeEventListener('pageshow', wake);
    document.removeEventListener('visibilitychange', visible);
    document.removeEventListener('resume', wake);
  };
}

/** The browser hands the link to the Zoom client; the page stays. */
function followLink(url: string): void {
  window.open(url, '_self');
}
