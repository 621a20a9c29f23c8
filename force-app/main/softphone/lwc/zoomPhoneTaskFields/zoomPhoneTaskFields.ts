import type { CallLog, TaskEdit, TaskField, TaskValue } from 'c/zoomCallCore';
import { fill, labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';
import { fromField, rowOf } from './fieldRows.ts';
import type { FieldRow, Shown } from './fieldRows.ts';

/**
 * Further fields of the Task of a call, those that the administrator has set. Not there where there are none. Fires
 * `edittask` with each value as it is typed.
 */
export default class ZoomPhoneTaskFields extends LightningElement {
  @api callId = '';
  @api log: CallLog | null = null;
  @api fields: readonly TaskField[] = [];
  /** Salesforce could not be asked for them. */
  @api isUnavailable = false;

  readonly labels = labels;
  /** What the agent is typing. What another tab or the gateway says does not get in between. */
  typed: { readonly name: string; readonly shown: Shown; readonly isTold: boolean } | null = null;

  get rows(): FieldRow[] {
    const { typed } = this;
    return this.fields.map((field) => {
      const row = rowOf(field, this.log?.taskValues?.[field.name] ?? null);
      return field.name === typed?.name ? { ...row, value: typed.shown } : row;
    });
  }

  /** What was filled in is named with it: nothing that was typed is lost. */
  get leftOutText(): string | null {
    const { fieldsLeftOut = [], taskValues = {} } = this.log ?? {};
    if (fieldsLeftOut.length === 0) return null;
    const words = fieldsLeftOut.map((name) => {
      const label = this.fields.find((field) => field.name === name)?.label ?? name;
      return `${label}: ${String(taskValues[name] ?? '')}`;
    });
    return fill(labels.taskFieldsLeftOut, words.join(', '));
  }

  handleChange(event: CustomEvent<{ value?: Shown; checked?: boolean }>): void {
    event.stopPropagation();
    const name = event.currentTarget instanceof HTMLElement ? event.currentTarget.dataset.name : undefined;
    const field = this.fields.find((one) => one.name === name);
    if (field === undefined) return;
    const shown = event.detail.value ?? event.detail.checked ?? '';
    const value = fromField(field, shown);
    // Of a list the gateway's word is at hand as soon as it is chosen from.
    if (typeof shown === 'string' && field.type !== 'picklist')
      this.typed = { name: field.name, shown, isTold: value !== undefined };
    if (value !== undefined) this.tell(field.name, value);
  }

  /** What is no value of its field stays to be corrected. */
  handleBlur(): void {
    if (this.typed?.isTold) this.typed = null;
  }

  tell(name: string, value: TaskValue): void {
    const edit: TaskEdit = { kind: 'field', name, value };
    const detail = { callId: this.callId, edit };
    this.dispatchEvent(new CustomEvent('edittask', { detail, bubbles: true, composed: true }));
  }
}
