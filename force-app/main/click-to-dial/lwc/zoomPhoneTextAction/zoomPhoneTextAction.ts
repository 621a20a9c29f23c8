import type { RecordRef } from 'c/zoomCallCore';
import ZoomPhoneDialAction from 'c/zoomPhoneDialAction';
import { publishText } from 'c/zoomPhoneDialChannel';
import { readNumbers } from 'c/zoomPhoneNumberFields';
import type { NumbersReading, RecordNumber } from 'c/zoomPhoneNumberFields';
import type { MessageContextValue } from 'lightning/messageService';

/** Headless quick action: begins a text to the record's mobile number, or to its first one. The widget opens, and needs no toast. */
export default class ZoomPhoneTextAction extends ZoomPhoneDialAction {
  override readNumbers(): NumbersReading {
    return readNumbers(this.wired, 'texts');
  }

  override act(context: MessageContextValue, number: RecordNumber, record: RecordRef): void {
    publishText(context, number, record);
  }
}
