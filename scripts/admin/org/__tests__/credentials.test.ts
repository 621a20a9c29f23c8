import { expect, test } from '@jest/globals';
import { AdminError, UsageError } from '../../command.ts';
import { findCredentials } from '../credentials.ts';

const env = { SF_ACCESS_TOKEN: '00D!token', SF_ORG_INSTANCE_URL: 'https://example.my.salesforce.com/' };

function cli(answers: Readonly<Record<string, unknown>>) {
  return (args: readonly string[]) => Promise.resolve(JSON.stringify(answers[args[1] ?? ''] ?? ''));
}

test('a login of the sf CLI comes before the environment', async () => {
  const runCli = cli({
    auth: { status: 0, result: { accessToken: '00D!cli' } },
    display: { status: 0, result: { instanceUrl: 'https://cli.my.salesforce.com' } },
  });

  expect(await findCredentials({ targetOrg: 'wb' }, { env }, runCli)).toEqual({
    accessToken: '00D!cli',
    instanceUrl: 'https://cli.my.salesforce.com',
  });
  expect(await findCredentials({}, { env }, runCli)).toEqual({
    accessToken: '00D!token',
    instanceUrl: 'https://example.my.salesforce.com',
  });
});

test.each([
  [
    'an org that the CLI does not know',
    { name: 'NamedOrgNotFoundError', message: 'No authorization found for wb' },
  ],
  ['a CLI that says nothing', undefined],
])('%s is said in words', async (_case, auth) => {
  const found = findCredentials({ targetOrg: 'wb' }, { env }, cli({ auth }));

  await expect(found).rejects.toThrow(AdminError);
  await expect(found).rejects.toThrow(/no working login for wb[\s\S]*sf org login web/);
});

test.each([
  [{}, 'Which org'],
  [{ SF_ACCESS_TOKEN: 'x', SF_ORG_INSTANCE_URL: 'example' }, 'no URL'],
])('%j is wrong usage', async (given, words) => {
  const found = findCredentials({}, { env: given });

  await expect(found).rejects.toThrow(UsageError);
  await expect(found).rejects.toThrow(words);
});
