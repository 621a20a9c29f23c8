import ZOOM_PHONE_USER from '@salesforce/customPermission/ZoomPhoneUser';
import { publishDial } from 'c/zoomPhoneDialChannel';
import type { RecordRef } from 'c/zoomCallCore';
import { fill, labels } from 'c/zoomPhoneLabels';
import { fieldsToRead, readNumbers } from 'c/zoomPhoneNumberFields';
import type { NumbersReading, RecordNumber, WiredNumbers } from 'c/zoomPhoneNumberFields';
import { MessageContext } from 'lightning/messageService';
import type { MessageContextValue } from 'lightning/messageService';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import type { ObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import type { RecordRepresentation, WireResult } from 'lightning/uiRecordApi';
import { LightningElement, api, wire } from 'lwc';

/** The first characters of record IDs, for actions that are not told their object. */
const KEY_PREFIXES: Readonly<Record<string, string>> = { '001': 'Account', '003': 'Contact', '00Q': 'Lead' };

/**
 * Headless quick action: calls the number that the people of this record are best called on. The action that texts is this one
 * with another end.
 */
export default class ZoomPhoneDialAction extends LightningElement {
  @api recordId?: string;
  @api objectApiName?: string;

  @wire(MessageContext) messageContext?: MessageContextValue;

  objectInfo?: WireResult<ObjectInfo>;
  record?: WireResult<RecordRepresentation>;
  /** Kept and not derived: a list that is made anew would make the wire read the record again, and again. */
  fields: string[] | undefined;

  #invoked = false;

  /** Lightning calls this for each click; the record may not have been read by then. */
  @api
  invoke(): void {
    this.#invoked = true;
    this.dialWhenRead();
  }

  @wire(getObjectInfo, { objectApiName: '$objectName' })
  receiveObjectInfo(result: WireResult<ObjectInfo>): void {
    this.objectInfo = result;
    this.fields = fieldsToRead(this.wired);
    this.dialWhenRead();
  }

  @wire(getRecord, { recordId: '$recordToRead', optionalFields: '$fields' })
  receiveRecord(result: WireResult<RecordRepresentation>): void {
    this.record = result;
    this.dialWhenRead();
  }

  get objectName(): string | undefined {
    return this.objectApiName ?? KEY_PREFIXES[this.recordId?.slice(0, 3) ?? ''];
  }

  get recordToRead(): string | undefined {
    return this.fields === undefined ? undefined : this.recordId;
  }

  get wired(): WiredNumbers {
    const { objectInfo, record } = this;
    return { objectName: this.objectName ?? '', own: objectInfo, related: undefined, record };
  }

  dialWhenRead(): void {
    const reading = this.readNumbers();
    if (!this.#invoked || reading.state === 'reading') return;
    this.#invoked = false;
    if (ZOOM_PHONE_USER) this.useFirst(reading);
    else this.toast(labels.dialTitle, labels.signInNotAllowed, 'error');
  }

  useFirst(reading: Exclude<NumbersReading, { state: 'reading' }>): void {
    if (reading.state === 'failed') {
      this.toast(labels.dialFailed, labels.dialFailedHelp, 'error');
      return;
    }
    const [first] = reading.numbers;
    if (first === undefined) {
      this.toast(labels.dialNoNumberTitle, labels.dialNoNumber, 'warning');
    } else if (this.messageContext) {
      this.act(this.messageContext, first, reading.record);
    }
  }

  readNumbers(): NumbersReading {
    return readNumbers(this.wired);
  }

  act(context: MessageContextValue, number: RecordNumber, record: RecordRef): void {
    publishDial(context, number, record);
    this.toast(labels.dialTitle, fill(labels.dialCalling, number.shown), 'info');
  }

  toast(title: string, message: string, variant: 'info' | 'warning' | 'error'): void {
    this.dispatchEvent(new ShowToastEvent({ title, message, variant }));
  }
}
