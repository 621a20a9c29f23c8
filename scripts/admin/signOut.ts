/** `npm run admin -- sign-out`: ends the sessions of agents. */
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { EXIT, UsageError } from './command.ts';
import type { Command } from './command.ts';
import { askGateway } from './gatewayRequest.ts';

const USAGE = `npm run admin -- sign-out (--agent <name> | --everybody) [--json]

  --agent <name>   agents with this in their name, or with this Salesforce user id
  --everybody      all agents
  --json           the answer as JSON

Their browsers are signed out at once and have to sign in again. Calls go on being logged: that needs no session.

Exit code 0: done. 1: nobody of that name is signed in.`;

const ReplySchema = v.object({ agents: v.array(v.object({ name: v.string(), ended: v.number() })) });

export const signOut: Command = {
  name: 'sign-out',
  summary: 'ends the sessions of an agent, or of all',
  usage: USAGE,
  async run(args, terminal) {
    const { json, agent } = readOptions(args);
    const { agents } = await askGateway(terminal, '/admin/sign-out', ReplySchema, { agent });
    if (json) terminal.out(JSON.stringify(agents, null, 2));
    else
      terminal.out(
        agents.map(({ name, ended }) => `${name}: ${ended} ended`).join('\n') ||
          'Nobody of that name is signed in.',
      );
    return agents.length === 0 ? EXIT.findings : EXIT.fine;
  },
};

function readOptions(args: readonly string[]): { readonly json: boolean; readonly agent: string | null } {
  const { values } = parseArgs({
    args: [...args],
    options: {
      agent: { type: 'string' },
      everybody: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const { agent, everybody, json } = values;
  if ((agent === undefined) !== everybody) throw new UsageError('Say --agent <name>, or --everybody.');
  return { json, agent: agent ?? null };
}
