/** How the commands get into an org: a login of the sf CLI, or a token from the environment. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { AdminError, UsageError } from '../command.ts';
import type { Terminal } from '../command.ts';

export interface Credentials {
  readonly instanceUrl: string;
  readonly accessToken: string;
}

/** Runs the sf CLI and answers with what it prints. */
export type RunCli = (args: readonly string[]) => Promise<string>;

const DisplaySchema = v.object({ result: v.object({ instanceUrl: v.string() }) });
const TokenSchema = v.object({ result: v.object({ accessToken: v.string() }) });
const FailureSchema = v.object({ name: v.optional(v.string()), message: v.string() });

const HOW =
  'Log in with the sf CLI (npx sf org login web --alias my-org) and say --target-org my-org, or set SF_ACCESS_TOKEN and SF_ORG_INSTANCE_URL.';

export async function findCredentials(
  { targetOrg }: { readonly targetOrg?: string },
  { env }: Pick<Terminal, 'env'>,
  runCli: RunCli = runSalesforceCli,
): Promise<Credentials> {
  if (targetOrg !== undefined) return fromCli(targetOrg, runCli);
  const { SF_ACCESS_TOKEN: accessToken, SF_ORG_INSTANCE_URL: instanceUrl } = env;
  if (!accessToken || !instanceUrl) throw new UsageError(`Which org? ${HOW}`);
  if (!URL.canParse(instanceUrl)) throw new UsageError('SF_ORG_INSTANCE_URL is no URL.');
  return { accessToken, instanceUrl: new URL(instanceUrl).origin };
}

/** The token is shown by a command of its own, which also renews it. */
async function fromCli(targetOrg: string, runCli: RunCli): Promise<Credentials> {
  const ask = async <T>(schema: v.GenericSchema<unknown, T>, command: readonly string[]): Promise<T> => {
    const text = await runCli([...command, '--target-org', targetOrg, '--json']);
    const answer: unknown = parseJson(text);
    if (v.is(schema, answer)) return v.parse(schema, answer);
    const failure = v.safeParse(FailureSchema, answer);
    const reason = failure.success ? failure.output.message : 'The sf CLI gave no answer.';
    throw new AdminError(`The sf CLI has no working login for ${targetOrg}. ${reason}\n${HOW}`);
  };
  const token = await ask(TokenSchema, ['org', 'auth', 'show-access-token']);
  const display = await ask(DisplaySchema, ['org', 'display']);
  return { accessToken: token.result.accessToken, instanceUrl: new URL(display.result.instanceUrl).origin };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const CLI = fileURLToPath(new URL('../../../node_modules/@salesforce/cli/bin/run.js', import.meta.url));

/** A refusal is an answer too: JSON on the same stream. */
async function runSalesforceCli(args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [CLI, ...args]);
    return stdout;
  } catch (error) {
    return typeof error === 'object' && error !== null && 'stdout' in error ? String(error.stdout) : '';
  }
}
