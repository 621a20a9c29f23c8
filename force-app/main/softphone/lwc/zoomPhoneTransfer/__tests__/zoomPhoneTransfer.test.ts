import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, expect, test } from '@jest/globals';
import { JANE } from '../../../../../../test-support/lightning/callData.ts';
import { numbersAt } from '../../../../../../test-support/lightning/numberData.ts';
import { isDisabled, show } from '../../../../../../test-support/lightning/screen.ts';
import ZoomPhoneTransfer from '../zoomPhoneTransfer.ts';

const MOBILE = { label: 'Mobile', number: '(209) 259-2844', e164: '+12092592844' };
const WORK = { label: 'Phone', number: '(205) 543-2724', e164: '+12055432724' };
const FOUND = { text: 'Roe', phase: 'done', people: [{ ...JANE, numbers: [MOBILE, WORK] }] } as const;

afterEach(() => {
  document.body.replaceChildren();
});

test('the field has the cursor, and nothing can be transferred to nobody', async () => {
  const transfer = await open();

  expect(transfer.host.shadowRoot?.activeElement).toBe(transfer.get('textbox', 'Transfer to'));
  expect(isDisabled(transfer.get('button', 'Transfer now'))).toBe(true);
  expect(isDisabled(transfer.get('button', 'Ask first'))).toBe(true);
});

test('a number that is typed is transferred to at once, or asked first', async () => {
  const transfer = await open();
  await transfer.enter('Transfer to', '(205) 543-2724');
  await transfer.press('Transfer now');
  await transfer.press('Ask first');

  expect(transfer.heard('choose')).toEqual([
    { action: 'transfer', number: '(205) 543-2724' },
    { action: 'consult', number: '(205) 543-2724', record: null },
  ]);
});

test('a person is found by name, with each number, and chosen', async () => {
  const transfer = await open();
  await transfer.enter('Transfer to', 'Roe');
  expect(transfer.heard('searchpeople')).toEqual(['Roe']);
  expect(isDisabled(transfer.get('button', 'Transfer now'))).toBe(true);

  await transfer.give({ search: FOUND });
  expect(transfer.names('button').slice(0, 2)).toEqual([
    'Jane Roe Contact · Acme Mobile: (209) 259-2844',
    'Jane Roe Contact · Acme Phone: (205) 543-2724',
  ]);
  await transfer.press('Jane Roe Contact · Acme Phone: (205) 543-2724');
  expect(transfer.get('textbox', 'Transfer to')).toMatchObject({ value: 'Jane Roe · (205) 543-2724' });

  await transfer.press('Ask first');
  expect(transfer.heard('choose')).toEqual([
    {
      action: 'consult',
      number: '+12055432724',
      record: { id: JANE.id, objectName: 'Contact', name: 'Jane Roe' },
    },
  ]);
});

test('who changes what was chosen has chosen nobody', async () => {
  const transfer = await open();
  await transfer.enter('Transfer to', 'Roe');
  await transfer.give({ search: FOUND });
  await transfer.press('Jane Roe Contact · Acme Phone: (205) 543-2724');
  await transfer.enter('Transfer to', '(209) 259-2844');
  await transfer.press('Transfer now');

  expect(transfer.heard('choose')).toEqual([{ action: 'transfer', number: '(209) 259-2844' }]);
});

test('another call of the agent can be connected to', async () => {
  const transfer = await open({ others: [{ callId: 'call-2', name: 'John Doe' }] });
  await transfer.press('Complete transfer: John Doe');

  expect(transfer.heard('transferto')).toEqual([{ otherCallId: 'call-2' }]);
});

test('that nobody is found is said', async () => {
  const transfer = await open();
  await transfer.enter('Transfer to', 'Nobody');
  await transfer.give({ search: { text: 'Nobody', phase: 'done', people: [] } });

  expect(transfer.says('status')).toBe('No Contact or Lead matches “Nobody”.');
});

function open(data: Readonly<Record<string, unknown>> = {}) {
  return show(ZoomPhoneTransfer, { numbers: numbersAt('US'), search: null, ...data }, [
    'choose',
    'transferto',
    'searchpeople',
  ]);
}
