import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, expect, test } from '@jest/globals';
import { stateOf } from 'c/zoomCallCore';
import type { CallAbout, CallLog } from 'c/zoomCallCore';
import type { Naming, PersonDraft } from 'c/zoomPhoneStore';
import { JANE, JOHN, LOG, RINGING, callOf } from '../../../../../../test-support/lightning/callData.ts';
import { numbersAt } from '../../../../../../test-support/lightning/numberData.ts';
import { show } from '../../../../../../test-support/lightning/screen.ts';
import ZoomPhoneNaming from '../zoomPhoneNaming.ts';

const BOX = 'Contact/Lead';
const NAMING: Naming = {
  searchedFor: null,
  search: { text: '', phase: 'idle', people: [] },
  phoneFields: null,
  drafts: {},
  earlier: {},
};
const DRAFT: PersonDraft = {
  creationId: '1',
  fields: { objectName: 'Contact', firstName: '', lastName: 'Roe', company: '', phoneField: '' },
  phase: 'editing',
  duplicates: [],
  mayCreate: false,
  problem: null,
};

afterEach(() => {
  document.body.replaceChildren();
});

test('nobody has the number: the box stands there, and says so', async () => {
  const view = await naming();

  expect(view.texts()).toEqual(
    expect.arrayContaining(['No Contact or Lead has this number.', 'Contact/Lead', 'New Contact']),
  );
  expect(view.has('button', 'Cancel')).toBe(false);
});

test.each<[string, Partial<CallLog>, CallAbout]>([
  ['while the number is searched', { search: 'searching' }, {}],
  ['when it could not be searched', { search: 'failed' }, {}],
  ['for a colleague', {}, { internal: true }],
  ['while there are several to choose from', { candidates: [JANE, JOHN] }, {}],
  ['for a log that was deleted', { state: 'deleted' }, {}],
  ['for a log that was put away unsaved', { state: 'discarded' }, {}],
])('there is no box %s', async (_, log, about) => {
  const view = await naming(log, {}, about);

  expect(view.has('combobox', BOX)).toBe(false);
});

test('the pencil opens the box with who else has the number, and closes it', async () => {
  const view = await naming({ who: JANE, candidates: [JANE, JOHN] });
  expect(view.has('combobox', BOX)).toBe(false);

  await view.press('Edit Name');
  expect(view.names('option')).toEqual(['John Doe Lead · Globex']);
  expect(view.has('button', 'Nobody known')).toBe(true);
  await view.press('Edit Name');

  expect(view.has('combobox', BOX)).toBe(false);
});

test('who is chosen closes the box, and so does a choice that is made elsewhere', async () => {
  const view = await naming({ who: JANE, candidates: [JANE, JOHN] });
  await view.press('Edit Name');
  await view.press('John Doe Lead · Globex', 'option');
  expect(view.has('combobox', BOX)).toBe(false);
  expect(view.heard('chooseperson')).toEqual([{ callId: 'call-1', person: JOHN, remember: false }]);

  await view.press('Edit Name');
  await view.give({ log: { ...LOG, who: JOHN } });

  expect(view.has('combobox', BOX)).toBe(false);
});

test('Cancel leaves everything as it is', async () => {
  const view = await naming({ who: JANE });
  await view.press('Edit Name');

  await view.press('Cancel');

  expect(view.has('combobox', BOX)).toBe(false);
  expect(view.heard('chooseperson')).toEqual([]);
});

test('somebody else than the several may be looked for', async () => {
  const view = await naming({ candidates: [JANE, JOHN] });

  await view.press('Somebody else…');

  expect(view.has('combobox', BOX)).toBe(true);
});

test('a person that is being made takes the place of the box', async () => {
  const view = await naming({}, { drafts: { 'call-1': DRAFT } });

  expect(view.has('textbox', 'Last Name')).toBe(true);
  expect(view.texts()).toContain('(209) 259-2844');
  expect(view.has('combobox', BOX)).toBe(false);
});

test('a search for another call is not shown', async () => {
  const search: Naming['search'] = { text: 'J', phase: 'done', people: [{ ...JANE, numbers: [] }] };
  const view = await naming({}, { searchedFor: 'another', search });
  await view.enter(BOX, 'J');
  expect(view.names('option')).toEqual([]);

  await view.give({ naming: { ...NAMING, searchedFor: 'call-1', search } });

  expect(view.names('option')).toHaveLength(1);
});

test('other calls of the number are offered, linked, or left', async () => {
  const offer = { personId: JANE.id, count: 3, phase: 'offered' } as const;
  const view = await naming({ who: JANE }, { earlier: { 'call-1': offer } });

  expect(view.texts()).toContain('Other calls with this number and without a name: 3. Link them too?');
  await view.press('Link');
  await view.press('Not now');
  expect(view.heard('linkearlier')).toEqual([
    { callId: 'call-1', isWanted: true },
    { callId: 'call-1', isWanted: false },
  ]);
  await view.give({ naming: { ...NAMING, earlier: { 'call-1': { ...offer, phase: 'linked' } } } });
  expect(view.texts()).toContain('Calls linked: 3');
  await view.give({ log: { ...LOG, who: JOHN } });
  expect(view.texts()).not.toContain('Calls linked: 3');
});

function naming(log: Partial<CallLog> = {}, state: Partial<Naming> = {}, about: CallAbout = {}) {
  const call = stateOf(callOf('call-1', { ...RINGING, about }));
  return show(
    ZoomPhoneNaming,
    { call, log: { ...LOG, ...log }, numbers: numbersAt('US'), naming: { ...NAMING, ...state } },
    ['chooseperson', 'editperson', 'linkearlier'],
  );
}
