import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, test } from '@jest/globals';

const PROGRAM = path.resolve('scripts/supply/install.js');
const folder = mkdtempSync(path.join(os.tmpdir(), 'zoom-phone-install-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const integrity = 'sha512-abc';
const LOCK = {
  packages: {
    '': { name: 'product' },
    'node_modules/left': { version: '1.2.3', integrity },
    'node_modules/left/node_modules/@scope/right': { version: '4.5.6', integrity },
    'node_modules/alias': { name: 'real', version: '2.0.0', integrity },
    'node_modules/known': { version: '1.0.0', integrity, resolved: 'file:known.tgz' },
    'node_modules/npm/node_modules/bundled': { version: '7.0.0', inBundle: true },
  },
};

/** Stands for npm, where only its command line matters: keeps the lock that it is given, and fails so often. */
function npmThatFails(times: number): void {
  const npm = path.join(folder, 'npm');
  writeFileSync(
    npm,
    `#!/bin/sh
if [ "$1" = config ]; then echo 'https://registry.example/'; exit; fi
echo "$*" >>calls
if [ -f npm-shrinkwrap.json ]; then cp npm-shrinkwrap.json seen.json; fi
[ "$(wc -l <calls)" -gt ${times} ]
`,
  );
  chmodSync(npm, 0o755);
}

beforeEach(() => {
  rmSync(path.join(folder, 'calls'), { force: true });
  writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify(LOCK));
});

/** @returns how the program ends, and how often npm was to install */
function install(): Promise<{ readonly code: number; readonly calls: readonly string[] }> {
  const env = { ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}` };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [PROGRAM], { cwd: folder, env }, () => {
      const calls = readFileSync(path.join(folder, 'calls'), 'utf8').trim().split('\n');
      resolve({ code: child.exitCode ?? -1, calls });
    });
  });
}

test('npm is told where each package is, and the lock file stays as it is', async () => {
  npmThatFails(0);

  expect(await install()).toEqual({ code: 0, calls: ['ci --no-audit'] });

  const at = 'https://registry.example';
  expect(JSON.parse(readFileSync(path.join(folder, 'seen.json'), 'utf8'))).toEqual({
    packages: {
      '': { name: 'product' },
      'node_modules/left': { version: '1.2.3', integrity, resolved: `${at}/left/-/left-1.2.3.tgz` },
      'node_modules/left/node_modules/@scope/right': {
        ...{ version: '4.5.6', integrity, resolved: `${at}/@scope/right/-/right-4.5.6.tgz` },
      },
      'node_modules/alias': {
        ...{ name: 'real', version: '2.0.0', integrity, resolved: `${at}/real/-/real-2.0.0.tgz` },
      },
      'node_modules/known': LOCK.packages['node_modules/known'],
      'node_modules/npm/node_modules/bundled': { version: '7.0.0', inBundle: true },
    },
  });
  expect(existsSync(path.join(folder, 'npm-shrinkwrap.json'))).toBe(false);
  expect(JSON.parse(readFileSync(path.join(folder, 'package-lock.json'), 'utf8'))).toEqual(LOCK);
});

test('where the addresses are others, npm finds them itself', async () => {
  npmThatFails(1);

  expect(await install()).toEqual({ code: 0, calls: ['ci --no-audit', 'ci --no-audit'] });
});

test('what npm cannot install fails', async () => {
  npmThatFails(2);

  expect(await install()).toEqual({ code: 1, calls: ['ci --no-audit', 'ci --no-audit'] });
});
