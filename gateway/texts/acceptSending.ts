/** Zoom has a text that was sent from here: it stands in its thread under Zoom's id from now on. */
import type { Agent } from '../calls/ports.ts';
import type { Sending, TextTransaction } from './ports.ts';
import { newText, sheetsOf, withTold } from './text.ts';
import type { Text, ToldText } from './text.ts';
import { isLogged, newThread, withPeer } from './thread.ts';
import type { Thread } from './thread.ts';

const TOLL_FREE = /^\+1(800|833|844|855|866|877|888)/;

/** "For the US and CA toll numbers, sending to more than one recipient will create a group message"; for others one each. */
function makesGroups(number: string): boolean {
  return number.startsWith('+1') && !TOLL_FREE.test(number);
}

/** Whom the text went to that Zoom answers with; of the others it tells by webhooks. */
export function recipientsOf({ from, to }: Sending['wanted']): readonly string[] {
  return makesGroups(from) ? to : to.slice(0, 1);
}

export interface Accepted {
  readonly threadId: string;
  readonly messageId: string;
  readonly at: number;
}

/** May be told again. @returns the thread, and the text as it stands there */
export async function acceptSending(
  tx: TextTransaction,
  agent: Pick<Agent, 'timeZone' | 'settings'>,
  sending: Sending,
  accepted: Accepted,
): Promise<void> {
  const { agentId, sendId } = sending;
  if (sending.state === 'sent' && sending.messageId === accepted.messageId) return;
  const waiting = await tx.lockThread(agentId, sending.threadId);
  const [placeholder] = await tx.findTexts(agentId, sending.threadId, [sendId]);
  const thread = await tx.saveThread(await threadFor(tx, sending, waiting, accepted));
  const [known] = await tx.findTexts(agentId, accepted.threadId, [accepted.messageId]);
  const told = toldOf(sending, thread, placeholder, accepted);
  const text: Text = { ...(known ? withTold(known, told) : newText(told, agent)), sendId };
  await tx.saveTexts(thread, [text]);
  await clearPlaceholder(tx, sending, waiting, thread);
  const { threadId, messageId } = accepted;
  await tx.saveSending({ ...sending, threadId, messageId, files: [], state: 'sent', attemptAt: null });
  if (isLogged(thread, agent.settings)) {
    await tx.wantSheets(agentId, threadId, sheetsOf([text]));
    await tx.addJob('saveTexts', agentId, threadId);
  }
  await tx.addJob('checkTexts', agentId, threadId);
}

async function threadFor(
  tx: TextTransaction,
  { agentId, wanted }: Sending,
  waiting: Thread | null,
  { threadId, at }: Accepted,
): Promise<Thread> {
  const known = await tx.lockThread(agentId, threadId);
  const numbers = recipientsOf(wanted);
  const peers = numbers.map((number) => ({ number, name: null }));
  const own = { number: wanted.from, name: null };
  const plain = known ?? newThread(agentId, { threadId, kind: 'user', own, peers });
  const named = numbers.reduce((thread, number) => {
    const before = waiting?.peers.find((peer) => peer.number === number);
    return withPeer(thread, number, (peer) => (peer.who === null && before ? before : peer));
  }, plain);
  const relatedTo = named.relatedTo ?? waiting?.relatedTo ?? null;
  return { ...named, relatedTo, latestAt: Math.max(named.latestAt, at), readTo: Math.max(named.readTo, at) };
}

function toldOf(
  { wanted }: Sending,
  { own, peers }: Thread,
  placeholder: Text | undefined,
  { messageId, at }: Accepted,
): ToldText {
  return {
    id: messageId,
    source: 'answer',
    direction: 'out',
    text: wanted.text,
    at,
    from: own,
    to: recipientsOf(wanted).map((number) => ({
      number,
      name: peers.find((peer) => peer.number === number)?.name ?? null,
    })),
    state: 'sent',
    files: placeholder?.files ?? [],
    named: true,
    failure: null,
  };
}

/** A thread that only the agent had is Zoom's now, with all that still waits in it. */
async function clearPlaceholder(
  tx: TextTransaction,
  { agentId, sendId, threadId }: Sending,
  waiting: Thread | null,
  into: Thread,
): Promise<void> {
  await tx.removeText(agentId, threadId, sendId);
  if (waiting !== null && !waiting.inZoom && threadId !== into.threadId) await tx.moveThread(threadId, into);
}
