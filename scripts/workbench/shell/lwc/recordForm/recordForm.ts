import { LightningElement, api } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import type { Field, ObjectInfo } from '../../org.ts';
import { changes, salesforce } from '../../page.ts';
import { cellOf, readRow, type Row } from '../../state/rows.ts';
import { setTitle } from '../../state/title.ts';
import { text } from '../../texts.ts';

type Values = Readonly<Record<string, string>>;

/** The dialog for a new record, or for a change of one. Closes with the id of what was saved. */
export default class RecordForm extends LightningElement {
  @api object: ObjectInfo | undefined;
  /** The record to change; none: a new one. */
  @api recordId: string | undefined;
  /** Values that a new record begins with, by field. */
  @api defaults: Values = {};

  closeLabel = text('close');
  cancelLabel = text('cancel');
  saveLabel = text('save');
  loadingLabel = text('loading');
  row: Row | undefined;
  changed: Values = {};
  error: string | undefined;
  isSaving = false;

  override connectedCallback(): void {
    setTitle(this.heading, this.object?.pluralLabel ?? '');
    this.changed = this.recordId === undefined ? this.defaults : {};
    if (this.recordId !== undefined) void this.load(this.recordId);
  }

  override renderedCallback(): void {
    const heading = this.refs?.heading;
    const hasFocus = this.template?.activeElement != null;
    if (!hasFocus && heading instanceof HTMLElement) heading.focus();
  }

  get heading(): string {
    if (this.recordId === undefined) return text('newRecord', this.object?.label ?? '');
    return text('editRecord', this.row?.name ?? this.object?.label ?? '');
  }

  get inputs(): readonly object[] | undefined {
    const { row, object } = this;
    if (object === undefined || (this.recordId !== undefined && row === undefined)) return undefined;
    return object.formFields.map((field) => {
      const cell = row === undefined ? undefined : cellOf(row, field);
      const value = this.changed[field.name] ?? (cell?.value == null ? '' : String(cell.value));
      return { ...toInput(field), value, valueText: cell?.text ?? '' };
    });
  }

  handleChange(event: CustomEvent<{ value: string }>): void {
    const { name } = Object(event.currentTarget) as { name?: string };
    if (name !== undefined) this.changed = { ...this.changed, [name]: event.detail.value };
  }

  handleLookup(event: CustomEvent<{ field: string; value: string }>): void {
    this.changed = { ...this.changed, [event.detail.field]: event.detail.value };
  }

  handleKeydown(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.defaultPrevented) this.handleCancel();
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }

  async handleSave(): Promise<void> {
    const { object } = this;
    if (object === undefined || this.isSaving) return;
    this.isSaving = true;
    this.error = undefined;
    await this.save(object).catch((error: unknown) => {
      this.error = error instanceof Error ? error.message : String(error);
    });
    this.isSaving = false;
  }

  async load(recordId: string): Promise<void> {
    const { object } = this;
    if (object === undefined) return;
    const row = await readRow(salesforce, object, recordId).catch((error: unknown) => {
      this.error = text('salesforceFailed', error instanceof Error ? error.message : String(error));
      return undefined;
    });
    this.row = row;
  }

  async save(object: ObjectInfo): Promise<void> {
    const fields = toFields(this.changed);
    const id = this.recordId ?? (await salesforce.create(object.name, fields));
    if (this.recordId !== undefined) await salesforce.update(object.name, id, fields);
    changes.announce('all');
    const saved = await readRow(salesforce, object, id);
    this.dispatchEvent(
      new ShowToastEvent({ title: text('saved', object.label, saved?.name ?? ''), variant: 'success' }),
    );
    this.dispatchEvent(new CustomEvent('close', { detail: id }));
  }
}

function toInput(field: Field): object {
  const types: Readonly<Record<string, string>> = { phone: 'tel', email: 'email', url: 'url', date: 'date' };
  return {
    field,
    name: field.name,
    label: field.label,
    isRequired: field.isRequired,
    isLong: field.type === 'longText',
    isPicklist: field.type === 'picklist',
    isReference: field.type === 'reference',
    options: [{ value: '', label: text('none') }, ...field.values],
    type: field.type === 'currency' || field.type === 'number' ? 'number' : (types[field.type] ?? 'text'),
    className: field.type === 'longText' ? 'wide' : '',
  };
}

/** An emptied field becomes null. */
function toFields(values: Values): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value === '' ? null : value]),
  );
}
