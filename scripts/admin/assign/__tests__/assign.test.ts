import { expect, test } from '@jest/globals';
import { AdminError, UsageError } from '../../command.ts';
import { createMemoryOrg } from '../../__tests__/memoryOrg.ts';
import type { MemoryOrg } from '../../__tests__/memoryOrg.ts';
import { createAssign } from '../assign.ts';
import { removeFromApps } from '../removeFromApps.ts';
import { addWidget, gatewaysOn } from '../widgetOnPage.ts';
import { bar, item, PAGES } from './pages.ts';

const GATEWAY = 'https://phone.example.com';
const AT_GATEWAY = ['--gateway-url', GATEWAY];
const SALES_BAR = 'flexipages/LightningSales_UtilityBar.flexipage';
const SHARED_BAR = 'flexipages/Service_UtilityBar.flexipage';
const MANAGED_BAR = 'flexipages/pkg__Bar.flexipage';

function app(label: string, { bar: barName = '', uiType = 'Lightning', navType = 'Standard' } = {}): string {
  const barElement = barName === '' ? '' : `    <utilityBar>${barName}</utilityBar>\n`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<CustomApplication xmlns="http://soap.sforce.com/2006/04/metadata">
    <description>Sells &amp; serves</description>
    <label>${label}</label>
    <navType>${navType}</navType>
    <tabs>standard-Account</tabs>
    <tabs>standard-Lead</tabs>
    <uiType>${uiType}</uiType>
${barElement}    <workspaceConfig>
        <mappings>
            <tab>standard-Account</tab>
        </mappings>
    </workspaceConfig>
</CustomApplication>
`;
}

const CONTENTS = {
  'applications/standard__LightningSales.app': app('Sales', { bar: 'LightningSales_UtilityBar' }),
  'applications/standard__Sales.app': app('Sales', { uiType: 'Aloha' }),
  'applications/standard__Classic.app': app('Classic', { uiType: 'Aloha' }),
  'applications/standard__LightningService.app': app('Service', { bar: 'Service_UtilityBar' }),
  'applications/Service_Console.app': app('Service Console', {
    bar: 'Service_UtilityBar',
    navType: 'Console',
  }),
  'applications/Tokyo.app': app('営業 &quot;東京&quot; O&apos;Hara'),
  'applications/pkg__Managed.app': app('Managed', { bar: 'pkg__Bar' }),
  'applications/pkg__Bare.app': app('Bare'),
  'applications/Field_A.app': app('Field'),
  'applications/Field_B.app': app('Field'),
  'applications/Lost.app': app('Lost', { bar: 'standard__Hidden' }),
  'applications/Zoom_Phone.app': app('Zoom Phone', { bar: 'Zoom_Phone_UtilityBar' }),
  'flexipages/Zoom_Phone_UtilityBar.flexipage': addWidget(bar(''), GATEWAY, ''),
  [SALES_BAR]: PAGES['of the Sales app, from Salesforce'] ?? '',
  [SHARED_BAR]: PAGES['of a console'] ?? '',
  [MANAGED_BAR]: PAGES['with Open CTI'] ?? '',
  'flexipages/Home.flexipage': '<FlexiPage><type>HomePage</type></FlexiPage>',
  'flexipages/standard__Hidden.flexipage': '<FlexiPage><type>HomePage</type></FlexiPage>',
};
const MANAGED = ['applications/pkg__Managed.app', 'applications/pkg__Bare.app', MANAGED_BAR];

function orgWith(more: Readonly<Record<string, string>> = {}, isSandbox = true): MemoryOrg {
  return createMemoryOrg({ ...CONTENTS, ...more }, MANAGED, isSandbox);
}

async function run(org: MemoryOrg, args: readonly string[], env: Record<string, string> = {}) {
  const out: string[] = [];
  const command = createAssign({ connect: () => Promise.resolve(org) });
  const terminal = { env, out: (text: string) => out.push(text), say: () => undefined };
  const code = await command.run(args, terminal);
  return { code, out: out.join('\n') };
}

/** Files that are not what they were. */
function changed(org: MemoryOrg, before: Readonly<Record<string, string>> = CONTENTS): string[] {
  const files = new Set([...org.files.keys(), ...Object.keys(before)]);
  return [...files].filter((file) => org.files.get(file) !== before[file]).sort();
}

test.each([['Sales'], ['sales'], ['LightningSales'], ['standard__LightningSales']])(
  'a standard app gets the widget by the name %s, and gives it back',
  async (name) => {
    const org = orgWith();

    expect(await run(org, ['--app', name, ...AT_GATEWAY])).toMatchObject({
      code: 0,
      out: expect.stringContaining('Sales (standard__LightningSales): added to its utility bar'),
    });
    expect(changed(org)).toEqual([SALES_BAR]);
    expect(gatewaysOn(org.files.get(SALES_BAR) ?? '', '')).toEqual([GATEWAY]);

    expect((await run(org, ['--app', name])).out).toContain('Nothing to change');
    expect(org.deployments).toHaveLength(1);

    expect((await run(org, ['--app', name, '--remove'])).out).toContain('removed from its utility bar');
    expect(changed(org)).toEqual([]);
    expect((await run(org, ['--app', name, '--remove'])).out).toContain('Nothing to change');
  },
);

test.each([['営業 "東京" O\'Hara'], ['営業 “東京” O’Hara'], ['Tokyo']])(
  'an app without a utility bar gets its own by the name %s, and gives it back',
  async (name) => {
    const org = orgWith();
    await run(org, ['--app', name]);
    const made = 'flexipages/Zoom_Phone_for_Tokyo.flexipage';

    expect(changed(org)).toEqual(['applications/Tokyo.app', made]);
    expect(org.files.get(made)).toContain(
      "<masterLabel>営業 &quot;東京&quot; O'Hara Utility Bar</masterLabel>",
    );
    expect(org.files.get('applications/Tokyo.app')).toContain(
      '</uiType>\n    <utilityBar>Zoom_Phone_for_Tokyo</utilityBar>\n    <workspaceConfig>',
    );
    expect((await run(org, ['--app', name])).out).toContain('there already');

    await run(org, ['--app', name, '--remove']);
    expect(changed(org)).toEqual([]);
  },
);

test('a new utility bar takes no name of another page', async () => {
  const org = orgWith({ 'flexipages/zoom_phone_for_tokyo.flexipage': bar('') });
  await run(org, ['--app', 'Tokyo']);

  expect(org.files.has('flexipages/Zoom_Phone_for_Tokyo_2.flexipage')).toBe(true);
});

test('a utility bar that was made for the widget stays when somebody has put more on it', async () => {
  const org = orgWith();
  await run(org, ['--app', 'Tokyo']);
  const made = 'flexipages/Zoom_Phone_for_Tokyo.flexipage';
  const more = (org.files.get(made) ?? '').replace(
    '        <name>utilityItems',
    `${item('one:notesUtility')}$&`,
  );
  await org.metadata.deploy({ files: new Map([[made, more]]) });
  await run(org, ['--app', 'Tokyo', '--remove']);

  expect(org.files.get(made)).toContain('one:notesUtility');
  expect(org.files.get('applications/Tokyo.app')).toContain('Zoom_Phone_for_Tokyo');
});

test('several apps change together, a shared utility bar once', async () => {
  const org = orgWith();
  const apps = ['--app', 'Service', '--app', 'Service Console', '--app', 'Sales'];
  await run(org, [...apps, ...AT_GATEWAY]);

  expect(changed(org)).toEqual([SALES_BAR, SHARED_BAR]);
  expect(gatewaysOn(org.files.get(SHARED_BAR) ?? '', '')).toEqual([GATEWAY]);
  expect(org.deployments).toHaveLength(1);
});

test('a shared utility bar changes for all when that is said', async () => {
  const org = orgWith();

  expect((await run(org, ['--app', 'Service', '--shared'])).out).toContain('also that of Service_Console');
  await expect(run(org, ['--app', 'Service', '--remove'])).rejects.toThrow('--shared');
  await run(org, ['--app', 'Service', '--remove', '--shared']);
  expect(changed(org)).toEqual([]);
});

test.each([
  [['Service'], 'shares its utility bar Service_UtilityBar with Service Console (Service_Console)'],
  [['Managed'], 'pkg__Bar of Managed (pkg__Managed) belongs to a managed package'],
  [['Bare'], 'Bare (pkg__Bare) belongs to a managed package and has no utility bar'],
  [['Nowhere'], 'no app "Nowhere"'],
  [['Classic'], 'app of Salesforce Classic'],
  [['standard__Sales'], 'app of Salesforce Classic'],
  [['Field'], 'several apps. Name one by its API name: Field_A, Field_B'],
  [['Lost'], 'cannot be read'],
  [['Sales', 'Managed'], 'belongs to a managed package'],
])('the apps %j cannot be changed, and nothing is', async (names, words) => {
  const org = orgWith();
  const refused = run(
    org,
    names.flatMap((name) => ['--app', name]),
  );

  await expect(refused).rejects.toThrow(AdminError);
  await expect(refused).rejects.toThrow(words);
  expect(org.deployments).toEqual([]);
});

test('says all problems at once', async () => {
  const refused = run(orgWith(), ['--app', 'Nowhere', '--app', 'Field', '--app', 'Sales']);

  await expect(refused).rejects.toThrow(/"Nowhere"[^]*\n.*"Field"/);
});

test.each([
  [[], 'Name an app'],
  [['--list', '--app', 'Sales'], '--list goes without'],
  [['--app', 'Sales', '--gateway-url', 'phone.example.com'], 'must begin with https://'],
  [['--app', 'Sales', '--gateway-url', 'http://phone.example.com'], 'must begin with https://'],
])('%j is refused', async (args, words) => {
  const refused = run(orgWith(), args);

  await expect(refused).rejects.toThrow(UsageError);
  await expect(refused).rejects.toThrow(words);
});

test('the gateway is the one that is said, else that of the environment, else that of the org', async () => {
  const gatewayOf = async (args: readonly string[], env = {}) => {
    const org = orgWith();
    await run(org, ['--app', 'Sales', ...args], env);
    return gatewaysOn(org.files.get(SALES_BAR) ?? '', '');
  };

  expect(await gatewayOf(['--gateway-url', 'https://said.example.com/'])).toEqual([
    'https://said.example.com',
  ]);
  expect(await gatewayOf([], { GATEWAY_URL: 'http://localhost:8080' })).toEqual(['http://localhost:8080']);
  expect(await gatewayOf([])).toEqual([GATEWAY]);
});

test('asks for the gateway when the org has none, or several', async () => {
  const at = (gateway: string) => ({
    'flexipages/Zoom_Phone_UtilityBar.flexipage': addWidget(bar(''), gateway, ''),
  });
  const several = orgWith({ [SALES_BAR]: addWidget(bar(''), 'https://other.example.com', '') });

  await expect(
    run(orgWith(at('https://zoom-phone-gateway.example.com')), ['--app', 'Sales']),
  ).rejects.toThrow('Say where the gateway is');
  await expect(run(several, ['--app', 'Tokyo'])).rejects.toThrow('several gateways');
});

test('another gateway for a widget that is there', async () => {
  const org = orgWith();
  await run(org, ['--app', 'Sales', ...AT_GATEWAY]);
  const { out } = await run(org, ['--app', 'Sales', '--gateway-url', 'https://new.example.com']);

  expect(out).toContain('now with the other gateway');
  expect(gatewaysOn(org.files.get(SALES_BAR) ?? '', '')).toEqual(['https://new.example.com']);
});

test('a dry run asks the org and changes nothing', async () => {
  const org = orgWith();

  expect((await run(org, ['--app', 'Tokyo', '--dry-run'])).out).toContain('Would be changed');
  expect(org.deployments).toMatchObject([{ checkOnly: true }]);
  expect(changed(org)).toEqual([]);
});

test('production has to be meant', async () => {
  const org = orgWith({}, false);

  await expect(run(org, ['--app', 'Sales'])).rejects.toThrow('--yes');
  expect(org.deployments).toEqual([]);
  await run(org, ['--app', 'Sales', '--yes']);
  expect(changed(org)).toEqual([SALES_BAR]);
});

test('lists the Lightning apps', async () => {
  const org = orgWith();
  const { out } = await run(org, ['--list']);

  expect(out).toContain(`Zoom Phone (Zoom_Phone): Zoom Phone at ${GATEWAY}`);
  expect(out).toContain(
    'Service (standard__LightningService): no Zoom Phone\n    Service_UtilityBar; shared with Service_Console',
  );
  expect(out).toContain('Managed (pkg__Managed): no Zoom Phone\n    pkg__Bar; of a managed package');
  expect(out).not.toContain('Classic');
  expect(org.deployments).toEqual([]);
});

test('tells programs', async () => {
  const org = orgWith();
  const listed: unknown = JSON.parse((await run(org, ['--list', '--json'])).out);
  const done: unknown = JSON.parse((await run(org, ['--app', 'Sales', '--json'])).out);

  expect(listed).toMatchObject({
    apps: expect.arrayContaining([
      expect.objectContaining({ app: 'Tokyo', label: '営業 "東京" O\'Hara', utilityBar: null, gateways: [] }),
    ]),
  });
  expect(done).toEqual({
    org: org.identity,
    changed: true,
    dryRun: false,
    apps: [
      {
        app: 'standard__LightningSales',
        label: 'Sales',
        utilityBar: 'LightningSales_UtilityBar',
        done: 'added',
        alsoIn: [],
      },
    ],
  });
});

test('the app of the package keeps its widget until the package goes', async () => {
  await expect(run(orgWith(), ['--app', 'Zoom Phone', '--remove'])).rejects.toThrow('uninstall');
});

test('the package can be removed: no app or utility bar has the widget any more, and each is as before', async () => {
  const before = {
    'applications/Borrowed.app': app('Borrowed'),
    'flexipages/Unused.flexipage': bar(item('one:notesUtility')),
  };
  const org = orgWith({
    'applications/Borrowed.app': app('Borrowed', { bar: 'Zoom_Phone_UtilityBar' }),
    'flexipages/Unused.flexipage': addWidget(before['flexipages/Unused.flexipage'], GATEWAY, ''),
    'flexipages/Zoom_Phone_for_Nobody.flexipage': addWidget(bar(''), GATEWAY, ''),
  });
  await run(org, ['--app', 'Sales', '--app', 'Service', '--app', 'Tokyo', '--shared']);

  expect(await removeFromApps(org, { dryRun: true })).toHaveLength(7);
  expect(org.deployments).toHaveLength(1);

  expect([...(await removeFromApps(org, { dryRun: false }))].sort()).toEqual([
    'Borrowed',
    'Sales',
    'Service',
    'Service Console',
    'Unused',
    'Zoom_Phone_for_Nobody',
    '営業 "東京" O\'Hara',
  ]);
  expect(changed(org, { ...CONTENTS, ...before })).toEqual([]);
  expect(await removeFromApps(org, { dryRun: false })).toEqual([]);
  expect(org.deployments).toHaveLength(2);
});

test('the package stays while an app would lose more than the widget', async () => {
  const org = orgWith({
    'applications/Borrowed.app': app('Borrowed', { bar: 'Zoom_Phone_UtilityBar' }),
    'flexipages/Zoom_Phone_UtilityBar.flexipage': addWidget(bar(item('one:notesUtility')), GATEWAY, ''),
  });

  await expect(removeFromApps(org, { dryRun: false })).rejects.toThrow(
    'Borrowed has the utility bar of the package',
  );
  expect(org.deployments).toEqual([]);
});
