import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import * as v from 'valibot';
import { auditVerdict } from '../auditVerdict.ts';
import { askNpm } from '../npm.ts';
import { steadySbom } from '../steadySbom.ts';

/** As npm 11 writes it. */
function report(severity: string) {
  const via = [
    { source: 1, name: 'left', title: 'Prototype pollution', url: 'https://example.com/a', severity },
    'right',
  ];
  const found = { name: 'left', severity, isDirect: true, via, effects: [], range: '<2.0.0', nodes: [] };
  return { auditReportVersion: 2, vulnerabilities: { left: found }, metadata: {} };
}

test.each([
  ['critical', 'vulnerable'],
  ['high', 'vulnerable'],
  ['moderate', 'vulnerable'],
  ['low', 'fine'],
])('a known vulnerability that is %s: %s', (severity, outcome) => {
  const verdict = auditVerdict(report(severity));

  expect(verdict.outcome).toBe(outcome);
  expect(verdict.lines[0]).toBe(
    `${severity}: left <2.0.0: Prototype pollution (https://example.com/a); right`,
  );
});

test('no known vulnerability', () => {
  expect(auditVerdict({ auditReportVersion: 2, vulnerabilities: {} }).outcome).toBe('fine');
});

test.each([
  ['a registry that has no audit', { message: '405 Method Not Allowed', statusCode: 405 }],
  ['no network', { message: 'request to the registry failed' }],
  ['nothing at all', undefined],
])('%s is not taken for a good answer', (_, told) => {
  const verdict = auditVerdict(told);

  expect(verdict.outcome).toBe('unasked');
  expect(verdict.lines[0]).toContain('was not asked');
});

test('the bill of materials has what the product runs on, of these versions, and not what builds it', async () => {
  const told = await askNpm(['sbom', '--sbom-format=cyclonedx', '--package-lock-only']);
  const sbom = steadySbom(told, JSON.parse(readFileSync('package-lock.json', 'utf8')));
  const Packages = v.record(v.string(), v.string());
  const Package = v.object({ name: v.string(), dependencies: Packages, devDependencies: Packages });
  const { name, dependencies, devDependencies } = v.parse(
    Package,
    JSON.parse(readFileSync('package.json', 'utf8')),
  );
  const components = new Map(sbom.components.map((each) => [each.name, each]));

  for (const [each, version] of Object.entries(dependencies))
    expect(components.get(each)).toMatchObject({ version, hashes: [{ alg: 'SHA-512' }] });
  expect(Object.keys(devDependencies).filter((each) => /^(eslint|jest|@playwright)/.test(each))).not.toEqual(
    [],
  );
  for (const each of ['eslint', '@playwright/test', 'rollup']) expect(components.has(each)).toBe(false);
  expect(sbom.metadata.component.name).toBe(name);
});

test('the same packages give the same file, whenever and wherever it is made', () => {
  const made = (timestamp: string, folder: string, serialNumber: string, version = '1') =>
    steadySbom(
      {
        ...{ bomFormat: 'CycloneDX', specVersion: '1.5', serialNumber },
        metadata: {
          timestamp,
          component: { 'bom-ref': 'phone', name: folder, purl: 'pkg:npm/phone@1.0.0' },
        },
        components: ['tool@1', `b@${version}`, '@x/a@1'].map((ref) => ({
          'bom-ref': ref,
          name: ref,
          version,
        })),
        dependencies: [{ ref: 'phone', dependsOn: ['tool@1', `b@${version}`] }, { ref: 'tool@1' }],
      },
      {
        packages: {
          '': { version: '1.0.0' },
          'node_modules/b': { version },
          'node_modules/b/node_modules/@x/a': { version: '1' },
          'node_modules/tool': { version: '1', dev: true },
        },
      },
    );

  expect(made('now', 'here', 'x')).toMatchObject({
    components: [{ name: '@x/a@1' }, { name: 'b@1' }],
    dependencies: [{ ref: 'phone', dependsOn: ['b@1'] }],
  });
  expect(made('now', 'here', 'urn:uuid:1')).toEqual(made('then', 'there', 'urn:uuid:2'));
  expect(made('now', 'here', 'x').serialNumber).not.toBe(made('now', 'here', 'x', '2').serialNumber);
  expect(made('now', 'here', 'x').serialNumber).toMatch(/^urn:uuid:[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
});
