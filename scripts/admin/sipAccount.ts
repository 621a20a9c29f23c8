/** `npm run admin -- sip-account`: the SIP accounts with which agents have a browser line, entered by hand. */
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { EXIT, UsageError } from './command.ts';
import type { Command, ExitCode, Terminal } from './command.ts';
import { askGateway } from './gatewayRequest.ts';

const USAGE = `npm run admin -- sip-account set --agent <name> --domain <domain> --user <user> --proxy <host:port> [--auth <id>]
npm run admin -- sip-account remove --agent <name>
npm run admin -- sip-account list [--json]

  --agent <name>       the agent with this in the name, or with this Salesforce user id; has signed in once
  --domain, --user     of the SIP account: as its phone in Zoom says under Provision
  --auth <id>          authorization id; the user unless it is said
  --proxy <host:port>  outbound proxy, for TLS

The password is asked for, or read from the standard input: it is no argument, because others on the machine see those.
What is entered goes before what Zoom has, and is used at once; calls that are on end first. It is encrypted, and no
command shows it.

Exit code 0: done. 1: there is none, or more than one, of that name, or nothing to remove.`;

const MeantSchema = v.object({ meant: v.array(v.string()) });
const RemovedSchema = v.object({ ...MeantSchema.entries, removed: v.boolean() });
const ListSchema = v.object({
  accounts: v.array(
    v.object({
      name: v.string(),
      salesforceUserId: v.string(),
      isEntered: v.boolean(),
      since: v.number(),
    }),
  ),
});

const OPTIONS = {
  agent: { type: 'string' },
  domain: { type: 'string' },
  user: { type: 'string' },
  auth: { type: 'string' },
  proxy: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

export const sipAccount: Command = {
  name: 'sip-account',
  summary: 'enters the SIP account of an agent for the browser line',
  usage: USAGE,
  async run(args, terminal) {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const [action, ...more] = positionals;
    if (more.length > 0) throw new UsageError(`${more.join(' ')}: not understood.`);
    if (action === 'set') return set(values, terminal);
    if (action === 'remove') return remove(values, terminal);
    if (action === 'list') return list(values, terminal);
    throw new UsageError('Say set, remove or list.');
  },
};

interface Given {
  readonly agent?: string | undefined;
  readonly domain?: string | undefined;
  readonly user?: string | undefined;
  readonly auth?: string | undefined;
  readonly proxy?: string | undefined;
  readonly json?: boolean | undefined;
}

async function set(given: Given, terminal: Terminal): Promise<ExitCode> {
  const agent = required(given.agent, 'agent');
  const domain = required(given.domain, 'domain');
  const userName = required(given.user, 'user');
  const outboundProxy = proxyIn(required(given.proxy, 'proxy'));
  if (terminal.askSecret === undefined) throw new UsageError('There is nobody to ask for the password.');
  const password = await terminal.askSecret('Password of the SIP account: ');
  if (password === '') throw new UsageError('There is no password.');
  const { meant } = await askGateway(terminal, '/admin/sip-accounts/set', MeantSchema, {
    ...{ agent, domain, userName, authorizationId: given.auth ?? userName, password, outboundProxy },
  });
  return tell(terminal, meant, `${meant[0] ?? ''}: entered`);
}

async function remove(given: Given, terminal: Terminal): Promise<ExitCode> {
  const agent = required(given.agent, 'agent');
  const { meant, removed } = await askGateway(terminal, '/admin/sip-accounts/remove', RemovedSchema, {
    agent,
  });
  const code = tell(terminal, meant, `${meant[0] ?? ''}: ${removed ? 'removed' : 'none was entered'}`);
  return removed ? code : EXIT.findings;
}

async function list({ json }: Given, terminal: Terminal): Promise<ExitCode> {
  const { accounts } = await askGateway(terminal, '/admin/sip-accounts', ListSchema);
  if (json === true) terminal.out(JSON.stringify(accounts, null, 2));
  else
    terminal.out(
      accounts
        .map(({ name, isEntered, since }) => {
          const day = new Date(since).toISOString().slice(0, 10);
          return `${name}: ${isEntered ? 'entered' : 'of Zoom'}, ${day}`;
        })
        .join('\n') || 'There are none.',
    );
  return EXIT.fine;
}

function tell(terminal: Terminal, meant: readonly string[], done: string): ExitCode {
  if (meant.length === 1) {
    terminal.out(done);
    return EXIT.fine;
  }
  terminal.say(
    meant.length === 0
      ? 'No agent of that name has signed in.'
      : `Several are meant, and nothing was done: ${meant.join(', ')}. Give the Salesforce user id.`,
  );
  return EXIT.findings;
}

function required(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new UsageError(`Say --${name}.`);
  return value;
}

function proxyIn(text: string): { readonly host: string; readonly port: number } {
  const [, host = '', port = ''] = /^([a-z0-9.-]+):(\d{1,5})$/i.exec(text) ?? [];
  if (host === '')
    throw new UsageError('--proxy must be a host and a port, for example proxy.zoom.example:5091');
  return { host, port: Number(port) };
}
