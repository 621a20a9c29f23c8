import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, expect, test } from '@jest/globals';
import { createElement } from 'lwc';
import { connectMessageBus } from '../../../../../../test-support/lightning/messageBus.ts';
import {
  messageContextWire,
  objectInfoWire,
  recordWire,
} from '../../../../../../test-support/lightning/wireAdapters.ts';
import ZoomPhoneTextAction from '../zoomPhoneTextAction.ts';

const CONTACT = {
  apiName: 'Contact',
  fields: {
    MobilePhone: { apiName: 'MobilePhone', label: 'Mobile', dataType: 'Phone' },
    Phone: { apiName: 'Phone', label: 'Business Phone', dataType: 'Phone' },
  },
};
const NAME = { value: 'Bob Smith', displayValue: null };
const MOBILE = { value: '090-1234-5678', displayValue: null };
const PHONE = { value: '2095550123', displayValue: '(209) 555-0123' };
const RECORD = { id: '003000000000001AAA', objectName: 'Contact', name: 'Bob Smith' };

afterEach(() => {
  document.body.replaceChildren();
});

test.each([
  { has: { MobilePhone: MOBILE, Phone: PHONE }, texts: MOBILE.value, what: 'the mobile number' },
  { has: { Phone: PHONE }, texts: PHONE.value, what: 'else the phone number' },
])('a text is begun to $what, without a toast', async ({ has, texts }) => {
  const { bus, toasts } = await invokeOn({ Name: NAME, ...has });

  expect(bus.published).toEqual([{ type: 'text', number: texts, country: null, record: RECORD }]);
  expect(toasts).toEqual([]);
});

test('a record without a number says so', async () => {
  const { bus, toasts } = await invokeOn({ Name: NAME });

  expect(bus.published).toEqual([]);
  expect(toasts).toMatchObject([{ title: 'No phone number', variant: 'warning' }]);
});

async function invokeOn(fields: object) {
  const bus = connectMessageBus();
  const element = createElement('c-zoom-phone-text-action', { is: ZoomPhoneTextAction });
  const toasts: unknown[] = [];
  element.addEventListener('lightning__showtoast', (event) => {
    if (event instanceof CustomEvent) toasts.push(event.detail);
  });
  element.recordId = RECORD.id;
  document.body.append(element);
  messageContextWire.emit({});
  await Promise.resolve();
  objectInfoWire.emit(CONTACT);
  await Promise.resolve();
  recordWire.emit({ id: RECORD.id, apiName: 'Contact', fields });
  element.invoke();
  return { bus, toasts };
}
