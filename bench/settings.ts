/** How long after an administrator's change an agent's open widget has been told of it. */
import { setTimeout as wait } from 'node:timers/promises';
import { DEFAULT_SETTINGS } from '#call-core';
import { userIdOf } from '../scripts/workbench/seed.ts';
import type { FeedReader } from '../test-support/agentBrowser.ts';
import { startGatewayStack } from '../test-support/gatewayStack.ts';
import { testDatabases } from '../test-support/postgres.ts';
import type { TestDatabase } from '../test-support/postgres.ts';
import { now } from './clock.ts';
import * as format from './format.ts';
import type { Measurement, Row } from './measurement.ts';
import { percentile } from './statistics.ts';

const CHANGES = 50;
const TARGET_MS = 5000;
const LOOK_MS = 5;
/** The look at what was changed in Setup tells nothing here. */
const ENV = { SETTINGS_LOOK_SECONDS: '86400' };

export const settings: Measurement = {
  name: 'settings',
  async run(say) {
    const rows: Row[] = [];
    for (const database of await testDatabases()) {
      rows.push(await onDatabase(database));
      say(`settings on ${database.name}: ${CHANGES} changes`);
    }
    return rows;
  },
};

async function onDatabase(database: TestDatabase): Promise<Row> {
  const stack = await startGatewayStack(database, { env: ENV });
  try {
    const agent = await stack.signedIn();
    const admin = stack.browserOf('admin');
    await admin.signIn();
    const feed = agent.openFeed();
    const taken: number[] = [];
    for (let each = 0; each < CHANGES; each++) {
      const changed = { ...DEFAULT_SETTINGS, autoSave: each % 2 === 1, neverLog: [String(1000 + each)] };
      // The org and one user in turn: what is set for the user stands above.
      const owner = each % 2 === 0 ? '' : `?owner=${userIdOf('minami')}`;
      const set = ['autoSave', 'neverLog'];
      const before = now();
      const answer = await admin.send('PUT', `/api/settings${owner}`, { settings: changed, set, locked: [] });
      if (answer.status !== 204) throw new Error(`A change was refused: ${answer.status}`);
      await told(feed, String(1000 + each));
      taken.push(now() - before);
      if (owner !== '')
        await admin.send('PUT', `/api/settings${owner}`, { settings: changed, set: [], locked: [] });
    }
    feed.close();
    const p95 = percentile(taken, 0.95);
    return {
      measure: `Setting to an open widget, p95, ${database.name}`,
      value: format.milliseconds(p95),
      target: `at most ${TARGET_MS / 1000} s`,
      met: p95 <= TARGET_MS,
    };
  } finally {
    await stack.stop();
  }
}

/** Waits until the feed has said so. */
async function told(feed: FeedReader, number: string): Promise<void> {
  for (;;) {
    const last = feed.messages.findLast(({ type }) => type === 'session');
    if (last?.type === 'session' && last.session.settings.neverLog.includes(number)) return;
    await wait(LOOK_MS);
  }
}
