/** Nobody changes a production org by accident. */
import { AdminError } from '../command.ts';
import type { Terminal } from '../command.ts';
import type { Org } from './ports.ts';

/** @throws AdminError unless the org is for tests, or somebody said yes */
export async function confirmOrg(
  { identity }: Pick<Org, 'identity'>,
  { yes, dryRun }: { readonly yes: boolean; readonly dryRun: boolean },
  terminal: Pick<Terminal, 'ask' | 'say'>,
): Promise<void> {
  const { name, organizationId, username, instanceUrl, isSandbox } = identity;
  terminal.say(`Org: ${name} (${organizationId}) at ${instanceUrl}, as ${username}`);
  if (isSandbox || yes || dryRun) return;
  const question = `${name} is a production org. Type yes to go on: `;
  if (terminal.ask !== undefined && (await terminal.ask(question)).trim().toLowerCase() === 'yes') return;
  throw new AdminError(
    `${name} is a production org, and nobody said yes: nothing was changed. Say --yes if it is meant.`,
  );
}
