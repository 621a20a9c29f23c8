/** What befalls the gateways: killed and started again, and one that stands still while the others go on. */
import { setTimeout as wait } from 'node:timers/promises';
import type { GatewayProcess } from '../../scripts/workbench/supervisor/gatewayProcess.ts';
import type { Random } from './random.ts';

export interface Nodes {
  /**
   * One is killed and started again. Where it is the only one: @param meanwhile what goes on without it. Else resolves at once, and it comes back
   * a while later.
   */
  kill(meanwhile: () => void): Promise<void>;
  /** One stands still (SIGSTOP) for so long, in the middle of whatever it does, and goes on as if nothing had been. @returns whether one could */
  pause(): boolean;
  /** Resolves when all run. */
  allRun(): Promise<void>;
  counts(): readonly (readonly [string, number])[];
}

interface Parts {
  readonly nodes: readonly GatewayProcess[];
  readonly random: Random;
  readonly pauseMs: number;
  /** A killed one is back. */
  readonly onBack: () => void;
}

const AWAY_MOST_MS = 8000;

export function createNodes({ nodes, random, pauseMs, onBack }: Parts): Nodes {
  const troubled = new Map<GatewayProcess, Promise<void>>();
  let kills = 0;
  let pauses = 0;

  /** One goes on, whatever befalls the others. */
  function choose(): GatewayProcess | undefined {
    const well = nodes.filter((node) => !troubled.has(node));
    return well.length > 1 || nodes.length === 1 ? well[random.below(well.length)] : undefined;
  }

  function trouble(node: GatewayProcess, work: () => Promise<void>): Promise<void> {
    const whole = work().finally(() => troubled.delete(node));
    troubled.set(node, whole);
    return whole;
  }

  return {
    async kill(meanwhile) {
      const node = choose();
      if (node === undefined) return;
      kills += 1;
      const isOnly = nodes.length === 1;
      const awayMs = isOnly ? 0 : random.below(AWAY_MOST_MS);
      const back = trouble(node, async () => {
        await node.kill('SIGKILL');
        if (isOnly) meanwhile();
        await wait(awayMs);
        await node.start();
        onBack();
      });
      if (isOnly) await back;
    },
    pause() {
      const node = choose();
      if (node?.pid === undefined) return false;
      pauses += 1;
      const { pid } = node;
      void trouble(node, async () => {
        process.kill(pid, 'SIGSTOP');
        await wait(pauseMs);
        process.kill(pid, 'SIGCONT');
      });
      return true;
    },
    async allRun() {
      await Promise.all(troubled.values());
    },
    counts: () => [
      ['Gateway: killed (SIGKILL) and started again', kills],
      [`Gateway: stood still for ${pauseMs / 1000} s (SIGSTOP)`, pauses],
    ],
  };
}
