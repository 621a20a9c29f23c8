import path from 'node:path';
import { expect, test } from '@jest/globals';
import { readOrgApps } from '../orgApps.ts';
import { readOrg } from '../readOrg.ts';

const PROBES = path.join(process.cwd(), 'scripts/workbench/shell/__tests__/probes/force-app/main');

function appXml(label: string, rest = ''): string {
  return `<CustomApplication><label>${label}</label><navType>Console</navType><tabs>standard-home</tabs><tabs>standard-Contact</tabs><uiType>Lightning</uiType>${rest}</CustomApplication>`;
}

const BAR = `<FlexiPage>
  <flexiPageRegions>
    <itemInstances><componentInstance>
      <componentInstanceProperties><name>gatewayUrl</name><value>https://phone.example.com</value></componentInstanceProperties>
      <componentName>zoomPhoneUtilityItem</componentName>
      <identifier>phone</identifier>
    </componentInstance></itemInstances>
    <name>utilityItems</name><type>Region</type>
  </flexiPageRegions>
  <masterLabel>Bar</masterLabel>
  <template><name>one:utilityBarTemplateDesktop</name></template>
  <type>UtilityBar</type>
</FlexiPage>`;

const FILES = new Map([
  ['applications/Probe.app', appXml('The installed one')],
  ['applications/Support.app', appXml('Support', '<utilityBar>Bar</utilityBar>')],
  ['applications/Aloha.app', '<CustomApplication><label>Aloha</label></CustomApplication>'],
  ['applications/standard__LightningSales.app', appXml('Sales')],
  ['aura/out/out.app', '<aura:application/>'],
  ['flexipages/Bar.flexipage', BAR],
]);

test('apps of the org stand beside that of the package, with what their utility bars hold', () => {
  const apps = readOrgApps(FILES, readOrg(PROBES, 'en_US'), 'en_US');

  expect(apps.map(({ label }) => label)).toEqual(['Sales', 'Support']);
  expect(apps[1]).toMatchObject({
    name: 'Support',
    isConsole: true,
    tabs: [{ name: 'standard-Contact', label: 'Contacts' }],
    utilityItems: [
      { component: 'zoomPhoneUtilityItem', properties: { gatewayUrl: 'https://phone.example.com' } },
    ],
  });
});

test("Salesforce's own apps have their names in the language of the user", () => {
  const apps = readOrgApps(FILES, readOrg(PROBES, 'ja'), 'ja');

  expect(apps.map(({ label }) => label)).toContain('セールス');
});
