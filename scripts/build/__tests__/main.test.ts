import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { emitPackage } from '../emitPackage.ts';
import { packageBundles } from '../packageBundles.ts';
import { checkPackages } from './checkPackages.ts';
import { runBuild } from './runBuild.ts';
import { BELL, temporaryPackage } from './temporaryPackage.ts';

const TIMEOUT_MS = 60_000;

type Refused = readonly [what: string, files: Readonly<Record<string, string>>, problem: string];

const REFUSED: readonly [Refused, ...Refused[]] = [
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

test(
  'a sound package builds, and what Salesforce would not take has a reason',
  async () => {
    const packages = [BELL, ...REFUSED.map(([, files]) => files)].map((files) => temporaryPackage(files));

    const [sound, ...refused] = await checkPackages(packages);

    expect(sound).toEqual({ modules: 1, bundles: 1, problems: [] });
    expect(refused.map(({ problems }, index) => [REFUSED[index]?.[0], problems])).toEqual(
      REFUSED.map(([what, , problem]) => [what, [problem]]),
    );
  },
  TIMEOUT_MS,
);

test(
  'the build fails for a package with a problem, and names it',
  async () => {
    const [[, files, problem]] = REFUSED;

    expect(await runBuild(temporaryPackage(files))).toEqual({
      code: 1,
      problems: [problem],
      summary: '1 modules emitted, 1 bundles compiled, 1 problems.',
    });
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
