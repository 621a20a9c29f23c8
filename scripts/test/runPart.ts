import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import os from 'node:os';
import pLimit from 'p-limit';
import type { Part } from './parts.ts';
import { afterSecondTry, sum, type Tally } from './tally.ts';

export interface PartResult {
  readonly name: string;
  readonly tally: Tally;
  readonly seconds: number;
}

export interface RunOptions {
  /** File that takes the output instead of the terminal. */
  readonly output?: string;
  /** Whether others go before when processors are few. */
  readonly gives?: boolean;
}

const AT_A_TIME = 2;
/** Of the twenty steps of niceness. */
const GIVING = 10;
/** More than that is no bad luck. */
const FILES_FOR_A_SECOND_TRY = 4;

/** Runs a part. A runner that leaves no report, or fails with a clean one, counts as one failure. */
export async function runPart(part: Part, report: string, options: RunOptions = {}): Promise<PartResult> {
  const begin = performance.now();
  const tallies = await pLimit(AT_A_TIME).map(part.commands(report), async (args) => {
    const passed = await run(args, part.env?.(report) ?? {}, options);
    return passed ? tallyOf(part, report, true) : await tryAgain(part, report, options);
  });
  return {
    name: part.name,
    tally: sum(tallies),
    seconds: Math.round((performance.now() - begin) / 1000),
  };
}

async function tryAgain(part: Part, report: string, options: RunOptions): Promise<Tally> {
  const { secondTry } = part;
  const first = secondTry === undefined ? null : readReport(report);
  const files = first === null ? [] : (secondTry?.failedFiles(first) ?? []);
  if (secondTry === undefined || files.length === 0 || files.length > FILES_FOR_A_SECOND_TRY)
    return tallyOf(part, report, false);
  console.log(`== ${part.name}: once more, ${files.length} of its files`);
  const again = `${report}.again`;
  const passed = await run(secondTry.command(again, files), part.env?.(again) ?? {}, options);
  const second = readReport(again);
  const isClear = second !== null && (passed || (part.tally?.(second).failed ?? 0) > 0);
  return isClear ? afterSecondTry(first, second) : tallyOf(part, report, false);
}

function tallyOf({ tally }: Part, report: string, passed: boolean): Tally {
  if (tally === undefined) return passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const written = readReport(report);
  if (written === null) return { passed: 0, failed: 1 };
  const told = tally(written);
  return passed || told.failed > 0 ? told : { ...told, failed: 1 };
}

/** @returns null where the runner has left none */
function readReport(file: string): unknown {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as unknown) : null;
}

async function run(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  { output, gives = false }: RunOptions,
): Promise<boolean> {
  const file = output === undefined ? null : openSync(output, 'a');
  const child = spawn(process.execPath, args, {
    stdio: ['inherit', file ?? 'inherit', file ?? 'inherit'],
    env: { ...process.env, ...env },
  });
  if (gives && child.pid !== undefined) os.setPriority(child.pid, GIVING);
  await once(child, 'exit');
  if (file !== null) closeSync(file);
  return child.exitCode === 0;
}
