/**
 * Sends a text, once. Zoom has no key by which a request could be repeated safely: what may have reached Zoom is looked for
 * there, and only what certainly has not is sent again.
 */
import { PhoneError } from '#call-core';
import type { AgentStore, Clock } from '../calls/ports.ts';
import { acceptSending } from './acceptSending.ts';
import type { Sending, TextStore, TextTransaction, Texting } from './ports.ts';

interface Deps {
  readonly store: Pick<TextStore, 'transaction' | 'find'>;
  readonly agents: Pick<AgentStore, 'find'>;
  readonly texting: Pick<Texting, 'send'>;
  readonly clock: Clock;
}

const OUT = new PhoneError('zoom.unavailable', { retry: 'later', details: { step: 'out' } });
/** After that a request that is out has been answered, or never will be: longer than it may take. */
const ANSWERED_MS = 25_000;
/** A text that goes out much later may be worse than none. */
const TRY_FOR_MS = 10 * 60_000;

/** @returns what it should be tried again for, or null */
export type DeliverText = (agentId: string, sendId: string) => Promise<PhoneError | null>;

export function createDeliverText({ store, agents, texting, clock }: Deps): DeliverText {
  /** @returns the sending, if it is to be sent now; from then on a request is out */
  function begin(agentId: string, sendId: string): Promise<Sending | 'later' | null> {
    return store.transaction(async (tx) => {
      const sending = await tx.lockSending(agentId, sendId);
      if (sending?.state !== 'sending') return null;
      if (sending.attemptAt === null) {
        const begun = { ...sending, attemptAt: clock.now() };
        await tx.saveSending(begun);
        return begun;
      }
      // A gateway has died over it, or another one is at it.
      if (clock.now() - sending.attemptAt < ANSWERED_MS) return 'later';
      await markUnsure(tx, sending);
      return null;
    });
  }

  return async function deliverText(agentId, sendId) {
    const agent = await agents.find(agentId);
    const sending = agent === null ? null : await begin(agentId, sendId);
    if (agent === null || sending === null) return null;
    if (sending === 'later') return OUT;
    const thread = await store.find(agentId, sending.threadId);
    const known = thread !== null && thread.thread.inZoom && !thread.thread.deleted;
    const sent = await texting.send(sending, known ? thread.thread.threadId : null);
    return store.transaction(async (tx) => {
      const current = await tx.lockSending(agentId, sendId);
      if (current === null) return null;
      if (sent.outcome === 'sent') {
        await acceptSending(tx, agent, current, sent);
        return null;
      }
      // A webhook has told of it meanwhile.
      if (current.state !== 'sending') return null;
      if (sent.outcome === 'unsure') {
        await markUnsure(tx, current);
        return null;
      }
      const isLate = clock.now() - current.wishedAt > TRY_FOR_MS;
      if (sent.outcome === 'refused' || isLate) {
        await markFailed(tx, { ...current, attemptAt: null }, sent.error);
        return null;
      }
      await tx.saveSending({ ...current, attemptAt: null });
      return sent.error;
    });
  };
}

async function markUnsure(tx: TextTransaction, sending: Sending): Promise<void> {
  await tx.saveSending({ ...sending, state: 'unsure' });
  await tell(tx, sending, { state: 'unsure' });
  await tx.addJob('lookForText', sending.agentId, sending.sendId);
}

/** Of a request that may have come through the moment stays, so that a late word of it is understood. */
export async function markFailed(tx: TextTransaction, sending: Sending, error: PhoneError): Promise<void> {
  await tx.saveSending({ ...sending, state: 'failed' });
  const problem = { code: error.code, said: error.said ?? null, passing: false };
  await tell(tx, sending, { state: 'failed', problem });
}

async function tell(
  tx: TextTransaction,
  { agentId, sendId, threadId }: Sending,
  change: Partial<Awaited<ReturnType<TextTransaction['findTexts']>>[number]>,
): Promise<void> {
  const thread = await tx.lockThread(agentId, threadId);
  const [text] = await tx.findTexts(agentId, threadId, [sendId]);
  if (thread === null || text === undefined) return;
  await tx.saveTexts(await tx.saveThread(thread), [{ ...text, ...change }]);
}
