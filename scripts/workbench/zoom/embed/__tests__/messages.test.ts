/** Pad and widget know the messages of Smart Embed that Zoom documents, and no others. */
import { globSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { watchReads } from '../../../../../test-support/readPaths.ts';
import { shapeOf } from '../../__tests__/support/shape.ts';
import { isObject } from '../page/hostChannel.ts';
import { readConfig, readContacts, readMakeCall } from '../page/embedCommands.ts';

const ROOT = new URL('../../../../../', import.meta.url);
const FIXTURES = new URL('fixtures/zoom/', ROOT);
const typesIn = (folder: string) =>
  readdirSync(new URL(folder, FIXTURES)).map((file) => file.replace('.json', ''));
const EVENTS = typesIn('smart-embed/');
const COMMANDS = typesIn('smart-embed-commands/');

const Command = v.object({ type: v.string(), data: v.record(v.string(), v.unknown()) });
function command(type: string) {
  return v.parse(
    Command,
    JSON.parse(readFileSync(new URL(`smart-embed-commands/${type}.json`, FIXTURES), 'utf8')),
  );
}

/** The types of messages that the source of a part names. */
function typesNamedIn(...patterns: string[]): string[] {
  const files = globSync(patterns, { cwd: ROOT, exclude: (name) => name === '__tests__' });
  const named = files.flatMap((file) => [
    ...readFileSync(new URL(file, ROOT), 'utf8').matchAll(/['"`](zp-[\w-]+|onZoomPhone\w+)/g),
  ]);
  return [...new Set(named.flatMap(([, type]) => type ?? []))].sort();
}

test('the pad sends all documented messages that are kept, and obeys all commands', () => {
  expect(typesNamedIn('scripts/workbench/zoom/embed/**/*.ts')).toEqual([...EVENTS, ...COMMANDS].sort());
});

test('the widget knows no message that the pad does not send or obey', () => {
  const known = typesNamedIn('force-app/main/**/*.ts');

  expect(known.length).toBeGreaterThan(5);
  expect(known.filter((type) => ![...EVENTS, ...COMMANDS].includes(type))).toEqual([]);
});

describe('of a command the pad reads what is documented', () => {
  const readers: Readonly<Record<string, (data: Readonly<Record<string, unknown>>) => unknown>> = {
    'zp-init-config': readConfig,
    'zp-make-call': (data) => readMakeCall('+12092592844', data),
    'zp-contact-match-response': readContacts,
    'zp-contact-search-response': readContacts,
  };

  test.each(Object.entries(readers))('%s', (type, reader) => {
    const { data } = command(type);
    const watched = watchReads(data);
    if (!isObject(watched.value)) throw new Error(`${type} carries nothing`);
    reader(watched.value);
    const documented = [...shapeOf(data).keys()].flatMap((path) => [path, path.split('[]')[0]]);

    expect(watched.paths.size).toBeGreaterThan(0);
    expect([...watched.paths].filter((path) => !documented.includes(path))).toEqual([]);
  });
});

test('every kept message bears its name', () => {
  expect(COMMANDS.map((type) => command(type).type)).toEqual(COMMANDS);
});
