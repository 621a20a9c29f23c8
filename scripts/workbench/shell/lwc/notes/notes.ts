import { LightningElement } from 'lwc';
import { text } from '../../texts.ts';

/** One of Salesforce's own utilities, so that the widget is not alone in a bar. */
export default class Notes extends LightningElement {
  label = text('notes');
  hint = text('notesHint');
  note = '';

  handleChange(event: CustomEvent<{ value: string }>): void {
    this.note = event.detail.value;
  }
}
