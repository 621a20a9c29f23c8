/** Calls as they happen while the widget is open: Zoom's webhooks, the pad's reports, the agent's dial and comment. */
import { randomUUID } from 'node:crypto';
import { personNamed, recordIdOf } from '../../scripts/workbench/seed.ts';
import type { AgentBrowser, FeedReader } from '../../test-support/agentBrowser.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';

/** What a call is like. */
export interface CallKind {
  readonly name: string;
  readonly begin: 'fromRecord' | 'fromKeypad' | 'inbound';
  /** E.164; the one of a Contact unless stated. */
  readonly number?: string;
  readonly answered: boolean;
  /** `afterwards`: when the log is in Salesforce already; `andCloses`: the agent then puts the call away. */
  readonly comment: 'none' | 'during' | 'afterwards' | 'afterwardsAndCloses';
}

const CONTACT = { id: recordIdOf(personNamed('calloway')), objectName: 'Contact', name: 'Avery Calloway' };
const CONTACT_NUMBER = '+12095550123';
const NOBODYS_NUMBER = '+12095550177';

export const CALL_KINDS: readonly CallKind[] = [
  { name: 'from a record, answered, comment', begin: 'fromRecord', answered: true, comment: 'during' },
  { name: 'from a record, answered', begin: 'fromRecord', answered: true, comment: 'none' },
  { name: 'from a record, not answered', begin: 'fromRecord', answered: false, comment: 'none' },
  { name: 'from the keypad, answered, comment', begin: 'fromKeypad', answered: true, comment: 'during' },
  { name: 'from the keypad, not answered', begin: 'fromKeypad', answered: false, comment: 'none' },
  { name: 'inbound, answered, comment', begin: 'inbound', answered: true, comment: 'during' },
  {
    name: 'inbound, comment afterwards, closed',
    begin: 'inbound',
    answered: true,
    comment: 'afterwardsAndCloses',
  },
  { name: 'inbound, comment afterwards, left open', begin: 'inbound', answered: true, comment: 'afterwards' },
  { name: 'inbound, missed', begin: 'inbound', answered: false, comment: 'none' },
  {
    name: "inbound, nobody's number, comment",
    begin: 'inbound',
    number: NOBODYS_NUMBER,
    answered: true,
    comment: 'during',
  },
];

/** One agent on the phone. */
export interface Telephonist {
  /** Resolves when the call is in Salesforce and the agent is done with it. @returns its id */
  call(kind: CallKind): Promise<string>;
}

interface Parts {
  readonly zoom: GatewayStack['zoom'];
  readonly agent: AgentBrowser;
  readonly feed: FeedReader;
}

export function createTelephonist({ zoom, agent, feed }: Parts): Telephonist {
  const { zoomId } = agent.user;

  /** What the pad tells the widget, and the widget the gateway. */
  async function padReports(call: Ongoing, type: 'ringing' | 'connected' | 'ended'): Promise<void> {
    const { callId, dialId, direction, number: peerNumber } = call;
    const about = { direction, peerNumber, internal: false };
    const event = { type, callId, source: 'pad', at: Date.now(), about };
    await agent.tell('POST', '/api/line-reports', { reports: [{ event, dialId }] });
  }

  async function begin({ begin: how, number = CONTACT_NUMBER }: CallKind): Promise<Ongoing> {
    if (how === 'inbound') {
      const callId = zoom.cloud.ringAgent({ from: number, toUserId: zoomId });
      return { callId, dialId: null, direction: 'inbound', number };
    }
    const dialId = randomUUID();
    const record = how === 'fromRecord' ? CONTACT : null;
    await agent.tell('PUT', `/api/dials/${dialId}`, { dialId, number, record, at: Date.now() });
    const callId = zoom.agent(zoomId).dial({ number, device: 'desktop' });
    return { callId, dialId, direction: 'outbound', number };
  }

  function answer({ callId, direction }: Ongoing): void {
    if (direction === 'inbound') zoom.agent(zoomId).accept(callId, 'desktop');
    else zoom.cloud.answer(callId);
  }

  function end({ callId, direction }: Ongoing, answered: boolean): void {
    if (answered || direction === 'inbound') zoom.cloud.hangUp(callId);
    else zoom.cloud.noAnswer(callId);
  }

  async function writeComment({ callId }: Ongoing): Promise<void> {
    const comment = `What call ${callId} was about.`;
    await agent.tell('PUT', `/api/calls/${callId}/comment`, { comment, commentEdit: Date.now() });
  }

  const saved = ({ callId }: Ongoing) =>
    feed.waitFor(callId, 'is saved', ({ log }) => log.state === 'saved' && log.taskId !== null);

  return {
    async call(kind) {
      const call = await begin(kind);
      await padReports(call, 'ringing');
      if (kind.answered) {
        answer(call);
        await padReports(call, 'connected');
      }
      if (kind.comment === 'during') await writeComment(call);
      end(call, kind.answered);
      await padReports(call, 'ended');
      await saved(call);
      if (kind.comment.startsWith('afterwards')) await writeComment(call);
      if (kind.comment === 'afterwardsAndCloses') {
        await agent.tell('PUT', `/api/calls/${call.callId}/closed`, {});
      }
      return call.callId;
    },
  };
}

interface Ongoing {
  readonly callId: string;
  readonly dialId: string | null;
  readonly direction: 'inbound' | 'outbound';
  readonly number: string;
}
