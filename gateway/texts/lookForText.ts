/** Zoom did not answer a text: whether it has it, its threads tell. */
import { PhoneError } from '#call-core';
import type { Agent, AgentStore, Clock } from '../calls/ports.ts';
import { recipientsOf } from './acceptSending.ts';
import { markFailed } from './deliverText.ts';
import type { ListedThread, Sending, TextStore, Texting } from './ports.ts';
import { isSame } from './takeTexts.ts';
import type { TakeTexts } from './takeTexts.ts';

interface Deps {
  readonly store: Pick<TextStore, 'transaction' | 'findSending' | 'find'>;
  readonly agents: Pick<AgentStore, 'find'>;
  readonly texting: Pick<Texting, 'threads' | 'newestTexts'>;
  readonly takeTexts: TakeTexts;
  readonly clock: Clock;
}

/** What Zoom has taken stands in the thread by then. */
const LOOK_FOR_MS = 60_000;

/** @returns what it should be looked for again for, or null. May throw PhoneError with a `zoom.` code */
export function createLookForText({ store, agents, texting, takeTexts, clock }: Deps) {
  /** Tells what stands in the thread; what was looked for is recognised like everything else. */
  async function look(agent: Agent, sending: Sending): Promise<void> {
    const thread = (await inZoom(agent, sending)) ?? (await listed(agent.id, sending));
    if (thread === null) return;
    const texts = await texting.newestTexts(agent, thread.threadId, sending.attemptAt ?? sending.wishedAt);
    await takeTexts(
      agent,
      thread,
      texts.filter((text) => isSame(sending, text)),
    );
  }

  async function inZoom(agent: Agent, { threadId }: Sending) {
    const found = await store.find(agent.id, threadId);
    return found?.thread.inZoom === true ? found.thread : null;
  }

  async function listed(agentId: string, { wanted }: Sending): Promise<ListedThread | null> {
    const { threads } = await texting.threads(agentId, null);
    const to = recipientsOf(wanted).toSorted().join();
    const isIt = ({ own, peers }: ListedThread) =>
      own.number === wanted.from &&
      peers
        .map(({ number }) => number)
        .toSorted()
        .join() === to;
    return threads.find(isIt) ?? null;
  }

  return async function lookForText(agentId: string, sendId: string): Promise<PhoneError | null> {
    const [agent, sending] = await Promise.all([agents.find(agentId), store.findSending(agentId, sendId)]);
    if (agent === null || sending?.state !== 'unsure') return null;
    const lookedAt = clock.now();
    await look(agent, sending);
    return store.transaction(async (tx) => {
      const current = await tx.lockSending(agentId, sendId);
      if (current?.state !== 'unsure') return null;
      const isOver = lookedAt - (current.attemptAt ?? current.wishedAt) >= LOOK_FOR_MS;
      if (!isOver) return new PhoneError('zoom.unavailable', { retry: 'later', details: { step: 'look' } });
      await markFailed(tx, current, new PhoneError('text.notConfirmed', { retry: 'askAgent' }));
      return null;
    });
  };
}
