import ZOOM_PHONE_USER from '@salesforce/customPermission/ZoomPhoneUser';
import LANG from '@salesforce/i18n/lang';
import USER_ID from '@salesforce/user/Id';
import { createZoomPhoneQueries } from 'c/zoomPhoneClient';
import { requestGateway, sameId, showWidget } from 'c/zoomPhoneDialChannel';
import { labels } from 'c/zoomPhoneLabels';
import { MessageContext } from 'lightning/messageService';
import type { MessageContextValue } from 'lightning/messageService';
import { LightningElement, api, wire } from 'lwc';
import { createDetails } from './details.ts';
import type { Details, DetailsState } from './details.ts';
import { factsOf } from './facts.ts';
import failed from './templates/failed.html';
import loading from './templates/loading.html';
import note from './templates/note.html';
import shown from './templates/shown.html';

/** Zoom's help: "Accessing and sharing call recordings", which says how to delete them. */
const HELP = 'https://support.zoom.com/hc/{language}/article?id=zm_kb&sysparm_article=KB0069436';

const LOADING: DetailsState = { stage: 'loading' };

/** The call of a Task: who, when, how it went, and its recordings and voicemails to hear. */
export default class ZoomPhoneCallDetails extends LightningElement {
  readonly labels = labels;
  state: DetailsState = LOADING;
  isWidgetMissing = false;
  currentRecordId: string | undefined;

  #context?: MessageContextValue;
  #details: Details | null = null;
  #gatewayUrl = '';
  #stop?: (() => void) | undefined;

  /** Lightning may show another record with the same component. */
  @api
  get recordId(): string | undefined {
    return this.currentRecordId;
  }
  set recordId(recordId: string | undefined) {
    this.currentRecordId = recordId;
    this.begin();
  }

  @wire(MessageContext)
  receiveContext(context: MessageContextValue): void {
    if (context === this.#context) return;
    this.#context = context;
    this.begin();
  }

  override connectedCallback(): void {
    this.begin();
  }

  override disconnectedCallback(): void {
    this.#stop?.();
  }

  override render() {
    if (this.noteText !== null) return note;
    if (this.state.stage === 'failed') return failed;
    return this.state.stage === 'shown' ? shown : loading;
  }

  get noteText(): string | null {
    if (!ZOOM_PHONE_USER) return labels.signInNotAllowed;
    if (this.isWidgetMissing) return labels.detailsWidgetMissing;
    if (this.state.stage === 'signedOut') return labels.detailsSignIn;
    return this.state.stage === 'noCall' ? labels.detailsNoCall : null;
  }

  get isSignedOut(): boolean {
    return !this.isWidgetMissing && this.state.stage === 'signedOut';
  }

  get facts() {
    return this.state.stage === 'shown' ? factsOf(this.state.entry, this.state.numbers) : [];
  }

  get media() {
    return this.state.stage === 'shown' ? this.state.entry.media : [];
  }

  get hasMedia(): boolean {
    return this.media.length > 0;
  }

  get opened() {
    return this.state.stage === 'shown' ? this.state.opened : null;
  }

  get problem() {
    return this.state.stage === 'failed' ? this.state.problem : null;
  }

  get helpUrl(): string {
    return HELP.replace('{language}', LANG.startsWith('ja') ? 'ja' : 'en');
  }

  handleRefresh(): void {
    if (this.isWidgetMissing) this.begin();
    else void this.#details?.read();
  }

  handleOpenWidget(): void {
    if (this.#context) showWidget(this.#context);
  }

  handleOpenMedium(event: CustomEvent<{ id: string }>): void {
    void this.#details?.open(event.detail.id);
  }

  handleCloseMedium(): void {
    this.#details?.close();
  }

  handlePlayerFailed(event: CustomEvent<{ at: number }>): void {
    void this.#details?.playerFailed(event.detail.at);
  }

  handleRetryMedium(): void {
    void this.#details?.retry();
  }

  begin(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#details = null;
    this.#gatewayUrl = '';
    this.state = LOADING;
    this.isWidgetMissing = false;
    if (!this.isConnected || !ZOOM_PHONE_USER || !this.#context || !this.currentRecordId) return;
    const taskId = this.currentRecordId;
    this.#stop = requestGateway(this.#context, {
      onGateway: (url) => {
        this.meetGateway(url, taskId);
      },
      onLogsChanged: (taskIds) => {
        if (taskIds.some((id) => sameId(id, taskId))) void this.#details?.read();
      },
      onSilence: () => {
        this.isWidgetMissing = true;
      },
    });
  }

  meetGateway(url: string, taskId: string): void {
    this.isWidgetMissing = false;
    if (url !== this.#gatewayUrl || this.#details === null) {
      this.#gatewayUrl = url;
      const client = createZoomPhoneQueries({ gatewayUrl: url, salesforceUserId: USER_ID });
      const details: Details = createDetails({
        client,
        taskId,
        onState: (state) => {
          if (this.#details === details) this.state = state;
        },
      });
      this.#details = details;
    }
    void this.#details.read();
  }
}
