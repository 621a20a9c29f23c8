/** The browser line: from the click to the telephone, and how much one engine carries. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { inOwnNetwork, whyNoEngines } from '../test-support/voice/namespace.ts';
import type { Measurement } from './measurement.ts';

const Rows = v.array(v.object({ measure: v.string(), value: v.string() }));

export const voice: Measurement = {
  name: 'voice',
  async run() {
    const reason = whyNoEngines();
    if (reason !== null) return [{ measure: 'Browser line', value: `not measured: ${reason}` }];
    const folder = mkdtempSync(path.join(os.tmpdir(), 'voice-bench-'));
    const report = path.join(folder, 'rows.json');
    try {
      const [command, args] = inOwnNetwork([
        '--disable-warning=ExperimentalWarning',
        '--expose-gc',
        'bench/voice/main.ts',
        report,
      ]);
      const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
      await once(child, 'exit');
      if (child.exitCode !== 0) throw new Error('The measurement of the browser line broke off.');
      return v.parse(Rows, JSON.parse(readFileSync(report, 'utf8')));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
