import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { CALL_RESULTS, ERROR_CODES, FINDING_CODES } from '#call-core';
import {
  FINDING_MODULE,
  LABEL_MODULE,
  PACKAGE,
  generateFindingModule,
  generateLabelModule,
} from '../generate.ts';
import { readLabels, readTranslatedLabels } from '../labelFiles.ts';
import { keyOf, labelModule } from '../labelModule.ts';

const labels = readLabels(PACKAGE);
const japanese = readTranslatedLabels(PACKAGE, 'ja');

/** Looked up by a code: one table in the label module, used as a whole. */
const TABLES = ['Error', 'Help', 'ResultInbound', 'ResultOutbound', 'Finding', 'Cause', 'Fix'];
/** Words that are the same in both languages. */
const SAME_IN_BOTH = ['OK', 'SMS', 'Zoom Phone'];

test('every label has a Japanese text, and every Japanese text its label', () => {
  expect([...japanese.keys()].sort()).toEqual(labels.map(({ name }) => name).sort());
});

test('no text is empty, and a Japanese text is Japanese', () => {
  const untranslated = labels.filter(({ name, text }) => {
    const translated = japanese.get(name) ?? '';
    return (
      text === '' ||
      !(/[぀-ヿ一-鿿]/.test(translated) || SAME_IN_BOTH.includes(translated) || isPunctuation(translated))
    );
  });

  expect(untranslated).toEqual([]);
});

test('both languages have the same placeholders', () => {
  const differing = labels.filter(
    ({ name, text }) => String(placeholders(text)) !== String(placeholders(japanese.get(name) ?? '')),
  );

  expect(differing).toEqual([]);
});

test('names, descriptions and texts fit into what Salesforce keeps', () => {
  const tooLong = labels.filter(
    ({ name, text, description }) =>
      name.length > 80 ||
      description.length > 80 ||
      text.length > 1000 ||
      (japanese.get(name) ?? '').length > 1000,
  );

  expect(tooLong).toEqual([]);
});

test('names follow ZoomPhone_<Area>_<What>, and no name is there twice', () => {
  expect(labels.filter(({ name }) => !/^ZoomPhone_[A-Z][A-Za-z]*(_[A-Za-z]+){1,2}$/.test(name))).toEqual([]);
  expect(new Set(labels.map(({ name }) => name)).size).toBe(labels.length);
});

test('every error code says what happened and what to do, and no label stands for a code that is gone', () => {
  const codes = ERROR_CODES.map((code) => code.replaceAll('.', '_')).sort();

  expect(whatsOf('Error')).toEqual(codes);
  expect(whatsOf('Help')).toEqual(codes);
});

test('everything that the doctor finds has its words, its cause and its fix', () => {
  const codes = FINDING_CODES.map((code) => code.replaceAll('.', '_')).sort();

  for (const area of ['Finding', 'Cause', 'Fix']) expect(whatsOf(area)).toEqual(codes);
});

test('every result of a call has words for both directions', () => {
  const results = CALL_RESULTS.map((result) => result.charAt(0).toUpperCase() + result.slice(1)).sort();

  expect(whatsOf('ResultInbound')).toEqual(results);
  expect(whatsOf('ResultOutbound')).toEqual(results);
});

test('the generated modules are what the labels give: else run npm run build:labels', async () => {
  expect(readFileSync(LABEL_MODULE, 'utf8')).toBe(await generateLabelModule('.'));
  expect(readFileSync(FINDING_MODULE, 'utf8')).toBe(await generateFindingModule('.'));
});

test('a label that an error code needs cannot be forgotten', () => {
  const names = labels.map(({ name }) => name).filter((name) => name !== 'ZoomPhone_Help_zoom_unavailable');

  expect(() => labelModule(names)).toThrow('There is no label ZoomPhone_Help_zoom_unavailable.');
});

test('every label is used', () => {
  expect(unused()).toEqual([]);
});

test('components take their texts from the generated modules only', () => {
  const importing = componentSources().filter((file) =>
    readFileSync(file, 'utf8').includes('@salesforce/label'),
  );

  expect(importing.sort()).toEqual([FINDING_MODULE, LABEL_MODULE].sort());
});

function unused(): { name: string; area: string }[] {
  const sources = componentSources()
    .filter((file) => file !== LABEL_MODULE && file !== FINDING_MODULE)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const used = new Set(sources.match(/(?<=\blabels\.)\w+/g));
  const pages = globSync(path.join(PACKAGE, '*/pages/*.page')).map((file) => readFileSync(file, 'utf8'));
  const onPages = new Set(pages.join('\n').match(/(?<=\$Label\.)\w+/g));
  return labels
    .map(({ name }) => ({ name, area: name.split('_')[1] ?? '' }))
    .filter(({ area }) => !TABLES.includes(area))
    .filter(({ name }) => !used.has(keyOf(name)) && !onPages.has(name));
}

function componentSources(): string[] {
  return globSync(path.join(PACKAGE, '*/lwc/**/*.{ts,html}')).filter((file) => !file.includes('__tests__'));
}

function whatsOf(area: string): string[] {
  const prefix = `ZoomPhone_${area}_`;
  return labels.flatMap(({ name }) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : [])).sort();
}

function placeholders(text: string): string[] {
  return [...new Set(text.match(/\{\d+\}/g))].sort();
}

function isPunctuation(text: string): boolean {
  return /^[{}\d()]+$/.test(text);
}
