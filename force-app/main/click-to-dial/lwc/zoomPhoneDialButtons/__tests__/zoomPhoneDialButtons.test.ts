import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, expect, jest, test } from '@jest/globals';
import { createElement } from 'lwc';
import { connectMessageBus } from '../../../../../../test-support/lightning/messageBus.ts';
import {
  messageContextWire,
  objectInfoWire,
  recordWire,
} from '../../../../../../test-support/lightning/wireAdapters.ts';
import ZoomPhoneDialButtons from '../zoomPhoneDialButtons.ts';

const CONTACT_FIELDS = {
  Phone: { apiName: 'Phone', label: 'Business Phone', dataType: 'Phone' },
  MobilePhone: { apiName: 'MobilePhone', label: 'Mobile', dataType: 'Phone' },
};
const BOB = {
  id: '003000000000001AAA',
  apiName: 'Contact',
  fields: {
    Name: { value: 'Bob Smith', displayValue: null },
    MobilePhone: { value: '090-1234-5678', displayValue: null },
    Phone: { value: '2095550123', displayValue: '(209) 555-0123' },
  },
};
const TASK_ID = '00T000000000001AAA';

afterEach(() => {
  document.body.replaceChildren();
  jest.useRealTimers();
});

test('while the record is read, that is said', async () => {
  const page = await show('Contact', BOB.id);

  expect(page.querySelector('lightning-spinner')).toMatchObject({
    alternativeText: 'Loading phone numbers…',
  });
});

test('the numbers of the record are buttons with the labels of their fields, the best number first', async () => {
  const page = await showBob();

  expect(buttons(page).map((button) => button.textContent.replaceAll(/\s+/g, ' ').trim())).toEqual([
    'Business Phone:(209) 555-0123',
    'Mobile:090-1234-5678',
  ]);
});

test('beside each number is a button that begins a text to it', async () => {
  const bus = connectMessageBus();
  const page = await showBob();
  const texts = [...page.querySelectorAll('lightning-button-icon')];

  expect(texts.map((button): unknown => Reflect.get(button, 'alternativeText'))).toEqual([
    'Text Business Phone: (209) 555-0123',
    'Text Mobile: 090-1234-5678',
  ]);
  texts[1]?.dispatchEvent(new CustomEvent('click'));

  const record = { id: BOB.id, objectName: 'Contact', name: 'Bob Smith' };
  expect(bus.published).toEqual([{ type: 'text', number: '090-1234-5678', country: null, record }]);
});

test('a record that was read is not read again', async () => {
  await showBob();
  const asked = recordWire.getLastConfig();

  recordWire.emit(BOB);
  await rendered();

  expect(recordWire.getLastConfig()).toBe(asked);
  expect(asked).toEqual({
    recordId: BOB.id,
    optionalFields: [
      'Contact.Name',
      'Contact.Phone',
      'Contact.MobilePhone',
      'Contact.MailingCountryCode',
      'Contact.MailingCountry',
      'Contact.Account.BillingCountryCode',
      'Contact.Account.BillingCountry',
    ],
  });
});

test('screen readers hear what the button does, with label and number', async () => {
  const page = await showBob();

  expect(buttons(page).map((button) => button.ariaLabel)).toEqual([
    'Call Business Phone: (209) 555-0123',
    'Call Mobile: 090-1234-5678',
  ]);
});

test('a click makes the widget dial the number as it stands on the record, and says so', async () => {
  const bus = connectMessageBus();
  const page = await showBob();

  buttons(page)[0]?.click();
  await rendered();

  const record = { id: BOB.id, objectName: 'Contact', name: 'Bob Smith' };
  expect(bus.published).toEqual([{ type: 'dial', number: '2095550123', country: null, record }]);
  expect(page.querySelector('[role="status"]')?.textContent).toBe('Calling (209) 555-0123 with Zoom Phone');
});

test('a record without a number says so', async () => {
  const page = await show('Contact', BOB.id);
  objectInfoWire.emit({ apiName: 'Contact', fields: CONTACT_FIELDS }, ofObject('Contact'));
  await rendered();

  recordWire.emit({ ...BOB, fields: { Name: BOB.fields.Name } });
  await rendered();

  expect(page.textContent).toBe('This record has no phone number.');
});

test('a record that cannot be read says what to do', async () => {
  const page = await show('Contact', BOB.id);

  objectInfoWire.error();
  await rendered();

  expect(page.querySelector('[role="alert"]')?.textContent).toContain('could not be read.Reload the page.');
});

test('the numbers of a Case are those of its Contact, with the name of the Contact', async () => {
  const bus = connectMessageBus();
  const page = await show('Case', '500000000000001AAA');
  objectInfoWire.emit({ apiName: 'Case', fields: {} }, ofObject('Case'));
  objectInfoWire.emit({ apiName: 'Contact', fields: CONTACT_FIELDS }, ofObject('Contact'));
  await rendered();
  const fields = {
    CaseNumber: { value: '00001026', displayValue: null },
    Contact: { value: BOB, displayValue: null },
  };

  recordWire.emit({ id: '500000000000001AAA', apiName: 'Case', fields });
  await rendered();
  buttons(page)[1]?.click();

  expect(buttons(page)[0]?.ariaLabel).toBe('Call Business Phone (Bob Smith): (209) 555-0123');
  expect(bus.published).toMatchObject([
    { number: '090-1234-5678', record: { objectName: 'Case', name: '00001026' } },
  ]);
});

test('the numbers of a Task come from the widget', async () => {
  const bus = connectMessageBus();
  const page = await showTask();

  bus.send({
    type: 'numbers',
    recordId: TASK_ID,
    numbers: [{ label: 'Mobile', number: '090-1234-5678', country: null }],
  });
  await rendered();

  expect(bus.published).toEqual([
    { type: 'numbersWanted', record: { id: TASK_ID, objectName: 'Task', name: null } },
  ]);
  expect(buttons(page)[0]?.ariaLabel).toBe('Call Mobile: 090-1234-5678');
});

test('where the widget does not answer, the agent is told to open it, and can try again', async () => {
  jest.useFakeTimers();
  const bus = connectMessageBus();
  const page = await showTask();

  jest.advanceTimersByTime(2000);
  await rendered();
  expect(page.textContent).toContain(
    'Open Zoom Phone at the bottom of the page and sign in to see the numbers.',
  );

  page.querySelector<HTMLElement>('lightning-button')?.click();
  await rendered();
  expect(page.querySelector('lightning-spinner')).not.toBeNull();
  expect(bus.published).toHaveLength(2);
});

test('a widget that is opened late still fills the page', async () => {
  jest.useFakeTimers();
  const bus = connectMessageBus();
  const page = await showTask();
  jest.advanceTimersByTime(2000);
  await rendered();

  bus.send({ type: 'numbers', recordId: TASK_ID, numbers: [] });
  await rendered();

  expect(page.textContent).toBe('This record has no phone number.');
});

test('when Lightning shows another Task, its numbers are asked for', async () => {
  const bus = connectMessageBus();
  const page = await showTask();

  Object.assign(page.host, { recordId: '00T000000000002AAA' });

  expect(bus.listening()).toBe(1);
  expect(bus.published.at(-1)).toMatchObject({ type: 'numbersWanted', record: { id: '00T000000000002AAA' } });
});

test('a page that is left does not listen any more', async () => {
  const bus = connectMessageBus();
  const page = await showTask();

  page.host.remove();

  expect(bus.listening()).toBe(0);
});

async function show(objectApiName: string, recordId: string): Promise<ShadowRoot> {
  const element = createElement('c-zoom-phone-dial-buttons', { is: ZoomPhoneDialButtons });
  Object.assign(element, { objectApiName, recordId });
  document.body.append(element);
  messageContextWire.emit({});
  await rendered();
  return element.shadowRoot!;
}

async function showBob(): Promise<ShadowRoot> {
  const page = await show('Contact', BOB.id);
  objectInfoWire.emit({ apiName: 'Contact', fields: CONTACT_FIELDS }, ofObject('Contact'));
  await rendered();
  recordWire.emit(BOB);
  await rendered();
  return page;
}

function showTask(): Promise<ShadowRoot> {
  return show('Task', TASK_ID);
}

function buttons(page: ShadowRoot): HTMLButtonElement[] {
  return [...page.querySelectorAll('button')];
}

function ofObject(name: string) {
  return (config: Readonly<Record<string, unknown>>) => config.objectApiName === name;
}

function rendered(): Promise<void> {
  return Promise.resolve();
}
