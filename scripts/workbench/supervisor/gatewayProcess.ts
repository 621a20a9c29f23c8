/** The gateway as a process of its own, as in production: started, stopped, killed and started again. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export type GatewayState = 'running' | 'starting' | 'stopped';

export interface GatewayProcess {
  readonly url: string;
  readonly state: GatewayState;
  readonly pid: number | undefined;
  /** All that it has written so far. */
  readonly log: string;
  /**
   * Resolves when it takes work. Rejects with the end of its log when it ends or does not get ready.
   * @param changes variables that are others this time
   */
  start(changes?: Readonly<Record<string, string>>): Promise<void>;
  /** Sends the signal and waits for the end. Does nothing when it is not running. */
  kill(signal: NodeJS.Signals): Promise<void>;
  onChange(listener: () => void): void;
}

/** Keeps what gateways say, beyond those who have started them. */
export interface Witness {
  /** Instead of the one that was asked for. */
  readonly logFile: string;
  /** Variables that the gateway's own go before. */
  readonly env: Readonly<Record<string, string>>;
  /** Called before it is told to end, as long as it runs. @param env with which it was started */
  beforeEnd(url: string, env: Readonly<Record<string, string>>): Promise<void>;
}

export interface GatewayProcessOptions {
  readonly root: string;
  readonly url: string;
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
  /** Options of Node. */
  readonly nodeOptions?: readonly string[];
  /** File to run; `gateway/main.ts` unless it is said. */
  readonly program?: string;
  /** Called before each start. */
  readonly prepare?: () => Promise<void>;
  readonly witness?: Witness;
}

const READY_TIMEOUT_MS = 60_000;
const POLL_MS = 100;
const LOG_TAIL = 2000;

export function createGatewayProcess(options: GatewayProcessOptions): GatewayProcess {
  const { root, url, nodeOptions = [], prepare, program = 'gateway/main.ts', witness } = options;
  const env = { ...witness?.env, ...options.env };
  const logFile = witness?.logFile ?? options.logFile;
  const listeners: (() => void)[] = [];
  let child: ChildProcess | undefined;
  let state: GatewayState = 'stopped';

  const change = (next: GatewayState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const run = (changes: Readonly<Record<string, string>>): ChildProcess => {
    mkdirSync(path.dirname(logFile), { recursive: true });
    const log = openSync(logFile, 'a');
    const started = spawn(process.execPath, [...nodeOptions, program], {
      cwd: root,
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/node'),
        ...env,
        ...changes,
      },
      stdio: ['ignore', log, log],
      // Not in the terminal's group: Ctrl-C ends the workbench, and the workbench ends the gateway.
      detached: true,
    });
    closeSync(log);
    const killNow = () => started.kill('SIGKILL');
    process.once('exit', killNow);
    started.once('exit', () => {
      process.off('exit', killNow);
      if (child !== started) return;
      child = undefined;
      change('stopped');
    });
    return started;
  };
  const gateway: GatewayProcess = {
    url,
    get state() {
      return state;
    },
    get pid() {
      return child?.pid;
    },
    get log() {
      return readLog(logFile);
    },
    async start(changes = {}) {
      if (child !== undefined || state === 'starting') return;
      change('starting');
      await prepare?.().catch((error: unknown) => {
        change('stopped');
        throw error;
      });
      const started = run(changes);
      child = started;
      const isReady = await waitUntilReady(url, () => child === started);
      if (!isReady) {
        await gateway.kill('SIGKILL');
        throw new Error(`The gateway did not start. The end of ${logFile}:\n${gateway.log.slice(-LOG_TAIL)}`);
      }
      change('running');
    },
    async kill(signal) {
      // One that is killed is killed now.
      if (state === 'running' && signal !== 'SIGKILL') await witness?.beforeEnd(url, env);
      if (child === undefined) return;
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
    onChange(listener) {
      listeners.push(listener);
    },
  };
  return gateway;
}

async function waitUntilReady(url: string, isAlive: () => boolean): Promise<boolean> {
  const end = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < end && isAlive()) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok === true) return true;
    await wait(POLL_MS);
  }
  return false;
}

function readLog(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Nothing has been written yet.
    return '';
  }
}
