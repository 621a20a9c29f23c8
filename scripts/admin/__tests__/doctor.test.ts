/** The doctor in the org: each fault is planted, found with its fix, and put right where that can be done. */
import { beforeEach, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { createDoctorCommand } from '../doctor/doctor.ts';
import { withRightsOf } from '../doctor/metadataText.ts';
import { checkOrg } from '../doctor/orgChecks.ts';
import { gatherOrg } from '../doctor/orgFacts.ts';
import { ORG_FINDINGS } from '../doctor/orgFindings.ts';
import type { OrgFindingCode } from '../doctor/orgFindings.ts';
import { readOwnPackage } from '../doctor/ownPackage.ts';
import { OWN_ID, createDoctoredOrg } from './doctoredOrg.ts';
import type { DoctoredOrg } from './doctoredOrg.ts';

const GATEWAY = 'https://phone.example.com';
const BAR = 'flexipages/Sales_UtilityBar.flexipage';
const SITE = 'cspTrustedSites/Zoom_Phone_Gateway.cspTrustedSite';
const CHANNEL = 'cspTrustedSites/Zoom_Phone_Gateway_Channel.cspTrustedSite';
const APP = 'extlClntAppGlobalOauthSets/ZoomPhone.ecaGlblOauth';
const SETTINGS = 'extlClntAppOauthSettings/ZoomPhone.ecaOauth';
const POLICIES = 'extlClntAppOauthPolicies/ZoomPhone.ecaOauthPlcy';
const SET = 'permissionsets/ZoomPhoneAgent.permissionset';

let org: DoctoredOrg;
let dead: string[];

beforeEach(() => {
  org = soundOrg();
  dead = [];
});

function metadata(type: string, fields: Readonly<Record<string, string>>): string {
  const elements = Object.entries(fields).map(([name, value]) => `    <${name}>${value}</${name}>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="http://soap.sforce.com/2006/04/metadata">\n${elements.join('\n')}\n</${type}>\n`;
}
const trusted = (endpointUrl: string, flags: Readonly<Record<string, string>>) =>
  metadata('CspTrustedSite', { context: 'LEX', endpointUrl, isActive: 'true', ...flags });
const GATEWAY_FLAGS = { isApplicableToConnectSrc: 'true', isApplicableToMediaSrc: 'true' };

function soundOrg(): DoctoredOrg {
  const own = readOwnPackage();
  const sound = createDoctoredOrg({ isSandbox: true });
  for (const { type, name } of own.components) sound.names.add(`${type} ${name}`);
  const files = {
    [BAR]: `<?xml version="1.0"?>
<FlexiPage>
  <flexiPageRegions><itemInstances><componentInstance>
    <componentInstanceProperties><name>gatewayUrl</name><value>${GATEWAY}</value></componentInstanceProperties>
    <componentName>zoomPhoneUtilityItem</componentName>
  </componentInstance></itemInstances></flexiPageRegions>
  <type>UtilityBar</type>
</FlexiPage>
`,
    'applications/Sales.app': metadata('CustomApplication', {
      label: 'Sales',
      utilityBar: 'Sales_UtilityBar',
    }),
    [SITE]: trusted(GATEWAY, GATEWAY_FLAGS),
    'cspTrustedSites/Zoom.cspTrustedSite': trusted('https://*.zoom.us', { isApplicableToFrameSrc: 'true' }),
    [APP]: metadata('ExtlClntAppGlobalOauthSettings', {
      ...{ callbackUrl: `${GATEWAY}/sign-in/salesforce`, externalClientApplication: 'ZoomPhone' },
      ...{ isPkceRequired: 'true', isRefreshTokenRotationEnabled: 'true' },
    }),
    [SETTINGS]: metadata('ExtlClntAppOauthSettings', {
      ...{ commaSeparatedOauthScopes: 'Api, RefreshToken, Basic', externalClientApplication: 'ZoomPhone' },
    }),
    [POLICIES]: metadata('ExtlClntAppOauthConfigurablePolicies', {
      ...{ externalClientApplication: 'ZoomPhone', refreshTokenPolicyType: 'Infinite' },
    }),
    [SET]: own.agentSet,
  };
  for (const [path, text] of Object.entries(files)) sound.files.set(path, text);
  for (const name of ['ZoomPhoneAgent', 'ZoomPhoneAdmin'])
    sound.assigned.push({ AssigneeId: OWN_ID, PermissionSet: { Name: name } });
  return sound;
}

/** Agents telephone in the browser, and all is there for that. */
function useBrowserLine(): void {
  edit(
    BAR,
    '<componentName>',
    '<componentInstanceProperties><name>line</name><value>browser</value></componentInstanceProperties>\n    <componentName>',
  );
  org.files.set(
    CHANNEL,
    trusted('wss://phone.example.com', { isApplicableToConnectSrc: 'true', canAccessMicrophone: 'true' }),
  );
}

function edit(path: string, from: string | RegExp, to: string): void {
  const before = org.files.get(path) ?? '';
  const after = before.replace(from, to);
  if (before === after) throw new Error(`Nothing was planted in ${path}.`);
  org.files.set(path, after);
}

const Answer = v.object({
  findings: v.array(v.object({ code: v.string(), what: v.string(), cause: v.string(), fix: v.string() })),
  apps: v.nullable(v.array(v.string())),
});

async function run(...args: readonly string[]) {
  const out: string[] = [];
  const said: string[] = [];
  const command = createDoctorCommand({
    connectOrg: () => Promise.resolve(org),
    isAlive: (url) => Promise.resolve(!dead.includes(url)),
  });
  const code = await command.run(['--target-org', 'acme', ...args], {
    env: { GATEWAY_URL: GATEWAY },
    out: (text) => out.push(text),
    say: (text) => said.push(text),
  });
  return { code, out: out.join('\n'), said: said.join('\n') };
}
async function found(...args: readonly string[]) {
  const { out } = await run('--json', ...args);
  return v.parse(Answer, JSON.parse(out));
}

test('a sound org has no findings, and the apps with Zoom Phone are named', async () => {
  expect(await found()).toEqual({ findings: [], apps: ['Sales'] });
  expect(await run()).toMatchObject({
    code: 0,
    out: 'Zoom Phone is in these apps: Sales\n\nNothing is wrong.',
  });
  expect((await run('--fix')).said).toContain('nothing in the org that this command can put right');
  expect(org.deployments).toBe(0);
});

/** What is planted, and what the finding says of it. */
const FAULTS: readonly (readonly [OrgFindingCode, () => void, string])[] = [
  [
    'org.packageMissing',
    () => {
      org.names.clear();
    },
    'not in this org',
  ],
  [
    'org.componentsMissing',
    () => org.names.delete('CustomField Activity.ZoomCallId__c'),
    'Activity.ZoomCallId__c',
  ],
  ['org.nobodyAssigned', () => org.assigned.shift(), 'Nobody has'],
  ['org.adminUnassigned', () => org.assigned.pop(), 'admin@acme.example'],
  [
    'org.fieldsHidden',
    () => {
      edit(
        SET,
        /<fieldPermissions>\s*<editable>true<\/editable>\s*<field>Task.ZoomCallId__c[\s\S]*?<\/fieldPermissions>/,
        '',
      );
    },
    'Task.ZoomCallId__c (readable)',
  ],
  [
    'org.rightsMissing',
    () => {
      edit(SET, /<customPermissions>[\s\S]*?<\/customPermissions>/, '');
    },
    'ZoomPhoneUser',
  ],
  ['org.cspMissing', () => org.files.delete(SITE), `${GATEWAY}, CSP directives connect, media`],
  [
    'org.cspInactive',
    () => {
      edit(SITE, '<isActive>true', '<isActive>false');
    },
    'Zoom_Phone_Gateway',
  ],
  [
    'org.cspContexts',
    () => {
      edit(SITE, /.*isApplicableToMediaSrc.*\n/, '');
    },
    'media',
  ],
  [
    'org.cspMicrophone',
    () => {
      useBrowserLine();
      edit(CHANNEL, '<canAccessMicrophone>true', '<canAccessMicrophone>false');
    },
    'Zoom_Phone_Gateway_Channel',
  ],
  [
    'org.appMissing',
    () => {
      edit(APP, '/sign-in/salesforce', '/elsewhere');
    },
    `${GATEWAY}/sign-in/salesforce`,
  ],
  [
    'org.appCallback',
    () => {
      edit(APP, GATEWAY, 'https://old.example.com');
    },
    'https://old.example.com/sign-in/salesforce',
  ],
  [
    'org.appPkce',
    () => {
      edit(APP, '<isPkceRequired>true', '<isPkceRequired>false');
    },
    'PKCE',
  ],
  [
    'org.appRotation',
    () => {
      edit(APP, '<isRefreshTokenRotationEnabled>true', '<isRefreshTokenRotationEnabled>false');
    },
    'rotation',
  ],
  [
    'org.appScopes',
    () => {
      edit(SETTINGS, 'Api, RefreshToken, Basic', 'Full');
    },
    'refresh_token',
  ],
  [
    'org.appPolicy',
    () => {
      edit(POLICIES, 'Infinite', 'Zero');
    },
    'end at once',
  ],
  [
    'org.utilityNowhere',
    () => {
      edit('applications/Sales.app', 'Sales_UtilityBar', 'Other_UtilityBar');
    },
    'no app',
  ],
  [
    'org.utilityAddress',
    () => {
      edit(BAR, GATEWAY, 'https://zoom-phone-gateway.example.com');
    },
    'https://zoom-phone-gateway.example.com',
  ],
  ['org.utilitySilent', () => dead.push(GATEWAY), 'Sales_UtilityBar'],
];

test.each(FAULTS)('%s is found, with cause and fix, and nothing else', async (code, plant, words) => {
  plant();
  const { findings } = await found();

  expect(findings.map((finding) => finding.code)).toEqual([code]);
  const { what, cause, fix } = findings[0]!;
  expect(`${what} ${cause} ${fix}`).toContain(words);
  expect(`${what} ${cause} ${fix}`).not.toMatch(/\{\d/);
  expect((await run()).code).toBe(1);
});

test('every fault that there are words for is planted here or below', () => {
  const planted = FAULTS.map(([code]) => code);
  expect([...planted, 'org.originMissing'].sort()).toEqual(Object.keys(ORG_FINDINGS).sort());
});

test.each(FAULTS.filter(([code]) => ORG_FINDINGS[code].canFix))(
  '%s is put right by --fix, and with --dry-run only said',
  async (_, plant) => {
    plant();
    const before = new Map(org.files);
    const dry = await run('--fix', '--dry-run');
    expect(dry).toMatchObject({ code: 1, said: expect.stringContaining('Would be done:') });
    expect([org.files, org.deployments]).toEqual([before, 0]);

    const fixed = await run('--fix');
    expect(fixed.said).toContain('Is being done:');
    expect(fixed).toMatchObject({ code: 0, out: expect.stringContaining('Nothing is wrong.') });
  },
);

test('a browser line needs a way of its own to the gateway, which --fix makes with the microphone', async () => {
  useBrowserLine();
  expect((await found()).findings).toEqual([]);
  org.files.delete(CHANNEL);

  const { findings } = await found();
  expect(findings).toMatchObject([{ code: 'org.cspMissing' }]);
  expect(findings[0]?.what).toContain('wss://phone.example.com');
  expect(await run('--fix')).toMatchObject({ code: 0 });
  expect(org.files.get(CHANNEL)).toMatch(
    /<canAccessMicrophone>true<[\s\S]*<endpointUrl>wss:\/\/phone\.example\.com<[\s\S]*ConnectSrc>true</,
  );
});

test('the package has one app: an Aura application is none', () => {
  const apps = readOwnPackage().components.filter(({ type }) => type === 'CustomApplication');

  expect(apps).toEqual([{ type: 'CustomApplication', name: 'Zoom_Phone' }]);
});

test('a production org is changed with --yes only', async () => {
  const { files, names, assigned } = org;
  org = createDoctoredOrg();
  for (const [path, text] of files) org.files.set(path, text);
  for (const name of names) org.names.add(name);
  org.assigned.push(...assigned);
  org.files.delete(SITE);

  await expect(run('--fix')).rejects.toThrow('Acme is a production org');
  expect(org.deployments).toBe(0);
  expect(await run('--fix', '--yes')).toMatchObject({ code: 0 });
});

test('what somebody has added to the permission set stays, and elements of one name stand together', () => {
  const { agentSet } = readOwnPackage();
  const theirs = agentSet
    .replace(/<customPermissions>[\s\S]*?<\/customPermissions>/, '')
    .replace('<field>Task.ZoomCallLog__c</field>', '<field>Task.Theirs__c</field>');
  const merged = withRightsOf(theirs, agentSet);

  for (const right of ['Task.Theirs__c', 'Task.ZoomCallLog__c', 'ZoomPhoneUser'])
    expect(merged).toContain(right);
  const names = [...merged.matchAll(/^ {4}<(\w+)>/gm)].map(([, name]) => name);
  expect(names.filter((name, index) => name !== names[index - 1])).toEqual([...new Set(names)]);
  expect(merged.match(/<label>/g)).toHaveLength(1);
});

test('an org whose pages the gateway does not serve is found', async () => {
  const facts = await gatherOrg({ org, isAlive: () => Promise.resolve(true) });
  const origins = ['https://other.lightning.force.com'];
  const check = (gateway: readonly string[] | null) =>
    checkOrg(facts, readOwnPackage(), { publicUrl: null, origins: gateway });

  expect(check(origins)).toContainEqual({
    ...{ code: 'org.originMissing', facts: ['https://acme.lightning.force.com'] },
  });
  for (const fine of [null, ['https://acme.lightning.force.com']])
    expect(check(fine).map(({ code }) => code)).not.toContain('org.originMissing');
});

test('without an org and without a gateway there is nothing to look at', async () => {
  const said: string[] = [];
  const terminal = { env: {}, out: () => undefined, say: (text: string) => said.push(text) };
  const command = createDoctorCommand({ connectOrg: () => Promise.reject(new Error('There is no org.')) });

  await expect(command.run([], terminal)).rejects.toThrow('There is nothing to look at');
  expect(said.join()).toContain('set GATEWAY_URL and ADMIN_KEY');
  expect(said.join()).toContain('--target-org');
});
