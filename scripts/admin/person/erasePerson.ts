/** `npm run admin -- erase-person`: takes somebody out of what is kept. */
import { parseArgs } from 'node:util';
import { ErasureSchema } from '../../../gateway/people/report.ts';
import type { Erasure } from '../../../gateway/people/report.ts';
import { EXIT, UsageError } from '../command.ts';
import type { Command } from '../command.ts';
import { askGateway } from '../gatewayRequest.ts';
import { SUBJECT_OPTIONS, SUBJECT_USAGE, readSubject } from './subject.ts';

const USAGE = `npm run admin -- erase-person --number <number> | --contact <id> | --lead <id> [options]

${SUBJECT_USAGE}
  --dry-run            tells what would be done, and does nothing
  --tasks              blanks the package's Tasks in Salesforce as well; else they are left, and their ids told
  --yes                does not ask
  --json               the summary as JSON

Deletes what the gateway keeps of this person, and takes the person out of the Zoom Call Logs in Salesforce. Safe to
repeat. Left are the Contact or Lead itself, what waits to be saved or sent, threads with others in them, who listened to
what, and everything at Zoom.

Exit code 0: done. 1: calls, threads or Tasks are left, as the summary says. 3: Salesforce could not be asked as some
agents, or has refused something.`;

export const erasePerson: Command = {
  name: 'erase-person',
  summary: 'deletes what is kept of a person',
  usage: USAGE,
  async run(args, terminal) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...SUBJECT_OPTIONS,
        'dry-run': { type: 'boolean', default: false },
        tasks: { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const { 'dry-run': dryRun, tasks } = values;
    const subject = readSubject(values);
    if (!dryRun && !values.yes) {
      if (terminal.ask === undefined) throw new UsageError('Nobody can be asked: say --yes, or --dry-run.');
      const answer = await terminal.ask('What is erased cannot be brought back. Type "erase" to go on: ');
      if (answer.trim() !== 'erase') throw new UsageError('Nothing was erased.');
    }
    const done = await askGateway(terminal, '/admin/person/erase', ErasureSchema, {
      ...subject,
      dryRun,
      tasks,
    });
    terminal.out(values.json ? JSON.stringify(done, null, 2) : textOf(done));
    if (done.salesforce.some(({ problem, refused }) => problem !== null || refused > 0)) return EXIT.failed;
    const { calls, threads, groups } = done.left;
    const isLeft =
      calls + threads + groups > 0 || done.salesforce.some(({ tasksLeft }) => tasksLeft.length > 0);
    return isLeft ? EXIT.findings : EXIT.fine;
  },
};

const LEFT: Readonly<Record<keyof Erasure['left'], string>> = {
  calls: 'calls that are not in Salesforce yet, wait for their agent, or run',
  threads: 'threads with texts that are on their way',
  groups: 'threads with others in them',
  listenings: 'notes of who listened',
  numbers: 'numbers of a record in Salesforce, which go with the record',
};

function textOf({ dryRun, erased, left, salesforce }: Erasure): string {
  const verb = dryRun ? 'Would be erased' : 'Erased';
  const rows = Object.entries(erased).filter(([, count]) => count > 0);
  return [
    `${verb} in the gateway: ${rows.map(([table, count]) => `${count} of ${table}`).join(', ') || 'nothing'}`,
    ...salesforce.flatMap(({ agent, problem, callLogs, tasks, tasksLeft, refused }) => [
      problem === null
        ? `${verb} in Salesforce, as ${agent}: ${callLogs} Zoom Call Logs, ${tasks} Tasks`
        : `Salesforce could not be asked as ${agent}: ${problem}`,
      ...(refused === 0 ? [] : [`  ${refused} of them were refused`]),
      ...(tasksLeft.length === 0 ? [] : [`  Tasks left: ${tasksLeft.join(' ')}`]),
    ]),
    ...Object.entries(LEFT).flatMap(([name, words]) => {
      const count = Object.entries(left).find(([other]) => other === name)?.[1] ?? 0;
      return count === 0 ? [] : [`Left: ${count} ${words}`];
    }),
  ].join('\n');
}
