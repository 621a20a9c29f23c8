import { expect, test } from '@jest/globals';
import { runAdmin } from '../runAdmin.ts';

async function run(args: readonly string[], env: Record<string, string> = {}) {
  const out: string[] = [];
  const said: string[] = [];
  const code = await runAdmin(args, {
    env,
    out: (text) => out.push(text),
    say: (text) => said.push(text),
  });
  return { code, out: out.join('\n'), said: said.join('\n') };
}

const DAYS = ['--from', '2026-11-01', '--to', '2026-11-30'];

test('tells what there is', async () => {
  expect(await run([])).toMatchObject({ code: 0, out: expect.stringMatching(/reconcile +compares/) });
  expect(await run(['reconcile', '--help'])).toMatchObject({
    code: 0,
    out: expect.stringContaining('--json'),
  });
});

test.each([
  [['reconsile'], 'no command reconsile'],
  [['reconcile', '--from', 'yesterday', '--to', '2026-11-30'], '--from must be a day'],
  [['reconcile', ...DAYS, '--everything'], '--everything'],
  [['reconcile', ...DAYS], 'GATEWAY_URL'],
])('says what is wrong with %j', async (args, words) => {
  expect(await run(args)).toMatchObject({ code: 2, out: '', said: expect.stringContaining(words) });
});

test('says when the gateway does not answer', async () => {
  const env = { GATEWAY_URL: 'http://127.0.0.1:9', ADMIN_KEY: 'k' };

  expect(await run(['reconcile', ...DAYS], env)).toMatchObject({
    code: 3,
    said: expect.stringContaining('does not answer'),
  });
});
