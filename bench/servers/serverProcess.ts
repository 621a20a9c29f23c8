/** A server of a measurement as a process of its own, so that it shares no thread with what sends to it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { choosePort } from '../../scripts/workbench/supervisor/ports.ts';
import { eventually } from '../../test-support/eventually.ts';

export interface ServerProcess {
  readonly url: string;
  stop(): Promise<void>;
}

/** A computer that does other things at the same time makes the table's figures worse, but should not end the run. */
const READY_WITHIN_MS = 60_000;

/** @param file in this folder; it gets its `PORT` and answers on `/readyz` */
export async function startServerProcess(
  file: string,
  env: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const port = await choosePort(0);
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [path.join(import.meta.dirname, file)], {
    env: { PATH: process.env['PATH'], ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const killNow = () => child.kill('SIGKILL');
  process.once('exit', killNow);
  child.once('exit', () => process.off('exit', killNow));
  const isReady = () => {
    if (child.exitCode !== null) throw new Error(`${file} has ended.`);
    return fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
  };
  await eventually(`${file} to be ready`, isReady, READY_WITHIN_MS);
  return {
    url,
    async stop() {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
