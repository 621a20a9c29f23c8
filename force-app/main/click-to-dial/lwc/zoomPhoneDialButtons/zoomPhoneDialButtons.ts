import ZOOM_PHONE_USER from '@salesforce/customPermission/ZoomPhoneUser';
import { publishDial, publishText, requestNumbers } from 'c/zoomPhoneDialChannel';
import type { LabelledNumber } from 'c/zoomPhoneDialChannel';
import type { RecordRef } from 'c/zoomCallCore';
import { fill, labels } from 'c/zoomPhoneLabels';
import { fieldsToRead, readNumbers, relatedObjectOf } from 'c/zoomPhoneNumberFields';
import type { NumbersReading, RecordNumber, WiredNumbers } from 'c/zoomPhoneNumberFields';
import { MessageContext } from 'lightning/messageService';
import type { MessageContextValue } from 'lightning/messageService';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import type { ObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import type { RecordRepresentation, WireResult } from 'lightning/uiRecordApi';
import { LightningElement, api, wire } from 'lwc';
import empty from './templates/empty.html';
import failed from './templates/failed.html';
import loading from './templates/loading.html';
import notAllowed from './templates/notAllowed.html';
import numbers from './templates/numbers.html';
import widgetMissing from './templates/widgetMissing.html';

/** Lightning Data Service does not support Task (force:recordData, "Considerations"): the widget reads it. */
const READ_BY_WIDGET = 'Task';

const TEMPLATES = { empty, failed, loading, notAllowed, numbers, widgetMissing };

/** The numbers of the record of a page, as buttons that make the widget call them or write to them. */
export default class ZoomPhoneDialButtons extends LightningElement {
  @api objectApiName?: string;

  @wire(getRecord, { recordId: '$recordToRead', optionalFields: '$fields' })
  record?: WireResult<RecordRepresentation>;

  ownInfo?: WireResult<ObjectInfo>;
  relatedInfo?: WireResult<ObjectInfo>;
  /** Kept and not derived: a list that is made anew would make the wire read the record again, and again. */
  fields: string[] | undefined;

  readonly labels = labels;
  status = '';
  currentRecordId: string | undefined;
  /** What the widget told; null when it was asked in vain, undefined while it is asked. */
  told: readonly LabelledNumber[] | null | undefined = undefined;

  #messageContext?: MessageContextValue;
  #stopAsking?: (() => void) | undefined;

  /** Lightning may show another record with the same component. */
  @api
  get recordId(): string | undefined {
    return this.currentRecordId;
  }
  set recordId(recordId: string | undefined) {
    this.currentRecordId = recordId;
    this.status = '';
    this.askWidget();
  }

  @wire(getObjectInfo, { objectApiName: '$objectToRead' })
  receiveOwnInfo(result: WireResult<ObjectInfo>): void {
    this.ownInfo = result;
    this.fields = fieldsToRead(this.wired);
  }

  @wire(getObjectInfo, { objectApiName: '$relatedObject' })
  receiveRelatedInfo(result: WireResult<ObjectInfo>): void {
    this.relatedInfo = result;
    this.fields = fieldsToRead(this.wired);
  }

  @wire(MessageContext)
  receiveContext(messageContext: MessageContextValue): void {
    if (messageContext === this.#messageContext) return;
    this.#messageContext = messageContext;
    this.askWidget();
  }

  override connectedCallback(): void {
    this.askWidget();
  }

  override disconnectedCallback(): void {
    this.#stopAsking?.();
  }

  override render() {
    return TEMPLATES[this.state];
  }

  get state(): keyof typeof TEMPLATES {
    if (!ZOOM_PHONE_USER) return 'notAllowed';
    if (this.told === null) return 'widgetMissing';
    const { reading } = this;
    if (reading.state === 'failed') return 'failed';
    if (reading.state === 'reading') return 'loading';
    return reading.numbers.length === 0 ? 'empty' : 'numbers';
  }

  get buttons() {
    const { reading } = this;
    return reading.state === 'read' ? reading.numbers.map(toButton) : [];
  }

  get reading(): NumbersReading {
    if (!this.isReadByWidget) return readNumbers(this.wired);
    const { recordRef, told } = this;
    if (!recordRef || !told) return { state: 'reading' };
    const numbersTold = told.map(({ label, number, country }) => ({
      label,
      number,
      country,
      shown: number,
      owner: null,
    }));
    return { state: 'read', record: recordRef, numbers: numbersTold };
  }

  get wired(): WiredNumbers {
    const { ownInfo, relatedInfo, record } = this;
    return { objectName: this.objectApiName ?? '', own: ownInfo, related: relatedInfo, record };
  }

  get isReadByWidget(): boolean {
    return this.objectApiName === READ_BY_WIDGET;
  }

  get objectToRead(): string | undefined {
    return this.isReadByWidget ? undefined : this.objectApiName;
  }

  get relatedObject(): string | undefined {
    return relatedObjectOf(this.objectApiName);
  }

  get recordToRead(): string | undefined {
    return this.fields === undefined ? undefined : this.currentRecordId;
  }

  get recordRef(): RecordRef | null {
    const { currentRecordId, objectApiName } = this;
    return currentRecordId && objectApiName
      ? { id: currentRecordId, objectName: objectApiName, name: null }
      : null;
  }

  handleDial(event: Event): void {
    const clicked = this.clicked(event);
    if (!clicked || !this.#messageContext) return;
    publishDial(this.#messageContext, clicked.entry, clicked.record);
    this.status = fill(labels.dialCalling, clicked.entry.shown);
  }

  handleText(event: Event): void {
    const clicked = this.clicked(event);
    if (clicked && this.#messageContext) publishText(this.#messageContext, clicked.entry, clicked.record);
  }

  clicked({ currentTarget }: Event) {
    const index = currentTarget instanceof HTMLElement ? Number(currentTarget.dataset.index) : NaN;
    const { reading } = this;
    const entry = reading.state === 'read' ? reading.numbers[index] : undefined;
    return reading.state === 'read' && entry ? { entry, record: reading.record } : null;
  }

  handleRetry(): void {
    this.askWidget();
  }

  askWidget(): void {
    const { recordRef } = this;
    this.#stopAsking?.();
    this.#stopAsking = undefined;
    this.told = undefined;
    if (!this.isConnected || !this.isReadByWidget || !recordRef || !this.#messageContext) return;
    this.#stopAsking = requestNumbers(this.#messageContext, {
      record: recordRef,
      onNumbers: (told) => {
        this.told = told;
      },
      onSilence: () => {
        this.told = null;
      },
    });
  }
}

function toButton({ label, number, shown, owner }: RecordNumber, index: number) {
  const whole = owner === null ? label : fill(labels.dialLabelOf, label, owner);
  return {
    key: `${index} ${number}`,
    index,
    label: whole,
    shown,
    name: fill(labels.dialCallNumber, whole, shown),
    textName: fill(labels.dialTextNumber, whole, shown),
  };
}
