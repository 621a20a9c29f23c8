import { LightningElement, api, wire } from 'lwc';
import PROBE from '@salesforce/messageChannel/Probe__c';
import {
  APPLICATION_SCOPE,
  MessageContext,
  subscribe,
  unsubscribe,
  type MessageContextValue,
  type MessageSubscription,
} from 'lightning/messageService';
import { CurrentPageReference, type PageReference } from 'lightning/navigation';
import {
  EnclosingUtilityId,
  enableModal,
  getAllUtilityInfo,
  getInfo,
  minimize,
  onUtilityClick,
  open,
  updatePanel,
  updateUtility,
} from 'lightning/platformUtilityBarApi';

/** Shows what the utility bar tells its components, and does what they can do to it. */
export default class ProbeUtility extends LightningElement {
  @api greeting = '';

  @wire(EnclosingUtilityId) utilityId: string | undefined;
  @wire(MessageContext) messageContext!: MessageContextValue;
  @wire(CurrentPageReference) pageReference: PageReference | undefined;

  messages: { key: number; text: string }[] = [];
  info = '';
  clicks = '';
  made = String(Math.random());
  subscription: MessageSubscription | undefined;

  override connectedCallback(): void {
    this.subscription = subscribe(
      this.messageContext,
      PROBE,
      (message) => {
        this.messages = [...this.messages, { key: this.messages.length, text: JSON.stringify(message) }];
      },
      { scope: APPLICATION_SCOPE },
    );
    void onUtilityClick(this.utilityId ?? '', ({ panelVisible }) => {
      this.clicks += panelVisible ? 'open ' : 'closed ';
    });
  }

  get page(): string {
    return JSON.stringify(this.pageReference);
  }

  get id18(): string {
    return this.utilityId ?? '';
  }

  handleOpen(): void {
    void open(this.id18, { autoFocus: true });
  }

  handleMinimize(): void {
    void minimize(this.id18);
  }

  handleHighlight(): void {
    void updateUtility(this.id18, { label: 'Ringing', icon: 'incoming_call', highlighted: true });
  }

  handleWiden(): void {
    void updatePanel(this.id18, { label: 'Wide panel', width: 420, height: 350 });
  }

  handleModal(): void {
    void enableModal(this.id18, true);
  }

  async handleInfo(): Promise<void> {
    const { id, utilityVisible, panelWidth } = await getInfo(this.id18);
    const all = await getAllUtilityInfo();
    this.info = JSON.stringify({ own: id === this.id18, utilityVisible, panelWidth, all: all.length });
  }

  async handleUnknown(): Promise<void> {
    this.info = await open('nobody').then(
      () => 'opened',
      () => 'refused',
    );
  }

  handleUnsubscribe(): void {
    if (this.subscription !== undefined) unsubscribe(this.subscription);
  }
}
