/** The package itself, as Salesforce would get it. */
import { execFile } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { emitPackage } from '../emitPackage.ts';
import { packageBundles } from '../packageBundles.ts';
import { runBuild } from './runBuild.ts';
import { temporaryPackage } from './temporaryPackage.ts';

const ROOT = process.cwd();
const TIMEOUT_MS = 120_000;

test(
  'every bundle compiles with its class and imports only what the platform has',
  async () => {
    const { code, problems } = await runBuild(ROOT);

    expect(problems).toEqual([]);
    expect(code).toBe(0);
  },
  TIMEOUT_MS,
);

test(
  'the deployable package has every bundle as JavaScript, and neither TypeScript nor tests',
  async () => {
    await emitPackage(ROOT);
    const bundles = packageBundles(ROOT);
    const target = path.join(temporaryPackage({}), 'deploy');

    await convertSource(target);

    const files = globSync('**/*', { cwd: target, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => path.relative(target, path.join(file.parentPath, file.name)));
    expect(bundles.length).toBeGreaterThan(0);
    for (const { name } of bundles) expect(files).toContain(`lwc/${name}/${name}.js`);
    expect(files).toContain('reports/Zoom_Phone_Reports/Missed_Calls.report');
    expect(files).toContain('dashboards/Zoom_Phone_Dashboards/Zoom_Phone.dashboard');
    expect(files.filter((file) => file.endsWith('.ts') || file.includes('__tests__'))).toEqual([]);
    expect(existsSync(path.join(target, 'package.xml'))).toBe(true);
  },
  TIMEOUT_MS,
);

/** Salesforce CLI, offline. */
async function convertSource(target: string): Promise<void> {
  const cli = path.join(ROOT, 'node_modules/@salesforce/cli/bin/run.js');
  const args = [cli, 'project', 'convert', 'source', '--source-dir', 'force-app', '--source-dir', 'reports', '--output-dir', target];
  const env = { ...process.env, SF_DISABLE_TELEMETRY: 'true', SF_AUTOUPDATE_DISABLE: 'true', SF_SKIP_NEW_VERSION_CHECK: 'true' };
  await promisify(execFile)(process.execPath, args, { cwd: ROOT, env });
}
