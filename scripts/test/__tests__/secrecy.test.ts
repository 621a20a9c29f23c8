/** Whether a leak would be found: one is planted in each place where gateways say something. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { FOLDER_VARIABLE } from '../../../test-support/secrecy/folder.ts';
import { judge } from '../../../test-support/secrecy/judge.ts';
import { mustStaySecret } from '../../../test-support/secrecy/witness.ts';

const outer = process.env[FOLDER_VARIABLE];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'secrecy-'));
  process.env[FOLDER_VARIABLE] = folder;
  says('log', { level: 'info', time: '2026-11-01T10:00:00.000Z', message: 'answered', ms: 3 });
  says('spans', span('phone.callee_ringing'));
  says('metrics', 'zoom_phone_http_requests_total{route="/api/calls/:callId",status="200"} 7');
});

afterEach(() => {
  if (outer === undefined) Reflect.deleteProperty(process.env, FOLDER_VARIABLE);
  else process.env[FOLDER_VARIABLE] = outer;
  rmSync(folder, { recursive: true, force: true });
});

let files = 0;

function says(kind: string, what: object | string): void {
  const text = typeof what === 'string' ? what : JSON.stringify(what);
  writeFileSync(path.join(folder, `${files++}.${kind}`), `${text}\n`);
}

function span(event: string, more: object = {}): object {
  const attributes = [{ key: 'zoom_phone.event', value: { stringValue: event } }];
  const only = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), name: 'job taken', attributes, ...more };
  return { resourceSpans: [{ scopeSpans: [{ spans: [only] }] }] };
}

test('what may be said is no leak', () => {
  mustStaySecret([{ comment: 'Wants the blue one by Friday', phone_number: '+12095550123' }]);

  expect(judge(folder)).toMatchObject({ heard: { log: 4, span: 4, metric: 2 }, leaks: [] });
});

test.each<[string, string, object | string, string]>([
  ['a field that nobody has thought of', 'log', { caller: 'x' }, 'may not be there'],
  ['a number of somebody', 'log', { message: 'a call of +12095550123' }, 'looks like a number'],
  ['a number as its owner writes it', 'log', { 'error.at': '(209) 555-0123' }, '5550123'],
  ['a name of the workbench', 'log', { message: 'Calloway is called' }, 'Calloway'],
  ['a name in Japanese', 'log', { message: '佐々木' }, '佐々木'],
  ['an address', 'log', { error: { expected: 'of a.b@example.com' } }, 'looks like an address'],
  ['a token', 'log', { error: { expected: 'x'.repeat(43) } }, 'looks like a token'],
  ['a key of ours', 'log', { message: 'workbench-webhook-secret-token' }, 'workbench-webhook-secret-token'],
  ['what an agent has typed', 'log', { error: { expected: 'Wants the blue one by Friday' } }, 'blue one'],
  ['a line that is no record', 'log', 'Error: duplicate key (call of Avery)', 'Avery'],
  ['a number in a metric', 'metrics', 'x_total{route="/api/2095550123"} 1', '5550123'],
  ['a label that nobody has thought of', 'metrics', 'x_total{peer="x"} 1', 'may not be there'],
  ['a name in a span', 'spans', span('phone.Calloway'), 'Calloway'],
  ['a fact that nobody has thought of', 'spans', span('phone.x', { mood: 'well' }), 'may not be there'],
  ['words in the status of a span', 'spans', span('phone.x', { status: { message: 'Avery' } }), 'Avery'],
])('%s is found', (_, kind, what, why) => {
  mustStaySecret([{ comment: 'Wants the blue one by Friday', phone_number: '+12095550123' }]);
  says(kind, what);

  expect(judge(folder).leaks).toContainEqual(expect.stringContaining(why));
});
