/**
 * Keeps what all gateways of a test run say: log lines, metrics as they end, and traces. In the end none of it may have
 * anything of a person in it, or a secret.
 */
import { appendFileSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { FOLDER_VARIABLE, TRACES_VARIABLE } from '../../test-support/secrecy/folder.ts';
import { judge } from '../../test-support/secrecy/judge.ts';
import type { Verdict } from '../../test-support/secrecy/judge.ts';
import type { PartResult } from './runPart.ts';

export interface Secrecy {
  /** Stops listening. @returns null where no gateway was to be heard. @param expected whether something must have been heard */
  judge(expected: boolean): Promise<PartResult | null>;
}

const SHOWN = 50;

/** Runners that are started from now on inherit where to tell it. @param folder to be made */
export async function startListening(folder: string): Promise<Secrecy> {
  mkdirSync(folder, { recursive: true });
  const collector = await startCollector(path.join(folder, 'all.spans'));
  process.env[FOLDER_VARIABLE] = folder;
  process.env[TRACES_VARIABLE] = collector.url;
  return {
    async judge(expected) {
      const begin = performance.now();
      await collector.stop();
      if (!expected) return null;
      const verdict = judge(folder);
      tell(verdict);
      const failed = verdict.leaks.length > 0 || Object.values(verdict.heard).includes(0) ? 1 : 0;
      return {
        name: 'secrecy',
        tally: { passed: 1 - failed, failed },
        seconds: Math.round((performance.now() - begin) / 1000),
      };
    },
  };
}

function tell({ heard, secrets, leaks }: Verdict): void {
  const { log, span, metric } = heard;
  console.log(
    `== secrecy: ${log} different values in logs, ${span} in traces, ${metric} in metrics; ${secrets} secrets looked for`,
  );
  for (const leak of leaks.slice(0, SHOWN)) console.log(`   ${leak}`);
  if (leaks.length > SHOWN) console.log(`   and ${leaks.length - SHOWN} more`);
}

/** Takes what OpenTelemetry sends, a line for each request. */
async function startCollector(file: string): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const server = createServer((request, answer) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      appendFileSync(file, `${Buffer.concat(chunks).toString('utf8')}\n`);
      answer.setHeader('content-type', 'application/json');
      answer.end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // `listen` on a host and a port has made it one of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
