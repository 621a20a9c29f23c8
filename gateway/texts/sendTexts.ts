/**
 * What the agent sends. Kept first, under an id that the widget gives, and sent by a job: the same wish again is no second text.
 */
import { PhoneError } from '#call-core';
import type { RecordRef, SendText } from '#call-core';
import type { FoundPerson } from '../calls/entry.ts';
import type { Agent, Clock } from '../calls/ports.ts';
import type { Sending, TextStore, TextTransaction } from './ports.ts';
import { newText } from './text.ts';
import type { Text, ToldText } from './text.ts';
import { newThread, withPeer } from './thread.ts';
import type { Thread } from './thread.ts';

interface Deps {
  readonly store: Pick<TextStore, 'transaction' | 'find' | 'findSending' | 'threadOf'>;
  readonly clock: Clock;
}

export interface SendTexts {
  /** @throws PhoneError with a `text.` code */
  send(agent: Agent, sendId: string, wish: SendText): Promise<void>;
  /** Once more, under the same id: what has failed and is not in Zoom. @throws PhoneError text.unknown */
  retry(agent: Agent, sendId: string): Promise<void>;
  /** Lets go of what has failed. @throws PhoneError text.unknown */
  putAway(agent: Agent, sendId: string): Promise<void>;
}

export function createSendTexts({ store, clock }: Deps): SendTexts {
  async function threadFor(agent: Agent, sendId: string, wish: SendText): Promise<Thread> {
    const named = wish.threadId === null ? null : await store.find(agent.id, wish.threadId);
    if (named?.thread.own.number === wish.from) return named.thread;
    const known = await store.threadOf(agent.id, wish.from, wish.to);
    const found = known === null ? null : await store.find(agent.id, known);
    if (found !== null) return found.thread;
    const own = { number: wish.from, name: null };
    const peers = wish.to.map((number) => ({ number, name: null }));
    return newThread(agent.id, { threadId: sendId, kind: 'user', own, peers }, false);
  }

  return {
    async send(agent, sendId, wish) {
      if ((await store.findSending(agent.id, sendId)) !== null) return;
      const suggested = await threadFor(agent, sendId, wish);
      checkSender(agent, wish.from, suggested);
      const isRefused = ({ number }: { number: string }) => wish.to.includes(number);
      const recipients = suggested.peers.filter(isRefused);
      if (recipients.length > 0 && recipients.every(({ optedOut }) => optedOut))
        throw new PhoneError('text.optedOut');
      const { files, record, ...wanted } = wish;
      await store.transaction(async (tx) => {
        if ((await tx.lockSending(agent.id, sendId)) !== null) return;
        const current = (await tx.lockThread(agent.id, suggested.threadId)) ?? suggested;
        const sending: Sending = {
          ...{ agentId: agent.id, sendId, threadId: current.threadId, wanted, files },
          ...{ ...BEGINNING, wishedAt: clock.now() },
        };
        await tx.saveSending(sending);
        await show(tx, agent, sending, withRecord(current, wish, record));
        await tx.addJob('sendText', agent.id, sendId);
        if (current.revision === 0) await tx.addJob('findTextPeople', agent.id, current.threadId);
      });
    },

    retry: (agent, sendId) =>
      store.transaction(async (tx) => {
        const sending = await tx.lockSending(agent.id, sendId);
        const thread = sending && (await tx.lockThread(agent.id, sending.threadId));
        if (sending === null || thread === null) throw new PhoneError('text.unknown');
        if (sending.state !== 'failed') await letGo(tx, sending, thread);
        // Whether the first try has come through after all nobody will say any more.
        const again: Sending = { ...sending, ...BEGINNING, wishedAt: clock.now() };
        await tx.saveSending(again);
        await show(tx, agent, again, thread);
        await tx.addJob('sendText', agent.id, sendId);
      }),

    putAway: (agent, sendId) =>
      store.transaction(async (tx) => {
        const sending = await tx.lockSending(agent.id, sendId);
        if (sending?.state === 'putAway') return;
        if (sending?.state !== 'failed') throw new PhoneError('text.unknown');
        await tx.saveSending({ ...sending, state: 'putAway', files: [] });
        await tx.removeText(agent.id, sending.threadId, sendId);
        const thread = await tx.lockThread(agent.id, sending.threadId);
        if (thread === null) return;
        if (!thread.inZoom && thread.threadId === sendId) await tx.removeThread(agent.id, sendId);
        else await tx.saveThread(thread);
      }),
  };
}

const BEGINNING = { state: 'sending', attemptAt: null, messageId: null } as const;

/** What Zoom has taken and not delivered stays in the thread; the new try is another text. */
async function letGo(tx: TextTransaction, sending: Sending, thread: Thread): Promise<void> {
  const { agentId, messageId, state } = sending;
  const [text] = messageId === null ? [] : await tx.findTexts(agentId, thread.threadId, [messageId]);
  const isAgain = state === 'sent' && text?.state === 'failed' && text.files.length === 0;
  if (!isAgain) throw new PhoneError('text.unknown');
  await tx.saveTexts(thread, [{ ...text, sendId: null }]);
}

/** Zoom takes numbers of the agent's own, and of queues whose threads the agent has. */
function checkSender({ texting, ownNumbers, settings }: Agent, from: string, thread: Thread): void {
  if (texting?.state === 'off' || !settings.texting) throw new PhoneError('text.turnedOff');
  const numbers = texting?.numbers ?? ownNumbers;
  const isShared = thread.inZoom && thread.own.number === from;
  if (!isShared && !numbers.some(({ number }) => number === from)) throw new PhoneError('text.wrongSender');
}

/** The text stands in its thread at once. */
async function show(tx: TextTransaction, agent: Agent, sending: Sending, thread: Thread): Promise<void> {
  const at = sending.wishedAt;
  const latestAt = Math.max(thread.latestAt, at);
  const saved = await tx.saveThread({ ...thread, latestAt, readTo: Math.max(thread.readTo, at) });
  await tx.saveTexts(saved, [waitingText(agent, sending, saved)]);
}

function waitingText(agent: Agent, { sendId, wanted, files, wishedAt }: Sending, thread: Thread): Text {
  const told: ToldText = {
    id: sendId,
    source: 'answer',
    direction: 'out',
    text: wanted.text,
    at: wishedAt,
    from: thread.own,
    to: wanted.to.map((number) => ({
      number,
      name: thread.peers.find((peer) => peer.number === number)?.name ?? null,
    })),
    state: 'sending',
    files: files.map(({ name, mimeType, base64 }, index) => ({
      id: `${sendId}-${index + 1}`,
      name,
      type: FILE_TYPES[mimeType],
      bytes: Buffer.byteLength(base64, 'base64'),
      url: null,
    })),
    named: true,
    failure: null,
  };
  return { ...newText(told, agent), sendId, inZoom: false };
}

const FILE_TYPES = {
  'image/jpeg': 'JPG',
  'image/png': 'PNG',
  'image/gif': 'GIF',
  'application/pdf': 'PDF',
} as const;

/** The record from whose page the agent writes: the person, or what the Task is related to. */
function withRecord(thread: Thread, { to }: SendText, record: RecordRef | null): Thread {
  if (record === null || record.objectName === 'Task') return thread;
  const { id, objectName, name } = record;
  if (objectName !== 'Contact' && objectName !== 'Lead') return { ...thread, relatedTo: record };
  const [number, second] = to;
  if (number === undefined || second !== undefined) return thread;
  const who: FoundPerson = {
    ...{ id, objectName, name: name ?? '', company: null, title: null },
    ...{ accountId: null, context: null },
  };
  return withPeer(thread, number, (peer) => {
    if (peer.whoBy === 'agent' || peer.who?.id === id) return peer;
    return { ...peer, who, whoBy: 'record', search: 'searching' };
  });
}
