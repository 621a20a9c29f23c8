/** Finds the command, runs it, and turns what goes wrong into words and an exit code. */
import { EXIT, UsageError } from './command.ts';
import type { Command, ExitCode, Terminal } from './command.ts';
import { createAssign } from './assign/assign.ts';
import { removeFromApps } from './assign/removeFromApps.ts';
import { createDoctorCommand } from './doctor/doctor.ts';
import { createInstall } from './install/install.ts';
import { buildPackage } from './install/packageFiles.ts';
import { createUninstall } from './install/uninstall.ts';
import { createUpgrade } from './install/upgrade.ts';
import { connectOrg } from './org/connectOrg.ts';
import { erasePerson } from './person/erasePerson.ts';
import { exportPerson } from './person/exportPerson.ts';
import { reconcile } from './reconcile.ts';
import { sipAccount } from './sipAccount.ts';
import { signOut } from './signOut.ts';

const deps = { connect: connectOrg, build: buildPackage };

const COMMANDS: readonly Command[] = [
  createInstall(deps),
  createUpgrade(deps),
  createUninstall({ ...deps, removeFromApps }),
  createAssign(deps),
  createDoctorCommand({ connectOrg }),
  reconcile,
  signOut,
  sipAccount,
  exportPerson,
  erasePerson,
];

export async function runAdmin(
  args: readonly string[],
  terminal: Terminal,
  commands: readonly Command[] = COMMANDS,
): Promise<ExitCode> {
  const [name = 'help', ...others] = args;
  const command = commands.find((each) => each.name === name);
  if (name === 'help' || name === '--help') {
    terminal.out(helpText(commands));
    return EXIT.fine;
  }
  if (command === undefined) {
    terminal.say(`There is no command ${name}.\n\n${helpText(commands)}`);
    return EXIT.usage;
  }
  if (others.includes('--help')) {
    terminal.out(command.usage);
    return EXIT.fine;
  }
  try {
    return await command.run(others, terminal);
  } catch (error) {
    const isUsage = error instanceof UsageError || isAboutArguments(error);
    const message = error instanceof Error ? error.message : String(error);
    terminal.say(isUsage ? `${message}\n\n${command.usage}` : message);
    return isUsage ? EXIT.usage : EXIT.failed;
  }
}

function helpText(commands: readonly Command[]): string {
  const widest = Math.max(...commands.map(({ name }) => name.length));
  return [
    'npm run admin -- <command> [options]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(widest)}  ${summary}`),
    '',
    'For an org: --target-org is a login of the sf CLI; or SF_ACCESS_TOKEN and SF_ORG_INSTANCE_URL.',
    'For the gateway: GATEWAY_URL is its address, ADMIN_KEY the key it runs with.',
    'Each has --help, and --json for programs. Exit codes: 0 fine, 1 findings, 2 usage, 3 failed.',
  ].join('\n');
}

/** Thrown by Node for options that it does not know. */
function isAboutArguments(error: unknown): boolean {
  const isCoded = typeof error === 'object' && error !== null && 'code' in error;
  return isCoded && String(error.code).startsWith('ERR_PARSE_ARGS');
}
