/** Each fault that can be planted is found, by its code, and nothing is found where all is well. */
import { expect, test } from '@jest/globals';
import { FINDING_CODES } from '#call-core';
import type { ErrorCode, FindingCode } from '#call-core';
import { PACKAGE_FIELDS } from '../../salesforce/packageFields.ts';
import { NEEDED_SCOPES, OPTIONAL_SCOPES } from '../../zoom/scopes.ts';
import { lightningOriginOf } from '../checks/gatewayChecks.ts';
import { examine } from '../examine.ts';
import type { VoiceFacts } from '../../voice/examineVoice.ts';
import type { AskedAgent, DoctorFacts, Reached, SeenObject, SeenOrg, StoredFacts } from '../ports.ts';

const NOW = Date.UTC(2026, 10, 29, 3);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SOUND_SETTINGS = { unknownTaskFields: [], unknownObjects: [], muteObjects: [], unreadableNumbers: [] };

function seen(without: readonly string[] = [], readOnly: readonly string[] = []): SeenOrg {
  const objects = new Map<string, SeenObject | null>();
  for (const [object, fields] of Map.groupBy(PACKAGE_FIELDS, (field) => field.object)) {
    const visible = fields.filter(({ field }) => !without.includes(`${object}.${field}`));
    const rights = visible.map(({ field }) => [field, !readOnly.includes(`${object}.${field}`)] as const);
    const isThere = !without.includes(object);
    const createable = !readOnly.includes(object);
    objects.set(object, isThere ? { createable, updateable: createable, fields: new Map(rights) } : null);
  }
  return { objects, settings: SOUND_SETTINGS };
}

const reached = (change: Partial<Reached> = {}): Reached => ({
  ...{ status: 200, aheadMs: 300, body: null },
  ...change,
});
const SILENT = reached({ status: null, aheadMs: null });

const STORED: StoredFacts = {
  aheadMs: 5,
  shared: true,
  otherMigrations: [],
  jobs: { late: 0, oldestMs: 0 },
  agents: ['Minami Sakura', 'Ren Ito'].map((name, index) => ({
    id: `agent-${index}`,
    name,
    needsSalesforceSignIn: false,
    needsZoomSignIn: false,
    instanceUrl: 'https://acme.my.salesforce.com',
    zoomScopes: [...NEEDED_SCOPES, ...OPTIONAL_SCOPES],
    closedBy: [],
  })),
  sightings: new Map([
    ['challenge', { at: NOW - 48 * HOUR, count: 3 }],
    ['phone.caller_ringing', { at: NOW - 2 * HOUR, count: 30 }],
    ['phone.caller_ended', { at: NOW - 2 * HOUR, count: 30 }],
    ['phone.caller_call_element_completed', { at: NOW - 2 * HOUR, count: 30 }],
  ]),
  untold: 0,
  logs: [],
  texts: 0,
  sweeps: [{ name: 'Minami Sakura', since: NOW - 90 * HOUR, sweptAt: NOW - 4 * MINUTE }],
  numbers: { failures: 0, unreadable: 0, examples: [] },
};

const SOUND: DoctorFacts = {
  now: NOW,
  startedAt: NOW - 100 * HOUR,
  config: {
    publicUrl: 'https://phone.example.com',
    origins: ['https://acme.lightning.force.com'],
    salesforceLoginUrl: 'https://acme.my.salesforce.com',
    zoomOauthUrl: 'https://zoom.us',
    smartEmbedUrl: 'https://applications.zoom.us/integration/phone/embeddablephone/home',
    sweepEveryMs: 5 * MINUTE,
    instance: 'this one',
    scopes: { needed: NEEDED_SCOPES, optional: OPTIONAL_SCOPES },
  },
  stored: STORED,
  reach: {
    publicUrl: reached({ body: { status: 'ok', instance: 'this one' } }),
    salesforce: reached({ status: 302 }),
    zoom: reached(),
    smartEmbed: reached(),
  },
  voice: null,
  asked: STORED.agents.map(({ name }) => ({ name, salesforce: seen(), zoom: null })),
};

const ENGINE = {
  host: '10.1.2.3:8188',
  state: 'there',
  version: '1.4.2',
  hasSip: true,
  secret: 'right',
} as const;
const DAY = 24 * HOUR;
const VOICE: VoiceFacts = {
  engines: [ENGINE, { ...ENGINE, host: '10.1.2.4:8188' }],
  proxies: [{ name: 'sip.zoom.us:5091', state: 'there', certificateEndsAt: NOW + 60 * DAY }],
  phones: null,
  lines: new Map([
    ['agent-0', { state: 'registered' }],
    ['of another org', { state: 'unregistered', code: 'line.accountRefused' }],
  ]),
  hasIceServers: false,
};

const stored = (change: Partial<StoredFacts>): DoctorFacts => ({
  ...SOUND,
  stored: { ...STORED, ...change },
});
const config = (change: Partial<DoctorFacts['config']>): DoctorFacts => ({
  ...SOUND,
  config: { ...SOUND.config, ...change },
});
const reach = (change: Partial<DoctorFacts['reach']>): DoctorFacts => ({
  ...SOUND,
  reach: { ...SOUND.reach, ...change },
});
/** The first agent is otherwise; the second too, if it is so for all. */
function asked(change: Partial<AskedAgent>, forAll = true): DoctorFacts {
  return {
    ...SOUND,
    asked: SOUND.asked.map((agent, index) => (forAll || index === 0 ? { ...agent, ...change } : agent)),
  };
}
function agents(change: Partial<StoredFacts['agents'][number]>): DoctorFacts {
  return stored({
    agents: STORED.agents.map((agent, index) => (index === 0 ? { ...agent, ...change } : agent)),
  });
}
const voice = (change: Partial<VoiceFacts>): DoctorFacts => ({ ...SOUND, voice: { ...VOICE, ...change } });
const engine = (change: Partial<Extract<VoiceFacts['engines'][number], { state: 'there' }>>) =>
  voice({ engines: [ENGINE, { ...ENGINE, ...change }] });
const proxy = (state: VoiceFacts['proxies'][number]) => voice({ proxies: [...VOICE.proxies, state] });
const line = (code: ErrorCode) =>
  voice({ lines: new Map([...VOICE.lines, ['agent-1', { state: 'unregistered', code }]]) });
function named(change: Partial<SeenOrg['settings']>): DoctorFacts {
  return asked({ salesforce: { ...seen(), settings: { ...SOUND_SETTINGS, ...change } } });
}
const sightings = (more: Readonly<Record<string, { at: number; count: number }>>) =>
  stored({ sightings: new Map([...STORED.sightings, ...Object.entries(more)]) });

const LOG = 'ZoomCallLog__c';

/** What is planted, what is found of it, and the words that it brings. */
const FAULTS: readonly (readonly [FindingCode, DoctorFacts, string?])[] = [
  ['database.unreachable', { ...SOUND, stored: null }],
  ['database.otherVersion', stored({ otherMigrations: ['0099_future'] }), '0099_future'],
  ['database.clock', stored({ aheadMs: -3 * MINUTE }), '180'],
  [
    'gateway.clock',
    reach({ zoom: reached({ aheadMs: 2 * MINUTE }), salesforce: reached({ aheadMs: 2 * MINUTE }) }),
    '120',
  ],
  ['gateway.jobsLate', stored({ jobs: { late: 12, oldestMs: 25 * MINUTE } }), '12'],
  ['gateway.keyMissing', agents({ closedBy: ['k1'] }), 'k1'],
  [
    'gateway.originMissing',
    config({ origins: ['https://other.lightning.force.com'] }),
    'https://acme.lightning.force.com',
  ],
  ['gateway.publicUrlLocal', config({ publicUrl: 'http://localhost:8080' }), 'http://localhost:8080'],
  ['gateway.publicUrlOther', reach({ publicUrl: reached({ status: 404 }) }), 'https://phone.example.com'],
  ['gateway.publicUrlUnreachable', reach({ publicUrl: SILENT }), 'https://phone.example.com'],
  [
    'gateway.several',
    {
      ...stored({ shared: false }),
      reach: { ...SOUND.reach, publicUrl: reached({ body: { status: 'ok', instance: 'another' } }) },
    },
  ],
  ['agents.none', { ...stored({ agents: [], sweeps: [] }), asked: [] }],
  ['agents.salesforceSignIn', agents({ needsSalesforceSignIn: true }), 'Minami Sakura'],
  ['agents.zoomSignIn', agents({ needsZoomSignIn: true }), 'Minami Sakura'],
  [
    'agents.zoomScopes',
    agents({ zoomScopes: [...NEEDED_SCOPES.slice(1), ...OPTIONAL_SCOPES] }),
    NEEDED_SCOPES[0],
  ],
  ['agents.zoomScopesOptional', agents({ zoomScopes: NEEDED_SCOPES }), 'user:read:presence_status'],
  ['agents.noPhoneLicence', asked({ zoom: 'zoom.noPhoneLicence' }, false), 'Minami Sakura'],
  ['agents.noPermissionSet', asked({ salesforce: seen([LOG]) }, false), 'Minami Sakura'],
  ['agents.fieldsHidden', asked({ salesforce: seen([`${LOG}.Queue__c`]) }, false), `${LOG}.Queue__c`],
  ['agents.fieldsReadOnly', asked({ salesforce: seen([], ['Task.ZoomCallId__c']) }), 'Task.ZoomCallId__c'],
  ['agents.noEditTask', asked({ salesforce: seen([], ['Task']) }, false), 'Minami Sakura'],
  ['salesforce.packageMissing', asked({ salesforce: seen([LOG, 'ZoomCallMedia__c']) }), LOG],
  ['salesforce.packageOlder', asked({ salesforce: seen([`${LOG}.Queue__c`]) }), `${LOG}.Queue__c`],
  ['salesforce.unreachable', reach({ salesforce: SILENT })],
  ['settings.taskFieldUnknown', named({ unknownTaskFields: ['Gone__c'] }), 'Gone__c'],
  ['settings.matchObjectUnknown', named({ unknownObjects: ['Vendor__c'] }), 'Vendor__c'],
  ['settings.matchObjectMute', named({ muteObjects: ['Opportunity'] }), 'Opportunity'],
  ['settings.numberUnreadable', named({ unreadableNumbers: ['the boss'] }), 'the boss'],
  ['zoom.unreachable', reach({ zoom: SILENT })],
  ['zoom.smartEmbedUnreachable', reach({ smartEmbed: reached({ status: 404 }) }), 'applications.zoom.us'],
  ['zoom.webhooksNever', stored({ sightings: new Map() })],
  ['zoom.webhookSecret', sightings({ 'webhook.badSignature': { at: NOW - HOUR, count: 4 } })],
  ['zoom.webhooksStale', sightings({ 'webhook.stale': { at: NOW - HOUR, count: 4 } })],
  ['zoom.webhooksLost', stored({ untold: 7 }), '7'],
  [
    'zoom.eventsMissing',
    sightings({ 'phone.callee_ringing': { at: NOW - HOUR, count: 5 } }),
    'phone.callee_call_element_completed',
  ],
  [
    'logs.needAgents',
    stored({ logs: [{ code: 'salesforce.validation', needsAgent: true, count: 3 }] }),
    'salesforce.validation',
  ],
  [
    'logs.late',
    stored({ logs: [{ code: 'salesforce.limitReached', needsAgent: false, count: 9 }] }),
    'salesforce.limitReached',
  ],
  ['texts.late', stored({ texts: 2 }), '2'],
  ['sweeps.late', stored({ sweeps: [{ name: 'Ren Ito', since: NOW - 9 * HOUR, sweptAt: null }] }), 'Ren Ito'],
  ['numbers.failing', stored({ numbers: { failures: 5, unreadable: 0, examples: [] } }), '5'],
  ['numbers.unreadable', stored({ numbers: { failures: 0, unreadable: 4, examples: ['003A'] } }), '003A'],
  ['line.accountApp', voice({ phones: 'config.invalid' })],
  ['line.phonesUnreadable', voice({ phones: 'zoom.scopeMissing' }), 'zoom.scopeMissing'],
  [
    'line.engineAway',
    voice({ engines: [ENGINE, { host: '10.1.2.4:8188', state: 'away' }] }),
    '10.1.2.4:8188',
  ],
  ['line.engineOld', engine({ version: '1.1.2' }), '1.1.2'],
  ['line.engineOpen', engine({ secret: 'none' }), '10.1.2.3:8188'],
  ['line.engineSecret', engine({ secret: 'wrong', hasSip: false }), '10.1.2.3:8188'],
  ['line.engineWithoutSip', engine({ hasSip: false }), '10.1.2.3:8188'],
  ['line.noIceServers', engine({ host: 'engine.example.com' })],
  ['line.proxyAway', proxy({ name: 'sip2.zoom.us:5091', state: 'away' }), 'sip2.zoom.us:5091'],
  [
    'line.proxyCertificate',
    proxy({ name: 'sip2.zoom.us:5091', state: 'certificate', reason: 'CERT_HAS_EXPIRED' }),
    'CERT_HAS_EXPIRED',
  ],
  [
    'line.proxyCertificateEnds',
    proxy({ name: 'sip2.zoom.us:5091', state: 'there', certificateEndsAt: NOW + 3 * DAY }),
    '3',
  ],
  ['line.proxyForbidden', proxy({ name: 'sip.example.com:5061', state: 'forbidden' }), 'sip.example.com'],
  ['line.accountRefused', line('line.accountRefused'), 'Ren Ito'],
  ['line.noPhone', line('line.noAccount'), 'Ren Ito'],
  ['line.unregistered', line('line.notRegistered'), 'Ren Ito line.notRegistered'],
];

test('where all is well nothing is found, with a browser line or without', () => {
  expect(examine(SOUND, PACKAGE_FIELDS)).toEqual([]);
  expect(examine(voice({}), PACKAGE_FIELDS)).toEqual([]);
});

test.each(FAULTS)('%s is found, and nothing else', (code, facts, words = '') => {
  const findings = examine(facts, PACKAGE_FIELDS);

  expect(findings.map((finding) => finding.code)).toEqual([code]);
  expect([findings[0]?.where, ...(findings[0]?.facts ?? [])].join(' ')).toContain(words);
});

test('every fault that there are words for can be found', () => {
  expect(FAULTS.map(([code]) => code).sort()).toEqual([...FINDING_CODES].sort());
});

test('the worst comes first', () => {
  const { stored: all } = stored({ texts: 2, numbers: { failures: 0, unreadable: 4, examples: [] } });
  const findings = examine({ ...reach({ zoom: SILENT }), stored: all }, PACKAGE_FIELDS);

  expect(findings.map(({ severity }) => severity)).toEqual(['error', 'warning', 'note']);
});

test.each([
  [
    'a stranger who tries a signature, after which Zoom was heard',
    sightings({ 'webhook.badSignature': { at: NOW - 3 * HOUR, count: 9 } }),
  ],
  [
    'a call whose record is not there yet',
    sightings({ 'phone.callee_ringing': { at: NOW - MINUTE, count: 5 } }),
  ],
  ['a clock that differs from one of both', reach({ zoom: reached({ aheadMs: 9 * MINUTE }) })],
  [
    'gateways that share a database',
    reach({ publicUrl: reached({ body: { status: 'ok', instance: 'another' } }) }),
  ],
  [
    'a sweep that was missed while nothing ran',
    { ...stored({ sweeps: [{ name: 'Ren Ito', since: 0, sweptAt: 1 }] }), startedAt: NOW - MINUTE },
  ],
  ['scopes of which nothing was told yet', agents({ zoomScopes: null })],
  [
    'a name in the settings that one agent alone does not see',
    {
      ...asked(
        { salesforce: { ...seen(), settings: { ...SOUND_SETTINGS, unknownTaskFields: ['Hidden__c'] } } },
        false,
      ),
    },
  ],
])('no alarm for %s', (_, facts) => {
  expect(examine(facts, PACKAGE_FIELDS)).toEqual([]);
});

test('where nobody can be asked, Salesforce is at fault only if it does not answer', () => {
  const down = asked({ salesforce: 'salesforce.unavailable' });
  expect(examine(down, PACKAGE_FIELDS).map(({ code }) => code)).toEqual(['salesforce.unreachable']);
  const signedOut = asked({ salesforce: 'salesforce.signInNeeded', zoom: 'zoom.signInNeeded' }, false);
  expect(examine(signedOut, PACKAGE_FIELDS).map(({ code }) => code)).toEqual([
    'agents.salesforceSignIn',
    'agents.zoomSignIn',
  ]);
  const silent = asked({ zoom: 'zoom.unavailable' });
  expect(examine(silent, PACKAGE_FIELDS).map(({ code }) => code)).toEqual(['zoom.unreachable']);
});

test.each([
  ['https://acme.my.salesforce.com', 'https://acme.lightning.force.com'],
  ['https://acme--uat.sandbox.my.salesforce.com', 'https://acme--uat.sandbox.lightning.force.com'],
  ['https://acme-dev-ed.develop.my.salesforce.com', 'https://acme-dev-ed.develop.lightning.force.com'],
  ['https://login.salesforce.com', null],
])('Lightning of %s is at %s', (myDomain, origin) => {
  expect(lightningOriginOf(myDomain)).toBe(origin);
});
