import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { DEFAULT_SETTINGS, SETTING_NAMES } from 'c/zoomCallCore';
import type { DoctorReport, LevelSettings, SettingName, Settings } from 'c/zoomCallCore';
import { NavigationMixin } from 'lightning/navigation';
import { startGatewayStandIn } from '../../../../../../test-support/lightning/gatewayStandIn.ts';
import type { GatewayStandIn } from '../../../../../../test-support/lightning/gatewayStandIn.ts';
import { ORG_LEVEL } from '../../../../../../test-support/lightning/levelSettings.ts';
import { connectMessageBus } from '../../../../../../test-support/lightning/messageBus.ts';
import type { MessageBus } from '../../../../../../test-support/lightning/messageBus.ts';
import { json, offline, refusal } from '../../../../../../test-support/lightning/network.ts';
import { rendered, show } from '../../../../../../test-support/lightning/screen.ts';
import type { Screen } from '../../../../../../test-support/lightning/screen.ts';
import { STATUS_AT_REST } from '../../../../../../test-support/lightning/gatewayStatus.ts';
import { pass } from '../../../../../../test-support/lightning/settle.ts';
import { messageContextWire } from '../../../../../../test-support/lightning/wireAdapters.ts';
import ZoomPhoneSettings from '../zoomPhoneSettings.ts';

const READ = 'GET /api/settings';
const WRITE = 'PUT /api/settings';
const OWNERS = 'GET /api/settings/owners';
const DOCTOR = 'GET /api/doctor';
const STATUS = 'GET /api/status';
const ORIGIN = 'https://a.lightning.force.com';
const NUMBERS = 'Numbers that are never logged';

let gateway: GatewayStandIn;
let bus: MessageBus;
let stored: LevelSettings;
let report: DoctorReport;

const SOUND: DoctorReport = {
  gateway: {
    ...{ version: '1.2.3', startedAt: Date.UTC(2026, 10, 1), publicUrl: 'https://gateway.example.com' },
    origins: [],
  },
  webhookAt: null,
  agents: { known: 3, signedIn: 2 },
  findings: [],
};

const ledTo: unknown[] = [];
// In the place of the platform's own; before the first page is made, for which its methods are fixed.
const base: unknown = Object.getPrototypeOf(ZoomPhoneSettings.prototype);
if (typeof base !== 'object' || base === null) throw new TypeError('The page does not navigate.');
Reflect.set(base, NavigationMixin.Navigate, (to: unknown) => {
  ledTo.push(to);
});

beforeEach(() => {
  jest.useFakeTimers();
  gateway = startGatewayStandIn();
  bus = connectMessageBus();
  stored = ORG_LEVEL;
  gateway.answer(READ, () => json(stored));
  gateway.answer(OWNERS, () => json({ owners: [] }));
  report = SOUND;
  gateway.answer(DOCTOR, () => json(report));
  gateway.answer(STATUS, () => json(STATUS_AT_REST));
});

afterEach(() => {
  document.body.replaceChildren();
  jest.useRealTimers();
});

test('the settings of the org are shown, each with what it means', async () => {
  stored = {
    ...stored,
    settings: { ...DEFAULT_SETTINGS, autoSave: false, neverLog: ['+81355500101', '1002'] },
  };
  const page = await open();

  expect(checked(page)).toEqual({
    'Auto-save call logs': false,
    'Answered calls': true,
    'Calls that nobody answered': true,
    'Calls that went to voicemail': true,
    'Calls between colleagues': true,
    'Recordings, voicemails and summaries stand with the call': true,
    'Agents can send texts': true,
    'Texts are saved as Tasks': true,
  });
  expect(page.get('textbox', NUMBERS)).toMatchObject({ value: '+81355500101\n1002' });
  expect(page.texts()).toContain('If off, agents choose after each call whether it is saved.');
});

test('a subject template shows what it makes, and names what does not exist before anything is sent', async () => {
  const page = await open();
  const preview = () => page.texts().find((text) => text.startsWith('Preview:'));
  expect(preview()).toBeUndefined();
  await page.enter('Subject template', '{direction} {name} ({queue}) {result}');
  expect(preview()).toBe('Preview: Inbound call Avery Calloway (Support) Answered');

  await page.enter('Subject template', '{nmae} {date}');
  expect(preview()).toBeUndefined();
  const wrong = 'There is no field {nmae}. Use {direction} {result} {name} {number} {queue} {date}.';
  expect(page.texts()).toContain(wrong);
  await page.press('Save');
  expect(gateway.sent(WRITE)).toEqual([]);
  expect(page.says('alert')).toContain('settings.unknownField');

  await page.enter('Subject template', '{name}');
  await page.enter('Dispositions', ' Interested, later \n\n契約');
  await page.press('Save');
  await pass(0);
  expect(gateway.sent(WRITE)).toEqual([
    ofOrg({ ...DEFAULT_SETTINGS, subjectTemplate: '{name}', dispositions: ['Interested, later', '契約'] }),
  ]);
});

test('what is changed is saved as a whole, and shown as it stands then', async () => {
  const page = await open();
  await check(page, 'Auto-save call logs', false);
  await check(page, 'Calls between colleagues', false);
  await page.enter(NUMBERS, '03-5550-0101\n\n1002');
  stored = {
    ...stored,
    settings: { ...DEFAULT_SETTINGS, autoSave: false, neverLog: ['+81355500101', '1002'] },
  };

  await press(page, 'Save');

  expect(gateway.sent(WRITE)).toEqual([
    ofOrg({ ...DEFAULT_SETTINGS, autoSave: false, logInternal: false, neverLog: ['03-5550-0101', '1002'] }),
  ]);
  expect(page.says('status')).toBe('Saved. This holds for all calls that end from now on.');
  expect(page.get('textbox', NUMBERS)).toMatchObject({ value: '+81355500101\n1002' });

  await check(page, 'Auto-save call logs', true);
  expect(page.says('status')).toBe('');
});

test('what is no number is named, and what was typed stays', async () => {
  gateway.answer(WRITE, () => refusal('settings.invalidNumber', 400, 'boss'));
  const page = await open();
  await page.enter(NUMBERS, 'boss');

  await press(page, 'Save');

  expect(page.says('alert')).toContain('Something in the list is not a phone number.');
  expect(page.says('alert')).not.toContain('Salesforce says');
  expect(page.texts()).toContain('Not a phone number: boss');
  expect(page.get('textbox', NUMBERS)).toMatchObject({ value: 'boss' });
});

test('objects to match are saved one a line, and one that is none is named beside the list', async () => {
  stored = { ...stored, settings: { ...DEFAULT_SETTINGS, matchObjects: ['Case'] } };
  const page = await open();
  expect(page.get('textbox', 'Also match')).toMatchObject({ value: 'Case' });
  gateway.answer(WRITE, () => refusal('settings.unknownObject', 400, 'Vendor'));
  await page.enter('Also match', ' Case\n\nVendor');
  await press(page, 'Save');

  expect(gateway.sent(WRITE)).toEqual([ofOrg({ ...DEFAULT_SETTINGS, matchObjects: ['Case', 'Vendor'] })]);
  expect(page.says('alert')).toContain('Salesforce has no such object.');
  expect(page.says('alert')).not.toContain('Salesforce says');
  expect(page.texts()).toContain('Cannot be matched: Vendor');
  expect(page.get('textbox', 'Also match')).toMatchObject({ value: ' Case\n\nVendor' });

  gateway.answer(WRITE, null);
  await press(page, 'Save');
  expect(page.texts().join()).not.toContain('Cannot be matched');
});

test('fields of the Task are saved as they are typed, and those that cannot be are named', async () => {
  const FIELDS = 'More fields of the Task';
  stored = { ...stored, settings: { ...DEFAULT_SETTINGS, taskFields: ['Priority', 'Reason__c'] } };
  gateway.answer(WRITE, () => refusal('settings.unknownTaskField', 400, 'Nope__c'));
  const page = await open();
  expect(page.get('textbox', FIELDS)).toMatchObject({ value: 'Priority\nReason__c' });
  await page.enter(FIELDS, ' Nope__c\n\nPriority');

  await press(page, 'Save');
  expect(page.says('alert')).toContain('One of these fields of the Task cannot be filled in.');
  expect(page.says('alert')).not.toContain('Salesforce says');
  expect(page.texts()).toContain('Not possible: Nope__c');
  expect(page.get('textbox', FIELDS)).toMatchObject({ value: ' Nope__c\n\nPriority' });

  gateway.answer(WRITE, null);
  await press(page, 'Save');
  expect(gateway.sent(WRITE).at(-1)).toMatchObject({ settings: { taskFields: ['Nope__c', 'Priority'] } });
  expect(page.texts()).not.toContain('Not possible: Nope__c');
});

test('what of a thread of texts stands on one Task is chosen', async () => {
  stored = { ...stored, settings: { ...DEFAULT_SETTINGS, textTasks: 'thread' } };
  const page = await open();
  expect(page.get('combobox', 'One Task for')).toMatchObject({ value: 'thread' });

  await page.enter('One Task for', 'message');
  await press(page, 'Save');

  expect(gateway.sent(WRITE)).toEqual([ofOrg({ ...DEFAULT_SETTINGS, textTasks: 'message' })]);
});

describe('a profile or a user', () => {
  const HANA = { level: 'user', id: '005000000000002AAA', name: 'Hana' } as const;
  const LABEL = 'Calls between colleagues';
  let hanas: LevelSettings;

  beforeEach(() => {
    hanas = { ...ORG_LEVEL, owner: HANA, set: [], origins: { ...ORG_LEVEL.origins, logInternal: 'profile' } };
    gateway.answer(READ, ({ url }) => json(url.search === `?owner=${HANA.id}` ? hanas : stored));
    gateway.answer(OWNERS, ({ url }) => json({ owners: url.search === '?search=han' ? [HANA] : [] }));
  });

  async function openHana(): Promise<Screen> {
    const page = await open();
    await page.enter('Find a profile or user', 'han');
    await later(250);
    await press(page, 'User: Hana');
    return page;
  }

  function sentForHana(): unknown[] {
    const sent = gateway.requests.filter(({ what, url }) => what === WRITE && url.search.endsWith(HANA.id));
    return sent.map(({ body }) => body);
  }

  test('is found by name, and shows where each setting comes from', async () => {
    const page = await openHana();
    expect(page.texts()).toContain('User: Hana');
    expect(page.texts()).toContain('Inherited: profile');
    expect(page.texts()).toContain('Inherited: standard value');

    await check(page, LABEL, false);
    await press(page, 'To the whole org');
    await press(page, 'Switch without saving');
    expect(page.texts()).toContain('Whole org');
    expect(page.texts()).not.toContain('Inherited: profile');
    expect(sentForHana()).toEqual([]);
  });

  test('keeps what is not saved, until one says what becomes of it', async () => {
    const page = await openHana();
    await check(page, LABEL, false);
    gateway.answer(WRITE, offline);
    for (const choice of ['Keep editing', 'Save and switch']) {
      await press(page, 'To the whole org');
      expect(page.texts()).toContain('Not saved yet: User: Hana');
      await press(page, choice);
      expect(checked(page)).toMatchObject({ [LABEL]: false });
    }
    expect(page.says('alert')).toContain('gateway.unreachable');
    gateway.answer(WRITE, null);
    await press(page, 'To the whole org');
    await press(page, 'Save and switch');
    expect(page.texts()).toContain('Whole org');
    expect(sentForHana()).toHaveLength(2);
  });

  test('has what is changed, and what is set as it is; the rest stays inherited', async () => {
    const page = await openHana();
    await check(page, LABEL, false);
    await page.press('Set here: Auto-save call logs');
    await press(page, 'Save');
    const own = { settings: { ...DEFAULT_SETTINGS, logInternal: false }, set: ['logInternal', 'autoSave'] };
    expect(sentForHana()).toEqual([{ ...own, locked: [] }]);
  });

  test('goes back to what is inherited, as one sees at once', async () => {
    hanas = {
      ...hanas,
      settings: { ...DEFAULT_SETTINGS, neverLog: ['1002'] },
      set: ['neverLog'],
      locked: [],
    };
    const page = await openHana();
    expect(page.get('textbox', NUMBERS)).toMatchObject({ value: '1002' });
    await page.press(`Back to inherited: ${NUMBERS}`);
    expect(page.get('textbox', NUMBERS)).toMatchObject({ value: '' });
    await press(page, 'Save');
    expect(sentForHana()).toMatchObject([{ set: [], locked: [] }]);
  });

  test('cannot have what is locked further up', async () => {
    hanas = { ...hanas, lockedAbove: ['logInternal'] };
    const page = await openHana();
    expect(page.get('textbox', LABEL)).toMatchObject({ disabled: true });
    expect(page.texts()).toContain('Inherited: profile · Locked for the org or the profile');
    expect(page.has('button', `Set here: ${LABEL}`)).toBe(false);
  });
});

test('a setting of the org is locked and unlocked', async () => {
  const page = await open();
  await page.press('Lock: Ring tone');
  expect(page.texts()).toContain('Locked for everyone below');
  await page.enter('Ring tone', 'on');
  await page.enter('Open the caller’s record', 'never');
  await press(page, 'Save');
  const alerts = { ringTone: true, screenPop: 'never' } as const;
  expect(gateway.sent(WRITE)).toEqual([ofOrg({ ...DEFAULT_SETTINGS, ...alerts }, ['ringTone'])]);
  stored = { ...stored, locked: ['ringTone'] };
  await press(page, 'Save');
  await page.press('Unlock: Ring tone');
  await press(page, 'Save');
  expect(gateway.sent(WRITE).at(-1)).toMatchObject({ locked: [] });
});

test('who may not change them sees them, and why', async () => {
  stored = { ...stored, canChange: false };
  const page = await open();

  expect(page.texts().join(' ')).toContain('permission “Customize Application”');
  expect(page.names('button')).toEqual([]);
  expect(page.get('textbox', 'Auto-save call logs')).toMatchObject({ disabled: true });
});

test('a gateway that cannot be reached while saving is told, and saving works afterwards', async () => {
  gateway.answer(WRITE, offline);
  const page = await open();
  await check(page, 'Auto-save call logs', false);
  await press(page, 'Save');
  expect(page.says('alert')).toContain('Code: gateway.unreachable');
  expect(checked(page)['Auto-save call logs']).toBe(false);

  gateway.answer(WRITE, null);
  await press(page, 'Save');

  expect(page.says('alert')).toBeNull();
  expect(page.says('status')).toContain('Saved.');
});

test('without a session the page says where to sign in, and goes on after that', async () => {
  gateway.answer(READ, null);
  gateway.signedIn = false;
  const page = await open();
  expect(page.says('alert')).toContain('Open Zoom Phone in the utility bar and sign in');

  await page.press('Open Zoom Phone');
  expect(bus.published.at(-1)).toEqual({ type: 'widgetWanted' });

  gateway.signedIn = true;
  gateway.answer(READ, () => json(stored));
  bus.send({ type: 'gateway', gatewayUrl: 'https://gateway.example.com' });
  await later();

  expect(page.has('button', 'Save')).toBe(true);
});

test('what failed is tried again', async () => {
  gateway.answer(READ, offline);
  const page = await open();
  expect(page.says('alert')).toContain('Code: gateway.unreachable');

  gateway.answer(READ, () => json(stored));
  await press(page, 'Try again');

  expect(page.has('button', 'Save')).toBe(true);
});

test('a page without the widget says so, and goes on when the widget is there after all', async () => {
  const page = await show(ZoomPhoneSettings);
  messageContextWire.emit({});
  await later(2000);
  expect(page.says('alert')).toContain('Zoom Phone is not in this page.');

  bus.send({ type: 'gateway', gatewayUrl: 'https://gateway.example.com' });
  await later();

  expect(page.has('button', 'Save')).toBe(true);
});

test('how everything stands is told, and that nothing is wrong', async () => {
  const page = await open();

  expect(page.texts()).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^Version 1\.2\.3, started: /),
      'Last word from Zoom',
      'None yet',
      '2 of 3',
      'Nothing is wrong with the set-up.',
    ]),
  );
});

test('what is wrong stands there with cause and fix, until it is looked at again', async () => {
  report = {
    ...SOUND,
    findings: [
      { code: 'gateway.originMissing', severity: 'error', where: '', facts: [ORIGIN] },
      { code: 'agents.zoomSignIn', severity: 'warning', where: 'Ren Ito', facts: [1] },
    ],
  };
  const page = await open();
  expect(page.texts()).toEqual(
    expect.arrayContaining([
      'Found: 2',
      `Pages of ${ORIGIN} may not use the gateway.`,
      'Agents have to sign in to Zoom again: 1.',
      'Concerns: Ren Ito',
      'Cause:',
      'What to do:',
      'gateway.originMissing',
    ]),
  );
  expect(page.texts().join(' ')).toMatch(
    /may not use the gateway\. Cause: WIDGET_ORIGINS does not name .* What to do: Add https:\/\/a\.lightning\.force\.com/,
  );

  report = SOUND;
  await press(page, 'Check again');
  expect(page.texts()).not.toContain('gateway.originMissing');
  expect(page.texts()).toContain('Nothing is wrong with the set-up.');
});

test('where it cannot be told, the settings can be used all the same', async () => {
  gateway.answer(DOCTOR, offline);
  const page = await open();
  expect(page.says('alert')).toContain('Code: gateway.unreachable');
  expect(page.has('button', 'Save')).toBe(true);

  gateway.answer(DOCTOR, () => json(report));
  await press(page, 'Check again');
  expect(page.says('alert')).toBeNull();
});

test('from how everything stands a button leads to the comparison of calls', async () => {
  const page = await open();
  await page.press('Call Log Reconciliation');

  expect(ledTo).toEqual([
    { type: 'standard__navItemPage', attributes: { apiName: 'Zoom_Phone_Reconciliation' } },
  ]);
});

/** What is sent for the org, in which everything is set. */
function ofOrg(settings: Settings, locked: readonly SettingName[] = []) {
  return { settings, set: [...SETTING_NAMES], locked };
}

async function open(): Promise<Screen> {
  const page = await show(ZoomPhoneSettings);
  messageContextWire.emit({});
  expect(bus.published).toEqual([{ type: 'gatewayWanted' }]);
  bus.send({ type: 'gateway', gatewayUrl: 'https://gateway.example.com' });
  await later();
  return page;
}

async function later(ms = 0): Promise<void> {
  await pass(ms);
  await rendered();
}

async function press(page: Screen, name: string): Promise<void> {
  await page.press(name);
  await later();
}

async function check(page: Screen, name: string, value: boolean): Promise<void> {
  const box = page.get('textbox', name);
  Reflect.set(box, 'checked', value);
  box.dispatchEvent(new CustomEvent('change', { detail: { checked: value } }));
  await rendered();
}

function checked(page: Screen): Record<string, unknown> {
  const boxes = page.names('textbox').filter((name) => {
    return Reflect.get(page.get('textbox', name), 'type') === 'checkbox';
  });
  return Object.fromEntries(boxes.map((name) => [name, Reflect.get(page.get('textbox', name), 'checked')]));
}
