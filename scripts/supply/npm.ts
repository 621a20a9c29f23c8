/** Runs the npm that runs this. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** @returns what it has written, whatever its exit code: reports of npm come with one. Undefined where that is no JSON */
export async function askNpm(args: readonly string[]): Promise<unknown> {
  const path = process.env['npm_execpath'];
  const [program, first] = path === undefined ? ['npm', []] : [process.execPath, [path]];
  const child = spawn(program, [...first, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  const failed = new Promise<never>((_, reject) => child.once('error', reject));
  try {
    return JSON.parse(await Promise.race([text(child.stdout), failed])) as unknown;
  } catch {
    return undefined;
  }
}
