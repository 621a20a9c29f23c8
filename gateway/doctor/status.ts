/** How the gateway's work stands, in counts, for administrators. */
import { ERROR_CODES } from '#call-core';
import type { GatewayStatus } from '#call-core';

interface Waiting {
  readonly jobs: readonly { readonly state: string; readonly count: number }[];
  readonly jobWaits: readonly { readonly seconds: number }[];
  readonly unsavedLogs: readonly { readonly problem: string; readonly count: number }[];
  readonly sendings: readonly { readonly state: string; readonly count: number }[];
  readonly signInsNeeded: readonly { readonly provider: string; readonly count: number }[];
}

interface Deps {
  readonly readBacklog: () => Promise<Waiting>;
  readonly countNodes: () => Promise<number>;
  readonly quotas: () => GatewayStatus['quota'];
  /** How the browser lines of this gateway stand; null where there are none. */
  readonly readVoice: () => Promise<{
    readonly engines: readonly string[];
    readonly lines: readonly string[];
  } | null>;
  readonly countCalls: () => number;
}

export function createGatewayStatus({ readBacklog, countNodes, quotas, readVoice, countCalls }: Deps) {
  return async function gatewayStatus(): Promise<GatewayStatus> {
    const { jobs, jobWaits, unsavedLogs, sendings, signInsNeeded } = await readBacklog();
    const voice = await readVoice();
    const inState = (states: readonly string[], of: readonly { state: string; count: number }[]) =>
      sum(of.filter(({ state }) => states.includes(state)));
    const needed = (provider: string) => sum(signInsNeeded.filter((one) => one.provider === provider));
    return {
      nodes: await countNodes(),
      jobs: {
        waiting: inState(['created', 'retry'], jobs),
        failed: inState(['failed'], jobs),
        oldestSeconds: Math.max(0, ...jobWaits.map(({ seconds }) => seconds)),
      },
      logs: unsavedLogs.map(({ problem, count }) => ({
        code: ERROR_CODES.find((code) => code === problem) ?? null,
        count,
      })),
      texts: { sending: inState(['sending'], sendings), unsure: inState(['unsure'], sendings) },
      signInsNeeded: { zoom: needed('zoom'), salesforce: needed('salesforce') },
      quota: quotas(),
      ...(voice !== null && { voice: { ...countsOf(voice), calls: countCalls() } }),
    };
  };
}

function countsOf({
  engines,
  lines,
}: {
  readonly engines: readonly string[];
  readonly lines: readonly string[];
}) {
  return {
    engines: { up: engines.filter((state) => state === 'up').length, all: engines.length },
    lines: { registered: lines.filter((state) => state === 'registered').length, all: lines.length },
  };
}

function sum(counted: readonly { readonly count: number }[]): number {
  return counted.reduce((total, { count }) => total + count, 0);
}
