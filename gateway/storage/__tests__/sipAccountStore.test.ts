import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { Secret } from '../../secret.ts';
import { createSealing } from '../../sealing.ts';
import type { Database } from '../database.ts';
import { createSipAccountStore } from '../sipAccountStore.ts';

const ACCOUNT = {
  domain: 'sip.zoom.example',
  userName: 'user',
  authorizationId: 'auth',
  password: new Secret('the password'),
  outboundProxy: { host: 'proxy.zoom.example', port: 5091 },
};

const newKey = () => ({ name: 'k', key: new Secret(randomBytes(32).toString('base64')) });
const key = newKey();

/** One row, as the table keeps it. */
function storeWith(kept: { sealed: string }[], keys = [key]) {
  const query = (sql: string, [agentId, sealed]: readonly unknown[] = []) => {
    if (sql.includes('insert')) kept.push({ sealed: String(sealed) });
    const rows = sql.includes('select') && agentId === 'agent' ? kept : [];
    return Promise.resolve({ rows, rowCount: rows.length });
  };
  const db = { query } as unknown as Database;
  return createSipAccountStore({ db, sealing: createSealing(keys) });
}

test('what is stored tells nothing, and opens to what it was', async () => {
  const kept: { sealed: string }[] = [];
  const store = storeWith(kept);
  await store.save('agent', ACCOUNT);

  for (const text of ['the password', 'user', 'sip.zoom.example'])
    expect(kept[0]?.sealed).not.toContain(text);
  const found = await store.find('agent');
  expect(found?.password.reveal()).toBe('the password');
  expect(found).toEqual(ACCOUNT);
});

test('what no key opens is as good as nothing: Zoom still has it', async () => {
  const kept: { sealed: string }[] = [];
  await storeWith(kept).save('agent', ACCOUNT);

  await expect(storeWith(kept, [newKey()]).find('agent')).resolves.toBeNull();
});
