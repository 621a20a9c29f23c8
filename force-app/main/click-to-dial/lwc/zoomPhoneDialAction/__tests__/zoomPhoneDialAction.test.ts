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
import ZoomPhoneDialAction from '../zoomPhoneDialAction.ts';

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

test('the phone number is dialed before the mobile number', async () => {
  const { bus, action, toasts } = await openRecord();
  await deliver({ Name: NAME, MobilePhone: MOBILE, Phone: PHONE });

  action.invoke();

  expect(bus.published).toEqual([{ type: 'dial', number: '2095550123', country: null, record: RECORD }]);
  expect(toasts).toMatchObject([{ message: 'Calling (209) 555-0123 with Zoom Phone', variant: 'info' }]);
});

test('without a phone number the mobile number is dialed', async () => {
  const { bus, action } = await openRecord();
  await deliver({ Name: NAME, MobilePhone: MOBILE });

  action.invoke();

  expect(bus.published).toMatchObject([{ number: '090-1234-5678' }]);
});

test('a click before the record was read dials once, when it has been read', async () => {
  const { bus, action } = await openRecord();

  action.invoke();
  action.invoke();
  expect(bus.published).toEqual([]);
  await deliver({ Name: NAME, Phone: PHONE });

  expect(bus.published).toHaveLength(1);
});

test('a record that was read is not read again', async () => {
  await openRecord();
  await deliver({ Name: NAME, Phone: PHONE });
  const asked = recordWire.getLastConfig();

  recordWire.emit({ id: RECORD.id, apiName: 'Contact', fields: { Name: NAME } });
  await Promise.resolve();

  expect(recordWire.getLastConfig()).toBe(asked);
});

test('a change of the record dials nothing', async () => {
  const { bus, action } = await openRecord();
  await deliver({ Name: NAME, Phone: PHONE });
  action.invoke();

  await deliver({ Name: NAME, Phone: MOBILE });

  expect(bus.published).toHaveLength(1);
});

test('a record without a number says so', async () => {
  const { bus, action, toasts } = await openRecord();
  await deliver({ Name: NAME });

  action.invoke();

  expect(bus.published).toEqual([]);
  expect(toasts).toEqual([
    { title: 'No phone number', message: 'This record has no phone number.', variant: 'warning' },
  ]);
});

test('a record that cannot be read says what to do', async () => {
  const { action, toasts } = await openRecord();
  objectInfoWire.error();

  action.invoke();

  expect(toasts).toMatchObject([{ title: 'The phone numbers could not be read.', variant: 'error' }]);
});

async function openRecord() {
  const bus = connectMessageBus();
  const element = createElement('c-zoom-phone-dial-action', { is: ZoomPhoneDialAction });
  const toasts: unknown[] = [];
  element.addEventListener('lightning__showtoast', (event) => {
    if (event instanceof CustomEvent) toasts.push(event.detail);
  });
  element.recordId = RECORD.id;
  document.body.append(element);
  messageContextWire.emit({});
  await Promise.resolve();
  return { bus, action: element, toasts };
}

async function deliver(fields: object): Promise<void> {
  objectInfoWire.emit(CONTACT);
  await Promise.resolve();
  recordWire.emit({ id: RECORD.id, apiName: 'Contact', fields });
}
