import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { emitPackage } from '../emitPackage.ts';
import { packageBundles } from '../packageBundles.ts';
import { runBuild } from './runBuild.ts';
import { BELL, temporaryPackage } from './temporaryPackage.ts';

const TIMEOUT_MS = 30_000;

test(
  'a sound package builds',
  async () => {
    expect(await runBuild(temporaryPackage(BELL))).toEqual({
      code: 0,
      problems: [],
      summary: '1 modules emitted, 1 bundles compiled, 0 problems.',
    });
  },
  TIMEOUT_MS,
);

const REFUSED: readonly (readonly [what: string, files: Readonly<Record<string, string>>, problem: string])[] = [
  [
    'a template whose class got lost, though the compiler calls it a success',
    { ...BELL, 'phone/lwc/bell/bell.ts': "export const name = 'bell';" },
    'bell: The template has no class.',
  ],
  [
    'a library that the platform cannot resolve',
    { 'phone/lwc/bell/bell.ts': "import parse from 'libphonenumber-js';\nexport const read = parse;" },
    'bell: The platform does not have the module libphonenumber-js.',
  ],
  [
    'a component that the package does not have',
    { ...BELL, 'phone/lwc/bell/bell.html': '<template><c-nobody></c-nobody></template>' },
    'bell: The platform does not have the module c/nobody.',
  ],
  [
    'a template that the compiler refuses',
    { ...BELL, 'phone/lwc/bell/bell.html': '<template><p></template>' },
    'bell: LWC1078: <p> has no matching closing tag.',
  ],
];

test.each(REFUSED)(
  'the build fails for %s',
  async (_what, files, problem) => {
    const { code, problems } = await runBuild(temporaryPackage(files));

    expect(problems).toEqual([problem]);
    expect(code).toBe(1);
  },
  TIMEOUT_MS,
);

test('only what is deployed belongs to a bundle', async () => {
  const root = temporaryPackage(BELL);
  await emitPackage(root);

  const [bundle] = packageBundles(root);

  expect(Object.keys(bundle?.files ?? {})).toEqual(['bell.html', 'bell.js', 'bell.js-meta.xml']);
});

test('a folder without script is no bundle', () => {
  const root = temporaryPackage(BELL);
  rmSync(path.join(root, 'force-app/main/phone/lwc/bell/bell.ts'));

  expect(packageBundles(root)).toEqual([]);
});
