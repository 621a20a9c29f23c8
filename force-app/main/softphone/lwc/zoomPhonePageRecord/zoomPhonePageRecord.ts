import type { RecordRef } from 'c/zoomCallCore';
import { CurrentPageReference } from 'lightning/navigation';
import type { PageReference } from 'lightning/navigation';
import { getRecord } from 'lightning/uiRecordApi';
import type { FieldValue, RecordRepresentation, WireResult } from 'lightning/uiRecordApi';
import { LightningElement, api, wire } from 'lwc';

/** What a record is called by, where that is not its `Name`. */
const NAME_FIELDS: Readonly<Record<string, readonly string[]>> = { Case: ['CaseNumber', 'Subject'] };
const NAME_LIMIT = 255;

/** Knows which record page the agent is on, and shows nothing. Fires `pagerecord` with the record, or null. */
export default class ZoomPhonePageRecord extends LightningElement {
  /** API names of the objects whose records are of interest. */
  @api objectNames: readonly string[] = [];

  page: PageReference | undefined;
  #told = 'null';
  #read: WireResult<RecordRepresentation> | undefined;

  @wire(CurrentPageReference)
  receivePage(page: PageReference | undefined): void {
    this.page = page;
    this.tell();
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$fields' })
  receiveRecord(read: WireResult<RecordRepresentation>): void {
    this.#read = read;
    this.tell();
  }

  get objectName(): string {
    return this.attribute('objectApiName');
  }

  get recordId(): string | undefined {
    const isRecordPage = this.page?.type === 'standard__recordPage';
    return isRecordPage && this.objectNames.includes(this.objectName)
      ? this.attribute('recordId')
      : undefined;
  }

  get fields(): string[] | undefined {
    if (this.recordId === undefined) return undefined;
    return nameFields(this.objectName).map((field) => `${this.objectName}.${field}`);
  }

  attribute(name: string): string {
    const value = this.page?.attributes[name];
    return typeof value === 'string' ? value : '';
  }

  /** A record that has no name that the agent may see is none to choose. */
  tell(): void {
    const { recordId, objectName } = this;
    const data = this.#read?.data;
    const isRead = recordId !== undefined && data?.id.slice(0, 15) === recordId.slice(0, 15);
    const name = isRead ? nameIn(data, objectName) : '';
    const record: RecordRef | null = isRead && name !== '' ? { id: data.id, objectName, name } : null;
    const told = JSON.stringify(record);
    if (told === this.#told) return;
    this.#told = told;
    this.dispatchEvent(new CustomEvent('pagerecord', { detail: record }));
  }
}

function nameFields(objectName: string): readonly string[] {
  return NAME_FIELDS[objectName] ?? ['Name'];
}

function nameIn({ fields }: RecordRepresentation, objectName: string): string {
  return nameFields(objectName)
    .flatMap((field) => textIn(fields[field]) ?? [])
    .join(' ')
    .slice(0, NAME_LIMIT);
}

function textIn(field: FieldValue | undefined): string | null {
  return typeof field?.value === 'string' && field.value !== '' ? field.value : null;
}
