import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import * as v from 'valibot';
import { namesIn } from '../../docs/__tests__/documents.ts';
import { readMetadataFiles } from '../metadataFiles.ts';

const ProjectSchema = v.object({
  packageDirectories: v.array(
    v.object({
      path: v.string(),
      package: v.optional(v.string()),
      versionNumber: v.optional(v.string()),
      definitionFile: v.optional(v.string()),
    }),
  ),
  sourceApiVersion: v.string(),
});
const ManifestSchema = v.object({ version: v.string() });

const [force, ...others] = read(ProjectSchema, 'sfdx-project.json').packageDirectories;

test('there is one package, of the version of the product', () => {
  expect(others).toEqual([{ path: 'reports' }]);
  expect(force).toMatchObject({ path: 'force-app', package: 'Zoom Phone' });
  expect(force?.versionNumber).toBe(`${read(ManifestSchema, 'package.json').version}.NEXT`);
});

test('the org in which a version is built takes Japanese', () => {
  const OrgSchema = v.object({
    settings: v.object({ languageSettings: v.object({ enableTranslationWorkbench: v.literal(true) }) }),
  });

  expect(v.is(OrgSchema, JSON.parse(readFileSync(force?.definitionFile ?? '', 'utf8')))).toBe(true);
});

test('the page on packaging has every kind of metadata of the package', () => {
  const kinds = new Set(readMetadataFiles('force-app/main').map(({ type }) => type));

  expect(namesIn('docs/packaging.md', 'What is in it')).toEqual([...kinds].sort());
});

function read<S extends v.GenericSchema>(schema: S, file: string): v.InferOutput<S> {
  return v.parse(schema, JSON.parse(readFileSync(file, 'utf8')));
}
