/** `npm run admin -- export-person`: all that is kept of somebody, as JSON. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { PersonDataSchema } from '../../../gateway/people/report.ts';
import { EXIT } from '../command.ts';
import type { Command } from '../command.ts';
import { askGateway } from '../gatewayRequest.ts';
import { SUBJECT_OPTIONS, SUBJECT_USAGE, readSubject } from './subject.ts';

const USAGE = `npm run admin -- export-person --number <number> | --contact <id> | --lead <id> [options]

${SUBJECT_USAGE}
  --out <file>         instead of the terminal; only its owner can read it

Writes everything that the gateway keeps of this person, and the Zoom Call Logs and Tasks of the package that its agents
see in Salesforce, as JSON. Zoom keeps calls, recordings and texts of its own: export them there.

Exit code 0: all. 1: Salesforce could not be asked as some of the agents; the file says which.`;

export const exportPerson: Command = {
  name: 'export-person',
  summary: 'writes all that is kept of a person',
  usage: USAGE,
  async run(args, terminal) {
    const { values } = parseArgs({
      args: [...args],
      options: { ...SUBJECT_OPTIONS, out: { type: 'string' } },
    });
    const data = await askGateway(terminal, '/admin/person/export', PersonDataSchema, readSubject(values));
    const text = JSON.stringify(data, null, 2);
    if (values.out === undefined) terminal.out(text);
    else await writeFile(values.out, `${text}\n`, { mode: 0o600 });
    const unread = data.salesforce.filter(({ problem }) => problem !== null);
    for (const { agent, problem } of unread)
      terminal.say(`Salesforce could not be asked as ${agent}: ${String(problem)}`);
    return unread.length === 0 ? EXIT.fine : EXIT.findings;
  },
};
