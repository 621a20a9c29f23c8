/** The Metadata API, as unmodified jsforce calls it. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import JSZip from 'jszip';
import type { LocalSalesforce } from '../localSalesforce.ts';
import { connectAs, openOrg, refusal } from './openOrg.ts';

let org: LocalSalesforce;

beforeAll(async () => {
  org = await openOrg();
});
afterAll(() => org.stop());
beforeEach(() => {
  org.reset();
});

const BAR = 'flexipages/LightningSales_UtilityBar.flexipage';

function manifest(members: readonly (readonly [type: string, name: string])[]): string {
  const types = members.map(
    ([type, name]) => `<types><members>${name}</members><name>${type}</name></types>`,
  );
  return `<Package xmlns="http://soap.sforce.com/2006/04/metadata">${types.join('')}<version>67.0</version></Package>`;
}

async function deploy(files: Readonly<Record<string, string>>, options = {}) {
  const zip = new JSZip();
  for (const [path, text] of Object.entries(files)) zip.file(path, text);
  const { metadata } = connectAs(org, 'admin');
  metadata.pollInterval = 1;
  const content = await zip.generateAsync({ type: 'nodebuffer' });
  return metadata.deploy(content, { rollbackOnError: true, singlePackage: true, ...options }).complete(true);
}

function page(component: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\r\n<!-- ours --><FlexiPage xmlns="http://soap.sforce.com/2006/04/metadata"><flexiPageRegions><itemInstances><componentInstance><componentName>${component}</componentName></componentInstance></itemInstances><name>a</name><type>Region</type></flexiPageRegions><masterLabel>日本</masterLabel><type>UtilityBar</type></FlexiPage>`;
}

test('apps and pages of an org in use are listed, those of a package as such', async () => {
  const apps = await connectAs(org, 'admin').metadata.list([{ type: 'CustomApplication' }], '67.0');

  expect(apps.map(({ fullName }) => fullName)).toEqual(
    expect.arrayContaining(['standard__LightningSales', 'Renewals', 'tidewater__Dispatch']),
  );
  expect(apps.find(({ fullName }) => fullName === 'tidewater__Dispatch')).toMatchObject({
    namespacePrefix: 'tidewater',
    manageableState: 'installed',
  });
});

test('what is deployed is retrieved byte for byte', async () => {
  const text = page('force:recordHome');

  const result = await deploy({
    'package.xml': manifest([['FlexiPage', 'Ours']]),
    'flexipages/Ours.flexipage': text,
  });
  const { metadata } = connectAs(org, 'admin');
  metadata.pollInterval = 1;
  const unpackaged = { types: [{ members: ['Ours', 'Nothing'], name: 'FlexiPage' }], version: '67.0' };
  const request = { apiVersion: '67.0', singlePackage: true, unpackaged } as unknown as Parameters<
    typeof metadata.retrieve
  >[0];
  const retrieved = await metadata.retrieve(request).complete();
  const zip = await JSZip.loadAsync(retrieved.zipFile, { base64: true });

  expect(result).toMatchObject({ success: true, status: 'Succeeded', numberComponentsDeployed: 1 });
  expect(await zip.file('flexipages/Ours.flexipage')?.async('string')).toBe(text);
  expect(retrieved.messages).toEqual([
    expect.objectContaining({ problem: "Entity of type 'FlexiPage' named 'Nothing' cannot be found" }),
  ]);
});

test.each([
  [
    'a component that there is not',
    { 'package.xml': manifest([['FlexiPage', 'Ours']]), 'flexipages/Ours.flexipage': page('c:nothing') },
    "We couldn't retrieve the design time component information for component c:nothing.",
  ],
  [
    'a file that the manifest does not name',
    { 'package.xml': manifest([]), 'flexipages/Ours.flexipage': page('force:recordHome') },
    'Not in package.xml',
  ],
  [
    'a name without a file',
    { 'package.xml': manifest([['FlexiPage', 'Ours']]) },
    "An object 'Ours' of type FlexiPage was named in package.xml, but was not found in zipped directory",
  ],
  [
    'XML that does not end',
    { 'package.xml': manifest([['FlexiPage', 'Ours']]), 'flexipages/Ours.flexipage': '<FlexiPage>' },
    'Error parsing file: The document does not end',
  ],
  [
    'the removal of what an app needs',
    {
      'package.xml': manifest([]),
      'destructiveChangesPost.xml': manifest([['FlexiPage', 'LightningSales_UtilityBar']]),
    },
    'This FlexiPage is referenced elsewhere in salesforce.com. Remove the usage and try again. : CustomApplication standard__LightningSales.',
  ],
])('%s is refused, and nothing is kept', async (_case, files, problem) => {
  const before = new Map(org.metadata.files);

  const result = await deploy(files);

  expect(result).toMatchObject({ success: false, status: 'Failed' });
  expect(result.details.componentFailures.map((each) => each.problem)).toEqual([problem]);
  expect(org.metadata.files).toEqual(before);
});

test('a check alone keeps nothing', async () => {
  const before = new Map(org.metadata.files);

  const result = await deploy(
    {
      'package.xml': manifest([['FlexiPage', 'LightningSales_UtilityBar']]),
      [BAR]: page('force:recordHome'),
    },
    { checkOnly: true },
  );

  expect(result).toMatchObject({ success: true, checkOnly: true });
  expect(org.metadata.files).toEqual(before);
});

test('only who may change metadata gets in, and only to calls that there are', async () => {
  const list = [{ type: 'FlexiPage' }];
  const { metadata } = connectAs(org, 'admin');

  expect(await refusal(connectAs(org).metadata.list(list, '67.0'))).toMatchObject({
    errorCode: 'sf:INSUFFICIENT_ACCESS',
  });
  expect(await refusal(metadata.list([{ type: 'Nothing' }], '67.0'))).toMatchObject({
    errorCode: 'sf:INVALID_TYPE',
  });
  expect(await refusal(metadata.rename('FlexiPage', 'a', 'b'))).toMatchObject({
    message: expect.stringContaining('No operation available'),
  });
});
