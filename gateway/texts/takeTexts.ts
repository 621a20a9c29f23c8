/** What Zoom tells of texts, by a webhook or a sweep, added to what is known. Order and repetition do not matter. */
import type { Agent } from '../calls/ports.ts';
import { acceptSending, recipientsOf } from './acceptSending.ts';
import type { Sending, TextStore, TextTransaction, WantedSheet } from './ports.ts';
import { isForTask, newText, sheetsOf, withTold } from './text.ts';
import type { Text, ToldText } from './text.ts';
import { isForTasks, isLogged, isUnknown, newThread, withToldThread } from './thread.ts';
import type { Thread, ToldThread } from './thread.ts';

interface Deps {
  readonly store: Pick<TextStore, 'transaction' | 'since'>;
}

/** What a sweep knows besides. */
export interface ToldBesides {
  /** All that Zoom had then has been told. */
  readonly syncedTo?: number;
  /** Everything up to here has been read in Zoom. */
  readonly readTo?: number;
}

export type TakeTexts = (
  agent: Agent,
  told: ToldThread,
  texts: readonly ToldText[],
  besides?: ToldBesides,
) => Promise<void>;

/** Clocks differ by less. */
const CLOCKS_MS = 60_000;
/** Later the same words are another text. */
const LATE_MS = 10 * 60_000;

export function createTakeTexts({ store }: Deps): TakeTexts {
  return async function takeTexts(agent, told, texts, besides = {}) {
    const since = (await store.since(agent.id)) ?? Infinity;
    await store.transaction((tx) => take(tx, agent, { told, texts, besides, since }));
  };
}

interface Told {
  readonly told: ToldThread;
  readonly texts: readonly ToldText[];
  readonly besides: ToldBesides;
  readonly since: number;
}

interface Change {
  readonly before: Text | undefined;
  readonly after: Text;
}

async function take(tx: TextTransaction, agent: Agent, { told, texts, besides, since }: Told): Promise<void> {
  const before = await tx.lockThread(agent.id, told.threadId);
  const optedOut = before?.peers.every((peer) => peer.optedOut) ?? false;
  const changes = (await changesOf(tx, agent, told, texts)).map(({ before: was, after }) => ({
    ...{ before: was, after: withReason(after, optedOut) },
  }));
  const thread = threadAfter(before ?? newThread(agent.id, told), told, changes, besides);
  if (JSON.stringify(thread) === JSON.stringify(before) && changes.length === 0) return;
  const saved = await tx.saveThread(thread);
  await tx.saveTexts(
    saved,
    changes.map(({ after }) => after),
  );
  await adopt(tx, agent, thread, changes);
  const renamed = before !== null && isForTasks(before, thread);
  if (renamed) await tx.wantSheets(agent.id, thread.threadId, null);
  const sheets = isLogged(thread, agent.settings) ? changedSheets(thread, changes, since) : [];
  if (sheets.length > 0) await tx.wantSheets(agent.id, thread.threadId, sheets);
  if (sheets.length > 0 || renamed) await tx.addJob('saveTexts', agent.id, thread.threadId);
  // Somebody whom nobody knew may be in Salesforce by now.
  const isNew = changes.some((change) => change.before === undefined);
  if (
    isNew &&
    thread.peers.some((peer) => peer.search === 'searching' || (sheets.length > 0 && isUnknown(peer)))
  )
    await tx.addJob('findTextPeople', agent.id, thread.threadId);
}

/** Zoom names no reason that says more than another. */
function withReason(text: Text, optedOut: boolean): Text {
  if (text.state !== 'failed' || text.problem !== null) return text;
  const code = optedOut ? 'text.optedOut' : 'zoom.refused';
  return { ...text, problem: { code, said: text.failure, passing: false } };
}

async function changesOf(
  tx: TextTransaction,
  agent: Agent,
  { threadId }: ToldThread,
  texts: readonly ToldText[],
): Promise<Change[]> {
  const ids = texts.map(({ id }) => id);
  const known = new Map((await tx.findTexts(agent.id, threadId, ids)).map((text) => [text.id, text]));
  const after = new Map<string, Text>();
  for (const one of texts) {
    const text = after.get(one.id) ?? known.get(one.id);
    after.set(one.id, text === undefined ? newText(one, agent) : withTold(text, one));
  }
  return [...after.values()].flatMap((text) => {
    const before = known.get(text.id);
    return JSON.stringify(text) === JSON.stringify(before) ? [] : [{ before, after: text }];
  });
}

function threadAfter(
  thread: Thread,
  told: ToldThread,
  changes: readonly Change[],
  { syncedTo, readTo = 0 }: ToldBesides,
): Thread {
  const latestAt = Math.max(thread.latestAt, ...changes.map(({ after }) => after.at));
  // Whoever answers has read.
  const answeredAt = changes.map(({ after }) => (after.direction === 'out' && after.named ? after.at : 0));
  return {
    ...withToldThread(thread, told),
    latestAt,
    readTo: Math.max(thread.readTo, readTo, ...answeredAt),
    syncedTo: syncedTo === undefined ? thread.syncedTo : Math.max(thread.syncedTo ?? 0, syncedTo),
  };
}

/** Of a thread that several share, an agent logs the sheets on which Zoom has named the agent. */
function changedSheets({ kind }: Thread, changes: readonly Change[], since: number): WantedSheet[] {
  const logged = changes.filter(
    ({ before, after }) => after.at >= since && (kind === 'user' || after.named) && isForTask(before, after),
  );
  return sheetsOf(logged.map(({ after }) => after));
}

/** A text of the agent's of which nobody knew whether Zoom has it: it has. */
async function adopt(
  tx: TextTransaction,
  agent: Agent,
  thread: Thread,
  changes: readonly Change[],
): Promise<void> {
  const fresh = changes.flatMap(({ before, after }) =>
    before === undefined && after.direction === 'out' ? [after] : [],
  );
  if (fresh.length === 0) return;
  const open = await tx.openSendings(agent.id);
  for (const text of fresh) {
    const index = open.findIndex((sending) => isSame(sending, text));
    const [sending] = index === -1 ? [] : open.splice(index, 1);
    if (sending === undefined) continue;
    const { threadId } = thread;
    await acceptSending(tx, agent, sending, { threadId, messageId: text.id, at: text.at });
  }
}

export function isSame({ wanted, attemptAt }: Sending, text: ToldText): boolean {
  const to = recipientsOf(wanted).toSorted().join();
  const told = text.to.map(({ number }) => number).toSorted();
  return (
    text.from.number === wanted.from &&
    told.join() === to &&
    text.text === wanted.text &&
    attemptAt !== null &&
    text.at >= attemptAt - CLOCKS_MS &&
    text.at <= attemptAt + LATE_MS
  );
}
