import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import pLimit from 'p-limit';
import type { Part } from './parts.ts';
import { sum, type Tally } from './tally.ts';

export interface PartResult {
  readonly name: string;
  readonly tally: Tally;
  readonly seconds: number;
}

const AT_A_TIME = 2;

/** Runs a part with its output shown. A runner that leaves no report, or fails with a clean one, counts as one failure. */
export async function runPart(part: Part, report: string): Promise<PartResult> {
  const begin = performance.now();
  const tallies = await pLimit(AT_A_TIME).map(part.commands(report), async (args) => {
    const passed = await run(args, part.env?.(report) ?? {});
    return tallyOf(part, report, passed);
  });
  return {
    name: part.name,
    tally: sum(tallies),
    seconds: Math.round((performance.now() - begin) / 1000),
  };
}

function tallyOf({ tally }: Part, report: string, passed: boolean): Tally {
  if (tally === undefined) return passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const told = tally(JSON.parse(readFileSync(report, 'utf8')));
  return passed || told.failed > 0 ? told : { ...told, failed: 1 };
}

async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  const child = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  await once(child, 'exit');
  return child.exitCode === 0;
}
