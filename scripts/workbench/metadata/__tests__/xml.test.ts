import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { Flag, many, readMetadata } from '../xml.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folderWith(name: string, xml: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'metadata-'));
  folders.push(folder);
  writeFileSync(path.join(folder, name), `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`);
  return folder;
}

const ThingSchema = v.object({ part: many(v.string()), isGood: Flag });

test.each([
  ['none', '<Thing><isGood>true</isGood></Thing>', { part: [], isGood: true }],
  ['one', '<Thing><part>a</part></Thing>', { part: ['a'], isGood: false }],
  ['two', '<Thing><part>a</part><part>b &amp; c</part></Thing>', { part: ['a', 'b & c'], isGood: false }],
  ['an empty file', '<Thing/>', { part: [], isGood: false }],
])('an element may occur any number of times: %s', (_what, xml, content) => {
  const folder = folderWith('X.thing-meta.xml', xml);

  expect(readMetadata(folder, 'thing', ThingSchema)).toEqual([{ name: 'X', content }]);
});

test('numbers stay the text that they are', () => {
  const folder = folderWith('X.thing-meta.xml', '<Thing><part>0100</part></Thing>');

  expect(readMetadata(folder, 'thing', ThingSchema)[0]?.content.part).toEqual(['0100']);
});

test('a file of another shape is named', () => {
  const folder = folderWith('X.thing-meta.xml', '<Thing><part><inner/></part></Thing>');

  expect(() => readMetadata(folder, 'thing', ThingSchema)).toThrow(/X\.thing-meta\.xml/);
});
