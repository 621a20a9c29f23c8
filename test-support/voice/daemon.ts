/** A program of the system that a test starts, waits for and ends. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import net from 'node:net';
import { eventually } from '../eventually.ts';

export interface Daemon {
  readonly pid: number;
  /** @param signal SIGTERM unless it is said; SIGKILL follows where it does not end */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

interface Options {
  readonly command: string;
  readonly args: readonly string[];
  /** On 127.0.0.1: what listens when it is ready. */
  readonly port: number;
  /** Gets all that it says. */
  readonly logFile: string;
  readonly env?: Readonly<Record<string, string>>;
}

const PATIENCE_MS = 5000;

export async function startDaemon({ command, args, port, logFile, env }: Options): Promise<Daemon> {
  const log = openSync(logFile, 'a');
  // A group of its own, so that its children end with it.
  const child = spawn(command, args, {
    stdio: ['ignore', log, log],
    detached: true,
    env: { ...process.env, ...env },
  });
  let failure: Error | null = null;
  child.on('error', (error) => {
    failure = error;
  });
  const daemon: Daemon = { pid: child.pid ?? 0, stop: (signal = 'SIGTERM') => end(child, signal) };
  try {
    await eventually(`${command} listens on ${port} (${logFile})`, async () => {
      if (failure !== null || child.exitCode !== null)
        throw failure ?? new Error(`${command} ended: ${logFile}`);
      return answers(port);
    });
    return daemon;
  } catch (error) {
    await daemon.stop();
    throw error;
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, 'exit');
  const group = -child.pid;
  process.kill(group, signal);
  const last = setTimeout(() => process.kill(group, 'SIGKILL'), PATIENCE_MS);
  await gone;
  clearTimeout(last);
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}

/** Ports that nobody has at this moment. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => net.createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  });
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
