/** A load balancer before several gateways, as a process of its own: what the local Zoom and Salesforce do does not hold it up. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Balancer {
  stop(): Promise<void>;
}

/** @param targets ports on this computer */
export async function startBalancer(port: number, targets: readonly number[]): Promise<Balancer> {
  const program = fileURLToPath(new URL('balancerProgram.ts', import.meta.url));
  const child = fork(program, [String(port), ...targets.map(String)], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const killNow = () => child.kill('SIGKILL');
  process.once('exit', killNow);
  await once(child, 'message');
  return {
    async stop() {
      process.off('exit', killNow);
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
