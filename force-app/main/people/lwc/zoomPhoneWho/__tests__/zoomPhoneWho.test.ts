import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, expect, test } from '@jest/globals';
import { stateOf } from 'c/zoomCallCore';
import type { CallAbout, CallLog } from 'c/zoomCallCore';
import { JANE, JOHN, LOG, RINGING, callOf } from '../../../../../../test-support/lightning/callData.ts';
import { numbersAt } from '../../../../../../test-support/lightning/numberData.ts';
import { show } from '../../../../../../test-support/lightning/screen.ts';
import ZoomPhoneWho from '../zoomPhoneWho.ts';

const NUMBERS = numbersAt('US');

afterEach(() => {
  document.body.replaceChildren();
});

test('a person stands there with title, company and number', async () => {
  const view = await who({ who: JANE, candidates: [JANE] });

  expect(view.texts()).toEqual(['Name', 'Jane Roe', 'Buyer · Acme', '(209) 259-2844']);
  expect(view.get('img', 'Jane Roe')).toMatchObject({
    initials: 'JR',
    fallbackIconName: 'standard:contact',
  });
});

test('of a person of whom less is known, less is said', async () => {
  const bob = { ...JOHN, company: null };

  const view = await who({ who: bob, candidates: [bob] });

  expect(view.texts()).toEqual(['Name', 'John Doe', '(209) 259-2844']);
  expect(view.get('img', 'John Doe')).toMatchObject({ fallbackIconName: 'standard:lead' });
});

test('a number that is always this person’s says so', async () => {
  const view = await who({ who: JANE, candidates: [JANE, JOHN], remembered: true });

  expect(view.texts().at(-1)).toBe('Remembered for this number');
});

test('the name leads to the record', async () => {
  const view = await who({ who: JOHN, candidates: [JOHN] });

  await view.press('Open John Doe');

  expect(view.heard('openrecord')).toEqual([{ recordId: JOHN.id, objectName: 'Lead' }]);
});

test('beside the name is a pencil, where the agent may say that it was somebody else', async () => {
  const view = await who({ who: JANE, candidates: [JANE] });
  expect(view.names('button')).toEqual(['Open Jane Roe']);

  await view.give({ canEdit: true });
  await view.press('Edit Name');

  expect(view.heard('editwho')).toHaveLength(1);
});

test('several who share the number stand there to choose from', async () => {
  const view = await who({ candidates: [JANE, { ...JOHN, company: null }] });

  expect(view.texts()).toEqual([
    '(209) 259-2844',
    'This number belongs to 2 people. Choose one.',
    'Jane Roe',
    'Contact · Acme',
    'John Doe',
    'Lead',
    'Remember for this number',
  ]);
  await view.press('John Doe Lead');
  expect(view.heard('chooseperson')).toEqual([
    { callId: 'call-1', person: { ...JOHN, company: null }, remember: false },
  ]);
});

test("Zoom's name for the number heads the list, with the number below", async () => {
  const view = await who({ candidates: [JANE, JOHN] }, { peerName: 'ACME CORP' });

  expect(view.texts().slice(0, 2)).toEqual(['ACME CORP', '(209) 259-2844']);
});

test('a number that is an account’s, and nobody’s, is headed by the account', async () => {
  const account = { id: '001000000000001AAA', objectName: 'Account', name: 'Acme' };
  const view = await who({ search: 'done', records: [account] }, {});

  expect(view.texts().slice(0, 3)).toEqual([
    'Acme',
    '(209) 259-2844',
    'The number of an account, and of no Contact or Lead.',
  ]);
});

test('... and one that a record of another object has alone, by that record', async () => {
  const record = { id: '500000000000001AAA', objectName: 'Case', name: '00001000 Dark display' };
  const view = await who({ search: 'done', records: [record] }, {});

  expect(view.texts()[0]).toBe('00001000 Dark display');
  expect(view.says('status')).toBe('The number of a record, and of no Contact, Lead or account.');
});

test.each<[string, Partial<CallLog>, CallAbout, string]>([
  ['is being searched', { search: 'searching' }, {}, 'Searching for this number…'],
  ['belongs to nobody', { search: 'done' }, {}, 'No Contact or Lead has this number.'],
  [
    'could not be searched',
    { search: 'failed' },
    {},
    'Salesforce could not be searched. It is tried again by itself.',
  ],
  [
    'was of somebody who is deleted',
    { search: 'done', lostPerson: 'Jane Roe' },
    {},
    'Jane Roe was deleted in Salesforce. The log is saved without a name: choose another.',
  ],
  ['is of a colleague', { search: 'done' }, { internal: true }, 'Internal'],
])('a number that %s says so', async (_name, log, about, text) => {
  const view = await who(log, about);

  expect(view.texts().slice(0, 2)).toEqual(['(209) 259-2844', text]);
  expect(view.says('status')).toBe(text);
});

test("an unknown number has Zoom's name for it", async () => {
  const view = await who({}, { peerName: 'Smith Bob' });

  expect(view.texts().slice(0, 2)).toEqual(['Smith Bob', '(209) 259-2844']);
  expect(view.get('img', 'Smith Bob')).toMatchObject({ initials: 'SB' });
});

test('a number of another country is written as one', async () => {
  const view = await who({}, { peerNumber: '+81312345678' });

  expect(view.texts()[0]).toBe('+81 3 1234 5678');
});

test('a caller who withholds the number is said to, and nobody is looked for', async () => {
  const call = stateOf(callOf('call-1', RINGING));

  const view = await show(ZoomPhoneWho, { call: { ...call, peerNumber: null }, log: LOG, numbers: NUMBERS });

  expect(view.texts()).toEqual(['Number withheld']);
});

test('before the plans of numbers have come, the number stands as Zoom tells it', async () => {
  const view = await show(ZoomPhoneWho, { call: stateOf(callOf('call-1', RINGING)), log: LOG });

  expect(view.texts()[0]).toBe('+12092592844');
});

test('when the search finds somebody, the name appears', async () => {
  const view = await who({ search: 'searching' });

  await view.give({ log: { ...LOG, who: JANE, candidates: [JANE] } });

  expect(view.texts()[1]).toBe('Jane Roe');
});

function who(log: Partial<CallLog> = {}, about: CallAbout = {}) {
  const call = stateOf(callOf('call-1', { ...RINGING, about }));
  return show(ZoomPhoneWho, { call, log: { ...LOG, ...log }, numbers: NUMBERS }, [
    'openrecord',
    'chooseperson',
    'editwho',
  ]);
}

test('one of several may be remembered for the number, and it may be somebody else', async () => {
  const view = await who({ candidates: [JANE, JOHN] });
  await view.give({ canEdit: true });

  const box = view.get('textbox', 'Remember for this number');
  Reflect.set(box, 'checked', true);
  box.dispatchEvent(new CustomEvent('change'));
  await view.press('Jane Roe Contact · Acme');
  await view.press('Somebody else…');

  expect(view.heard('chooseperson')).toEqual([{ callId: 'call-1', person: JANE, remember: true }]);
  expect(view.heard('editwho')).toHaveLength(1);
});

test('of a number that the agent has said to be nobody’s no more is said', async () => {
  const view = await who({ candidates: [JANE] });

  expect(view.texts()).toEqual(['(209) 259-2844']);
});
