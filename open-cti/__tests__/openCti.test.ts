/** The script of the page, between Open CTI and the message channel, both played by the test. */
import { globSync, readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import { DialMessageSchema, parseOrNull } from '#call-core';

const MAIN = 'open-cti/main';
const read = (file: string) => readFileSync(`${MAIN}/${file}`, 'utf8');
const PERSON = '003000000000001AAA';

/** Open CTI as far as the page asks for it, as the Open CTI Developer Guide documents it. */
function openPage(succeeds = true) {
  const published: { channelName: string; message: unknown }[] = [];
  const told: string[] = [];
  let click: (clicked: object) => void = () => undefined;
  const opencti = {
    onClickToDial: ({ listener }: { listener: typeof click }) => {
      click = listener;
    },
    enableClickToDial: ({ callback }: { callback: (answer: object) => void }) => {
      callback({ success: true });
    },
    publish: (options: (typeof published)[number] & { callback: (answer: object) => void }) => {
      const { channelName, message, callback } = options;
      published.push({ channelName, message });
      callback({ success: succeeds });
    },
  };
  const scope = { opencti, tell: (state: string) => told.push(state) };
  const start = 'zoomPhoneOpenCti.start(opencti, "ZoomPhoneDial__c", tell);';
  runInNewContext(read('staticresources/ZoomPhoneOpenCti.js') + start, scope);
  return {
    told,
    published,
    click(clicked: object) {
      click(clicked);
    },
  };
}

const CLICKED = {
  number: '(209) 555-0123',
  recordId: PERSON,
  recordName: 'Avery Calloway',
  objectType: 'Contact',
};

test.each([
  ['a Contact', CLICKED, { id: PERSON, objectName: 'Contact', name: 'Avery Calloway' }],
  [
    'a person account',
    {
      ...CLICKED,
      recordId: '001000000000001AAA',
      objectType: 'Account',
      personAccount: true,
      contactId: PERSON,
    },
    { id: PERSON, objectName: 'Contact', name: 'Avery Calloway' },
  ],
  [
    'a person account by its account',
    {
      ...CLICKED,
      recordId: '001000000000001AAA',
      objectType: 'Account',
      personAccount: true,
      accountId: '001000000000001AAA',
    },
    { id: '001000000000001AAA', objectName: 'Account', name: 'Avery Calloway' },
  ],
  [
    'a record without a name',
    { ...CLICKED, recordName: '' },
    { id: PERSON, objectName: 'Contact', name: null },
  ],
  ['no record', { number: 12095550123 }, null],
])('a number of %s is told to the widget as its own buttons tell it', (_whose, clicked, record) => {
  const page = openPage();

  page.click(clicked);

  expect(page.published).toEqual([
    {
      channelName: 'ZoomPhoneDial__c',
      message: { type: 'dial', number: String(clicked.number), country: null, record },
    },
  ]);
  expect(parseOrNull(DialMessageSchema, page.published[0]?.message)).not.toBeNull();
});

test('the agent sees whether clicks arrive', () => {
  const page = openPage(false);
  expect(page.told).toEqual(['ready']);

  page.click(CLICKED);
  expect(page.told).toEqual(['ready', 'failed']);
});

test('the page has its script, its channel and its words, and the call center has the page', () => {
  const page = read('pages/ZoomPhoneOpenCti.page');
  const labels = [...page.matchAll(/\$Label\.(\w+)/g)].map(([, name]) => name);

  expect(labels).toHaveLength(2);
  for (const name of labels) {
    expect(read('labels/CustomLabels.labels-meta.xml')).toContain(`<fullName>${name}</fullName>`);
    expect(read('translations/ja.translation-meta.xml')).toContain(`<name>${name}</name>`);
  }
  expect(page).toContain('{!$Resource.ZoomPhoneOpenCti}');
  const [, channel] = /'(\w+)__c'/.exec(page) ?? [];
  expect(
    readFileSync(`force-app/main/softphone/messageChannels/${channel}.messageChannel-meta.xml`, 'utf8'),
  ).toContain('<masterLabel>');
  for (const file of [`${MAIN}/callCenters/ZoomPhone.callCenter-meta.xml`, 'open-cti/callCenter.xml'])
    expect(readFileSync(file, 'utf8')).toContain('>/apex/ZoomPhoneOpenCti<');
});

test('all that is deployed can be removed', () => {
  const removed = [
    ...readFileSync('open-cti/remove/destructiveChanges.xml', 'utf8').matchAll(/<members>(.+)</g),
  ];
  const labels = [...read('labels/CustomLabels.labels-meta.xml').matchAll(/<fullName>(.+)</g)];
  const files = globSync(`${MAIN}/{callCenters,pages,permissionsets,staticresources}/*-meta.xml`);

  expect(removed.map(([, name]) => name).sort()).toEqual(
    [
      ...labels.map(([, name]) => name),
      ...files.map((file) => /([^/]+?)\.\w+-meta\.xml$/.exec(file)?.[1]),
    ].sort(),
  );
});
