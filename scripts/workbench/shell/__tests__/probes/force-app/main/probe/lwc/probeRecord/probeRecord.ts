import { LightningElement, api, wire } from 'lwc';
import PROBE_USER from '@salesforce/customPermission/ProbeUser';
import lang from '@salesforce/i18n/lang';
import locale from '@salesforce/i18n/locale';
import timeZone from '@salesforce/i18n/timeZone';
import GREETING from '@salesforce/label/c.Probe_Greeting';
import UNTRANSLATED from '@salesforce/label/c.Probe_Untranslated';
import PROBE from '@salesforce/messageChannel/Probe__c';
import USER_ID from '@salesforce/user/Id';
import { MessageContext, publish, type MessageContextValue } from 'lightning/messageService';
import { NavigationMixin } from 'lightning/navigation';
import { encodeDefaultFieldValues } from 'lightning/pageReferenceUtils';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { EnclosingUtilityId } from 'lightning/platformUtilityBarApi';
import { IsConsoleNavigation } from 'lightning/platformWorkspaceApi';
import { RefreshEvent } from 'lightning/refresh';
import { getObjectInfo, type ObjectInfo } from 'lightning/uiObjectInfoApi';
import {
  getFieldValue,
  getRecord,
  getRecords,
  notifyRecordUpdateAvailable,
  updateRecord,
  type RecordRepresentation,
  type WireResult,
} from 'lightning/uiRecordApi';

/** Shows what the platform tells a component on a record page, and does what such a component can do. */
export default class ProbeRecord extends NavigationMixin(LightningElement) {
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;

  @wire(getRecord, {
    recordId: '$recordId',
    fields: ['Contact.Name'],
    optionalFields: ['Contact.Account.Name'],
  })
  record: WireResult<RecordRepresentation> | undefined;

  @wire(getRecords, { records: '$wanted' })
  records:
    | WireResult<{ readonly results: readonly { readonly statusCode: number; readonly result: unknown }[] }>
    | undefined;

  @wire(getObjectInfo, { objectApiName: '$objectApiName' }) object: WireResult<ObjectInfo> | undefined;
  @wire(getObjectInfo, { objectApiName: 'Task' }) task: WireResult<ObjectInfo> | undefined;
  @wire(MessageContext) messageContext!: MessageContextValue;
  @wire(IsConsoleNavigation) isConsoleNavigation: boolean | undefined;
  @wire(EnclosingUtilityId) utilityId: string | undefined;

  url = '';
  problem = '';

  override connectedCallback(): void {
    void this.generateUrl();
  }

  get wanted(): readonly { recordIds: readonly string[]; fields: readonly string[] }[] | undefined {
    const { recordId } = this;
    if (recordId === undefined) return undefined;
    return [{ recordIds: [recordId, '003000000000000AAA'], fields: ['Contact.Name'] }];
  }

  get name(): string {
    return JSON.stringify(getFieldValue(this.record?.data, 'Contact.Name'));
  }

  get accountName(): string {
    return JSON.stringify(getFieldValue(this.record?.data, 'Contact.Account.Name'));
  }

  get several(): string {
    return (this.records?.data?.results ?? []).map(({ statusCode }) => String(statusCode)).join(' ');
  }

  get errorText(): string {
    return this.problem;
  }

  get objectLabel(): string {
    return this.object?.data?.apiName ?? '';
  }

  get taskError(): string {
    return JSON.stringify(this.task?.error ?? null);
  }

  get labels(): string {
    return `${GREETING}, ${UNTRANSLATED}`;
  }

  get rights(): string {
    return JSON.stringify({ permission: PROBE_USER ?? null, user: USER_ID, lang, locale, timeZone });
  }

  get isConsole(): string {
    return String(this.isConsoleNavigation);
  }

  get outside(): string {
    return String(this.utilityId);
  }

  async generateUrl(): Promise<void> {
    this.url = await this[NavigationMixin.GenerateUrl]({
      type: 'standard__recordPage',
      attributes: { recordId: this.recordId, objectApiName: 'Contact', actionName: 'view' },
    });
  }

  handlePublish(): void {
    publish(this.messageContext, PROBE, { recordId: this.recordId, nothing: undefined });
  }

  handlePublishFunction(): void {
    publish(this.messageContext, PROBE, { shout: () => 'hey', said: 'quietly' });
  }

  async handleUpdate(): Promise<void> {
    await updateRecord({ fields: { Id: this.recordId ?? '', LastName: 'Renamed' } });
  }

  async handleRefuse(): Promise<void> {
    await updateRecord({ fields: { Id: this.recordId ?? '', LastName: 'x'.repeat(200) } }).catch(
      (error: unknown) => {
        const body: unknown =
          typeof error === 'object' && error !== null && 'body' in error ? error.body : error;
        this.problem = JSON.stringify(body);
      },
    );
  }

  handleRefresh(): void {
    this.dispatchEvent(new RefreshEvent());
  }

  handleNotify(): void {
    void notifyRecordUpdateAvailable([{ recordId: this.recordId ?? '' }]);
  }

  handleToast(): void {
    this.dispatchEvent(
      new ShowToastEvent({ title: 'Done', message: 'It worked', variant: 'success', mode: 'sticky' }),
    );
  }

  handleNew(): void {
    this[NavigationMixin.Navigate]({
      type: 'standard__objectPage',
      attributes: { objectApiName: 'Contact', actionName: 'new' },
      state: { defaultFieldValues: encodeDefaultFieldValues({ LastName: 'O, Hara & Co', Phone: '+1 209' }) },
    });
  }

  handleTab(): void {
    this[NavigationMixin.Navigate]({
      type: 'standard__objectPage',
      attributes: { objectApiName: 'Lead', actionName: 'home' },
    });
  }

  async handleEvents(): Promise<void> {
    const { subscribe } = await import('lightning/empApi');
    await subscribe('/event/Probe__e', -1, () => undefined).catch((error: unknown) => {
      this.problem = String(error);
    });
  }
}
