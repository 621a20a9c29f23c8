/** Installs and removes over HTTP, with unmodified jsforce, in a local Salesforce. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { openOrg as openLocalOrg } from '../../../workbench/salesforce/__tests__/openOrg.ts';
import type { LocalSalesforce } from '../../../workbench/salesforce/localSalesforce.ts';
import { userIdOf } from '../../../workbench/seed.ts';
import type { Agent } from '../../../workbench/people.ts';
import { openOrg } from '../../org/connectOrg.ts';
import { runAdmin } from '../../runAdmin.ts';
import { createInstall } from '../install.ts';
import type { PackageContent } from '../packageFiles.ts';
import { createUninstall } from '../uninstall.ts';
import { createUpgrade } from '../upgrade.ts';
import { smallPackage } from './smallPackage.ts';

const GATEWAY = 'https://phone.example.com';
const POLL_MS = 2;
const CSP = 'cspTrustedSites/Zoom_Phone_Gateway.cspTrustedSite';
const BAR = 'flexipages/Zoom_Phone_UtilityBar.flexipage';

let salesforce: LocalSalesforce;

beforeAll(async () => {
  salesforce = await openLocalOrg();
});
afterAll(() => salesforce.stop());
beforeEach(() => {
  salesforce.reset();
  salesforce.faults.clear();
});

interface Run {
  readonly content?: PackageContent;
  readonly as?: Agent['key'];
  readonly token?: string;
  readonly instanceUrl?: string;
  readonly answer?: string;
  readonly onSaid?: (text: string) => void;
}

async function run(args: readonly string[], { content = smallPackage(), as = 'admin', ...others }: Run = {}) {
  const out: string[] = [];
  const said: string[] = [];
  const { answer, instanceUrl = salesforce.url, token } = others;
  const terminal = {
    env: {},
    out: (text: string) => out.push(text),
    say: (text: string) => {
      said.push(text);
      others.onSaid?.(text);
    },
    ...(answer !== undefined && { ask: () => Promise.resolve(answer) }),
  };
  const accessToken = token ?? salesforce.sessionFor(userIdOf(as));
  const deps = {
    connect: () => openOrg({ instanceUrl, accessToken }, terminal, POLL_MS),
    build: () => Promise.resolve(content),
  };
  const removeFromApps = () => Promise.resolve([]);
  const commands = [createInstall(deps), createUpgrade(deps), createUninstall({ ...deps, removeFromApps })];
  const code = await runAdmin(args, terminal, commands);
  return { code, out: out.join('\n'), said: said.join('\n') };
}

const INSTALL = ['install', '--gateway-url', GATEWAY];

function assignees(set: string): unknown[] {
  const [row] = salesforce.records.find('PermissionSet', { Name: set });
  const assignments = salesforce.records.find('PermissionSetAssignment', {
    PermissionSetId: row?.['Id'] ?? null,
  });
  return assignments.map((each) => each['AssigneeId']);
}

function addLog(): void {
  salesforce.records.create('ZoomCallLog__c', { ZoomCallId__c: 'call-1', OwnerId: userIdOf('minami') });
}

test('an install brings everything, a second one changes nothing, and an uninstall leaves the org byte for byte as it was', async () => {
  const before = new Map(salesforce.metadata.files);

  const first = await run([...INSTALL, '--agent', 'emily.stone@workbench.example']);
  const installed = new Map(salesforce.metadata.files);
  const again = await run(INSTALL);
  const afterwards = new Map(salesforce.metadata.files);
  const removed = await run(['uninstall']);

  expect(first).toMatchObject({
    code: 0,
    out: expect.stringContaining(`redirect URL            ${GATEWAY}/sign-in/zoom`),
  });
  expect(installed.get(BAR)).toContain(`<value>${GATEWAY}</value>`);
  expect(installed.get(CSP)).toContain(`<endpointUrl>${GATEWAY}</endpointUrl>`);
  expect(installed.get('extlClntAppGlobalOauthSets/Zoom_Phone_glbloauth.ecaGlblOauth')).toContain(
    `<callbackUrl>${GATEWAY}/sign-in/salesforce</callbackUrl>`,
  );
  expect(installed.get('labels/CustomLabels.labels')).toMatch(/Greeting[\s\S]*ZoomPhone_Hello/);
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining('Nothing to change') });
  expect(afterwards).toEqual(installed);
  expect(removed).toMatchObject({ code: 0, out: expect.stringContaining('assignments of permission sets') });
  expect(salesforce.metadata.files).toEqual(before);
  expect(assignees('ZoomPhoneAgent')).toEqual([]);
});

test('whoever installs administers, and agents are those who are named', async () => {
  await run(['uninstall']);
  const answer = await run([...INSTALL, '--agent', 'emily.stone@workbench.example', '--json']);

  expect(JSON.parse(answer.out)).toMatchObject({
    dryRun: false,
    version: '0.1.0',
    assigned: [
      { username: 'admin@workbench.example', permissionSet: 'ZoomPhoneAdmin' },
      { username: 'admin@workbench.example', permissionSet: 'ZoomPhoneAgent' },
      { username: 'emily.stone@workbench.example', permissionSet: 'ZoomPhoneAgent' },
    ],
    nextSteps: { gateway: { PUBLIC_URL: GATEWAY }, zoomApp: { eventUrl: `${GATEWAY}/webhooks/zoom` } },
  });
  expect(assignees('ZoomPhoneAgent')).toContain(userIdOf('emily'));
});

test('a dry run asks the org, and changes nothing', async () => {
  const before = new Map(salesforce.metadata.files);

  const wouldInstall = await run([...INSTALL, '--dry-run']);
  await run(INSTALL);
  const installed = new Map(salesforce.metadata.files);
  const wouldUninstall = await run(['uninstall', '--dry-run']);

  expect(wouldInstall).toMatchObject({ code: 0, out: expect.stringContaining('would change') });
  expect(installed).not.toEqual(before);
  expect(wouldUninstall).toMatchObject({ code: 0, out: expect.stringContaining('Would be removed') });
  expect(salesforce.metadata.files).toEqual(installed);
});

test('logs stay with what they are in, until somebody says that they go', async () => {
  const before = new Map(salesforce.metadata.files);
  await run(INSTALL);
  addLog();

  const kept = await run(['uninstall']);
  const left = [...salesforce.metadata.files.keys()].filter((path) => !before.has(path));
  const again = await run(['uninstall']);
  const back = await run(INSTALL);
  await run(['uninstall', '--delete-data']);

  expect(kept).toMatchObject({
    code: 0,
    out: expect.stringContaining('because\n  there are logs of calls\nThese stay'),
  });
  expect(left).toEqual([
    'objects/ZoomCallLog__c.object',
    'staticresources/ZoomPhone_Installation.resource',
    'staticresources/ZoomPhone_Installation.resource-meta.xml',
    'tabs/ZoomCallLog__c.tab',
  ]);
  expect(again).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Nothing to remove\.\nWhat holds data stays/),
  });
  expect(back).toMatchObject({ code: 0, out: expect.stringContaining('is in the org') });
  expect(salesforce.metadata.files).toEqual(before);
});

test('whoever cannot see the logs of others takes none away', async () => {
  await run(INSTALL);
  const [profile] = salesforce.records.find('Profile', { Name: 'System Administrator' });
  salesforce.records.update(String(profile?.['Id']), { PermissionsViewAllData: false });

  const kept = await run(['uninstall', '--dry-run']);
  const [set] = salesforce.records.find('PermissionSet', { Name: 'ZoomPhoneAdmin' });
  salesforce.records.update(String(set?.['Id']), { PermissionsViewAllData: true });
  const bySet = await run(['uninstall', '--dry-run', '--json']);

  expect(kept.out).toContain('admin@workbench.example has no permission View All Data');
  expect(kept.out).toContain('These stay:\n');
  expect(JSON.parse(bySet.out)).toMatchObject({ kept: [], reasons: [] });
});

test('a Task that names its call keeps the field, also when it is archived', async () => {
  await run(INSTALL);
  const task = { Subject: 'Call', ZoomCallId__c: 'call-1', IsArchived: true };
  salesforce.records.create('Task', { ...task, OwnerId: userIdOf('minami') });

  const { out } = await run(['uninstall']);

  expect(out).toContain('because\n  there are Tasks with the field ZoomCallId__c\n');
  expect([...salesforce.metadata.files.keys()]).toContain('objects/ZoomCallLog__c.object');
  expect(salesforce.metadata.files.get('objects/Activity.object')).toContain('ZoomCallId__c');
});

test('what cannot be looked into stays', async () => {
  const object = 'objects/ZoomTextTemplate__c.object';
  const template =
    '<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>T</label></CustomObject>';
  const content = smallPackage('0.1.0', { [object]: template });
  await run(INSTALL, { content });

  const { out } = await run(['uninstall']);

  expect(out).toContain('admin@workbench.example cannot look into CustomObject ZoomTextTemplate__c');
  expect([...salesforce.metadata.files.keys()]).toContain(object);
});

test('an upgrade deploys what is new, removes what is gone, and keeps what holds data', async () => {
  await run(INSTALL);
  const newer = smallPackage('0.2.0', {
    'applications/Zoom_Phone.app': '',
    'objects/ZoomCallLog__c.object': '',
    'tabs/ZoomCallLog__c.tab': '',
    'lwc/zoomPhoneUtilityItem/zoomPhoneUtilityItem.html': '<template>New {hello}</template>\n',
  });

  const refused = await run(INSTALL, { content: newer });
  const upgraded = await run(['upgrade', '--json'], { content: newer });
  const older = await run(['upgrade']);
  const olderInstall = await run(INSTALL);

  expect(refused).toMatchObject({ code: 3, said: expect.stringContaining('run npm run admin -- upgrade') });
  expect(JSON.parse(upgraded.out)).toMatchObject({
    from: '0.1.0',
    version: '0.2.0',
    deployed: ['LightningComponentBundle zoomPhoneUtilityItem', 'StaticResource ZoomPhone_Installation'],
    removed: ['CustomApplication Zoom_Phone', 'CustomTab ZoomCallLog__c'],
  });
  expect([...salesforce.metadata.files.keys()]).toContain('objects/ZoomCallLog__c.object');
  for (const answer of [older, olderInstall]) {
    expect(answer).toMatchObject({ code: 3, said: expect.stringContaining('0.2.0, which is newer') });
  }
});

test('the way for browser lines is made where it is asked for, and stays', async () => {
  const channel = CSP.replace('Gateway', 'Gateway_Channel');
  await run(INSTALL);
  expect([...salesforce.metadata.files.keys()]).not.toContain(channel);

  const installed = await run([...INSTALL, '--browser-line']);
  await run(['upgrade', '--gateway-url', 'https://new.example.com/']);

  expect(installed).toMatchObject({ code: 0, out: expect.stringContaining('Zoom_Phone_Gateway_Channel') });
  expect(salesforce.metadata.files.get(channel)).toMatch(
    /<canAccessMicrophone>true<[\s\S]*<endpointUrl>wss:\/\/new\.example\.com</,
  );
});

test('a gateway that has moved is told to the org', async () => {
  await run(INSTALL);

  const moved = await run(['upgrade', '--gateway-url', 'https://new.example.com/']);

  expect(moved).toMatchObject({ code: 0, out: expect.stringContaining('Zoom_Phone_Gateway') });
  expect(salesforce.metadata.files.get(BAR)).toContain('<value>https://new.example.com</value>');
});

test('an installation that somebody has taken apart is put together again', async () => {
  await run(INSTALL);
  const installed = new Map(salesforce.metadata.files);
  salesforce.metadata.replace(new Map([...installed].filter(([path]) => path !== CSP)));

  const again = await run(INSTALL);

  expect(again).toMatchObject({
    code: 0,
    out: expect.stringMatching(/Deployed:\n {2}CspTrustedSite: Zoom_Phone_Gateway/),
  });
  expect(salesforce.metadata.files).toEqual(installed);
});

test('parts that were deployed by hand are taken over', async () => {
  const before = new Map(salesforce.metadata.files);
  const { files } = smallPackage();
  const permissionSet = 'permissionsets/ZoomPhoneAdmin.permissionset';
  salesforce.metadata.replace(new Map([...before, [permissionSet, files.get(permissionSet) ?? '']]));

  const installed = await run(INSTALL);
  await run(['uninstall']);

  expect(installed.out).toContain(
    'Of it, there before without a finished installation:\n  PermissionSet: ZoomPhoneAdmin',
  );
  expect(salesforce.metadata.files).toEqual(before);
});

test('nothing is removed while a page of the org uses it', async () => {
  await run(INSTALL);
  const page = 'flexipages/Case_Page.flexipage';
  const text = (salesforce.metadata.files.get(BAR) ?? '').replace('UtilityBar<', 'RecordPage<');
  salesforce.metadata.replace(new Map([...salesforce.metadata.files, [page, text]]));
  const installed = new Map(salesforce.metadata.files);

  const refused = await run(['uninstall']);

  expect(refused).toMatchObject({
    code: 3,
    said: expect.stringContaining('FlexiPage Case_Page uses zoomPhoneUtilityItem'),
  });
  expect(salesforce.metadata.files).toEqual(installed);
});

test.each([
  ['no address', ['install'], 'Where is the gateway?'],
  [
    'an address without encryption',
    ['install', '--gateway-url', 'http://phone.example.com'],
    'must begin with https://',
  ],
  ['an option that there is not', [...INSTALL, '--everything'], '--everything'],
])('%s is wrong usage', async (_case, args, words) => {
  expect(await run(args)).toMatchObject({ code: 2, said: expect.stringContaining(words) });
});

const REFUSALS: [string, readonly string[], Run, string][] = [
  ['an expired login', INSTALL, { token: '00D!expired' }, 'expired'],
  ['a user without rights', INSTALL, { as: 'minami' }, 'no right to change the metadata'],
  [
    'an org that is not there',
    INSTALL,
    { instanceUrl: 'http://127.0.0.1:9' },
    'does not answer at http://127.0.0.1:9',
  ],
  [
    'an agent that is not there',
    [...INSTALL, '--agent', "o'hara@example.com"],
    {},
    "no active user o'hara@example.com",
  ],
  ['an upgrade of nothing', ['upgrade'], {}, 'run npm run admin -- install'],
  [
    'a package that the org does not take',
    INSTALL,
    {
      content: smallPackage('0.1.0', { 'labels/CustomLabels.labels': '', 'translations/ja.translation': '' }),
    },
    'LightningComponentBundle zoomPhoneUtilityItem: In field: import - no CustomLabel named ZoomPhone_Hello found',
  ],
];

test.each(REFUSALS)('%s is said in words', async (_case, args, options, words) => {
  expect(await run(args, options)).toMatchObject({ code: 3, said: expect.stringContaining(words) });
});

test('a production org wants a yes', async () => {
  const [organization] = salesforce.records.find('Organization');
  salesforce.records.update(String(organization?.['Id']), { OrganizationType: 'Enterprise Edition' });
  const before = new Map(salesforce.metadata.files);

  const unasked = await run(INSTALL);
  const refused = await run(INSTALL, { answer: 'no' });
  const dry = await run([...INSTALL, '--dry-run']);
  const untouched = new Map(salesforce.metadata.files);
  const confirmed = await run(INSTALL, { answer: 'yes' });
  const said = await run([...INSTALL, '--yes']);

  for (const answer of [unasked, refused]) {
    expect(answer).toMatchObject({ code: 3, said: expect.stringContaining('production org') });
  }
  expect(untouched).toEqual(before);
  for (const answer of [dry, confirmed, said]) expect(answer.code).toBe(0);
});

/** The network goes for so many requests, once the org has taken the deployment. */
function loseNetwork(times: number): void {
  const stop = salesforce.requests.onRequest(({ path }, moment) => {
    if (moment !== 'after' || !path.startsWith('/services/Soap/')) return;
    stop();
    salesforce.faults.add({
      match: { path: '/services/Soap/' },
      times,
      effect: { kind: 'drop', when: 'before' },
    });
  });
}

test.each([
  [2, 0, 'is in the org'],
  [100, 3, 'run the command again'],
])(
  'an install that loses the network for %i requests ends with %i, and the next one finds it done',
  async (times, code, words) => {
    const first = await run(INSTALL, {
      onSaid: (text) => {
        if (text === 'Deploying') loseNetwork(times);
      },
    });
    salesforce.faults.clear();
    const again = await run(INSTALL);

    expect(first.code).toBe(code);
    expect(first.out + first.said).toContain(words);
    expect(again.code).toBe(0);
    expect(assignees('ZoomPhoneAdmin')).toEqual([userIdOf('admin')]);
  },
);
