import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { ALICE } from '../../__tests__/support/people.ts';
import { createAccount } from '../../account.ts';
import { createFiles } from '../../media/files.ts';
import { createStore } from '../../store.ts';
import { createTestClock } from '../../testClock.ts';
import { createTextCloud } from '../../texts/textCloud.ts';
import { createTextFiles } from '../../texts/textFiles.ts';
import { createUserState } from '../../userState.ts';
import { createDeskPhones } from '../devices.ts';
import { createOperations } from '../operations.ts';

const Documented = v.record(
  v.string(),
  v.object({
    method: v.string(),
    path: v.string(),
    scopes: v.array(v.string()),
    rate: v.string(),
  }),
);
const documented = v.parse(
  Documented,
  JSON.parse(
    readFileSync(new URL('../../../../../fixtures/zoom/rest-operations.json', import.meta.url), 'utf8'),
  ),
);

const store = createStore(null);
afterAll(() => {
  store.close();
});
const account = createAccount([ALICE]);
const clock = createTestClock();
const texts = createTextCloud({ account, store, clock, deliveredAfterMs: 0 });
const operations = createOperations({
  ...{ account, texts, textFiles: createTextFiles(clock, () => '', texts.data) },
  store,
  deskPhones: createDeskPhones(account),
  files: createFiles(clock, () => ''),
  apiUrl: () => '',
  clock,
  liveCalls: () => new Map(),
  userState: createUserState(account, store),
});

test.each(operations)('$id has the method, path, scope and rate of its documentation', (operation) => {
  const { method, path, scopes, rate } = documented[operation.id] ?? {};

  expect(operation.path).toBe(path?.replaceAll(/\{(\w+)\}/g, ':$1'));
  expect({ method: operation.method, rate: operation.rate }).toEqual({ method, rate });
  expect(scopes).toContain(operation.scope);
});

test('what is kept of the documentation is what the local Zoom has', () => {
  expect(Object.keys(documented).sort()).toEqual(operations.map(({ id }) => id).sort());
});
