import { LightningElement } from 'lwc';
import { text } from '../../texts.ts';

/** Something for the utility bar of the app that is not ours. */
export default class Notes extends LightningElement {
  label = text('notes');
  hint = text('notesHint');
  note = '';

  handleChange(event: CustomEvent<{ value: string }>): void {
    this.note = event.detail.value;
  }
}
