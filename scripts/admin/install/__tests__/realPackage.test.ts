/** The command as it is typed, with the package that there is. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openOrg } from '../../../workbench/salesforce/__tests__/openOrg.ts';
import type { LocalSalesforce } from '../../../workbench/salesforce/localSalesforce.ts';
import { userIdOf } from '../../../workbench/seed.ts';

const TIMEOUT_MS = 240_000;

let salesforce: LocalSalesforce;

beforeAll(async () => {
  salesforce = await openOrg({ packageDir: 'force-app' });
});
afterAll(() => salesforce.stop());

test(
  'the org takes the whole package, and afterwards has nothing of it',
  async () => {
    const before = new Map(salesforce.metadata.files);
    const env = {
      ...process.env,
      SF_ORG_INSTANCE_URL: salesforce.url,
      SF_ACCESS_TOKEN: salesforce.sessionFor(userIdOf('admin')),
    };
    const admin = (...args: string[]) =>
      promisify(execFile)(process.execPath, ['scripts/admin/main.ts', ...args], { env });

    const installed = await admin('install', '--gateway-url', 'https://phone.example.com');
    const paths = [...salesforce.metadata.files.keys()];
    const removed = await admin('uninstall');
    const after = new Map(salesforce.metadata.files);

    expect(installed.stdout).toContain('is in the org');
    expect(paths).toContain('lwc/zoomPhoneUtilityItem/zoomPhoneUtilityItem.js');
    expect(paths.filter((path) => path.endsWith('.ts'))).toEqual([]);
    expect(removed.stdout).toContain('Removed:');
    expect(after).toEqual(before);
  },
  TIMEOUT_MS,
);
