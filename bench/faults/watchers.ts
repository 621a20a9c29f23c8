/** Widgets that only look: each has the widget's own live feed, and notes whether what it is told is complete and in order. */
import { createZoomPhoneClient } from 'c/zoomPhoneClient';
import pg from 'pg';
import type { AgentBrowser } from '../../test-support/agentBrowser.ts';

export interface FeedVerdict {
  /** Calls of which a widget does not know the last state. */
  readonly feedGaps: number;
  /** Messages that came after a later one, or a second time. */
  readonly feedDisorder: number;
}

export interface Watchers {
  judge(): Promise<FeedVerdict>;
  /** How often a connection broke. */
  readonly breaks: number;
  stop(): Promise<void>;
}

interface Where {
  readonly gatewayUrl: string;
  /** Where every call stands with its last revision; undefined: cannot be asked, so nothing is missing. */
  readonly databaseUrl: string | undefined;
}

/** `fetch` towards the gateway has to be the browser's already. */
export async function startWatchers(
  browser: AgentBrowser,
  { gatewayUrl, databaseUrl }: Where,
  count: number,
): Promise<Watchers> {
  const client = databaseUrl === undefined ? null : new pg.Client({ connectionString: databaseUrl });
  await client?.connect();
  let breaks = 0;
  let feedDisorder = 0;

  function watch() {
    /** By call. */
    const seen = new Map<string, number>();
    let last = 0;
    const widget = createZoomPhoneClient({
      gatewayUrl,
      salesforceUserId: browser.user.salesforceId,
      ...{ language: 'en_US', storage: null, locks: null },
      onRefused(_, error) {
        throw error;
      },
    });
    const feed = widget.openFeed({
      onMessage(message) {
        if (message.type !== 'entry') return;
        const { revision, call } = message.entry;
        if (revision <= last) feedDisorder += 1;
        last = Math.max(last, revision);
        seen.set(call.callId, revision);
      },
      onBroken() {
        breaks += 1;
      },
    });
    return { seen, feed };
  }

  const widgets = Array.from({ length: count }, watch);
  return {
    async judge() {
      const entries = client === null ? [] : await lastRevisions(client);
      const feedGaps = widgets.flatMap(({ seen }) =>
        entries.filter(({ callId, revision }) => seen.get(callId) !== revision),
      ).length;
      return { feedGaps, feedDisorder };
    },
    get breaks() {
      return breaks;
    },
    async stop() {
      for (const { feed } of widgets) feed.stop();
      await client?.end();
    },
  };
}

async function lastRevisions(
  client: pg.Client,
): Promise<{ readonly callId: string; readonly revision: number }[]> {
  const { rows } = await client.query<{ call_id: string; revision: string }>(
    'select call_id, revision from entry where call is not null',
  );
  return rows.map((row) => ({ callId: row.call_id, revision: Number(row.revision) }));
}
