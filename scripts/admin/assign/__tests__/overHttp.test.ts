/** The apps of a local Salesforce, over HTTP, with unmodified jsforce. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { openOrg as openLocalOrg } from '../../../workbench/salesforce/__tests__/openOrg.ts';
import type { LocalSalesforce } from '../../../workbench/salesforce/localSalesforce.ts';
import { userIdOf } from '../../../workbench/seed.ts';
import { openOrg } from '../../org/connectOrg.ts';
import type { Org } from '../../org/ports.ts';
import { runAdmin } from '../../runAdmin.ts';
import { createAssign } from '../assign.ts';
import { removeFromApps } from '../removeFromApps.ts';

const POLL_MS = 2;
const BUNDLE = 'lwc/zoomPhoneUtilityItem/zoomPhoneUtilityItem';
const WIDGET = new Map([
  [
    `${BUNDLE}.js`,
    "import { LightningElement } from 'lwc';\nexport default class extends LightningElement {}\n",
  ],
  [
    `${BUNDLE}.js-meta.xml`,
    '<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>66.0</apiVersion></LightningComponentBundle>',
  ],
]);
const AT_GATEWAY = ['--gateway-url', 'https://phone.example.com'];

let salesforce: LocalSalesforce;

beforeAll(async () => {
  salesforce = await openLocalOrg();
});
afterAll(() => salesforce.stop());
beforeEach(() => {
  salesforce.reset();
});

function connect(): Promise<Org> {
  const accessToken = salesforce.sessionFor(userIdOf('admin'));
  return openOrg({ instanceUrl: salesforce.url, accessToken }, { say: () => undefined }, POLL_MS);
}

async function run(args: readonly string[]) {
  const [out, said]: [string[], string[]] = [[], []];
  const terminal = { env: {}, out: (text: string) => out.push(text), say: (text: string) => said.push(text) };
  const code = await runAdmin(['assign', ...args], terminal, [createAssign({ connect })]);
  return { code, out: out.join('\n'), said: said.join('\n') };
}

test('apps of every kind get the widget, and are afterwards what they were, byte for byte', async () => {
  const org = await connect();
  await org.metadata.deploy({ files: WIDGET });
  const before = new Map(salesforce.metadata.files);
  const apps = ['Sales', 'Sales Console', 'Field Sales', '契約更新 & “Renewals”'];
  const args = apps.flatMap((app) => ['--app', app]);

  expect(await run([...args, ...AT_GATEWAY, '--shared', '--dry-run'])).toMatchObject({ code: 0 });
  expect(salesforce.metadata.files).toEqual(before);

  expect(await run([...args, ...AT_GATEWAY, '--shared'])).toMatchObject({
    code: 0,
    out: expect.stringContaining('which is also that of Inside_Sales'),
  });
  expect((await run(['--list'])).out.match(/Zoom Phone at https:\/\/phone\.example\.com/g)).toHaveLength(5);
  expect(await run(args)).toMatchObject({ code: 0, out: expect.stringContaining('Nothing to change') });

  expect(await removeFromApps(org, { dryRun: false })).toHaveLength(5);
  expect(salesforce.metadata.files).toEqual(before);
});

test('an org without the package refuses the widget, and says why', async () => {
  expect(await run(['--app', 'Sales', ...AT_GATEWAY])).toMatchObject({
    code: 3,
    said: expect.stringContaining('zoomPhoneUtilityItem'),
  });
});

test('an app of a managed package stays as it is', async () => {
  expect(await run(['--app', 'Dispatch', ...AT_GATEWAY])).toMatchObject({
    code: 3,
    said: expect.stringContaining('belongs to a managed package'),
  });
});
