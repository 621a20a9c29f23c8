/** An agent at work: signed in, the live feed open, with a Contact to call. */
import { randomUUID } from 'node:crypto';
import { stateOf } from '#call-core';
import type { HistoryEntry, RecordRef } from '#call-core';
import { personNamed, recordIdOf } from '../scripts/workbench/seed.ts';
import type { AgentBrowser, FeedReader } from './agentBrowser.ts';
import type { GatewayStack } from './gatewayStack.ts';

export const AVERY: RecordRef & { readonly number: string } = {
  id: recordIdOf(personNamed('calloway')),
  objectName: 'Contact',
  name: 'Avery Calloway',
  number: '+12095550123',
};

export interface Desk {
  readonly agent: AgentBrowser;
  readonly feed: FeedReader;
  /** Dials from a record and waits for the ringing. @returns the call's id */
  dial(record?: RecordRef): Promise<string>;
  /** A call that was answered and is over. @returns its id */
  finishCall(record?: RecordRef): Promise<string>;
  saved(callId: string): Promise<HistoryEntry>;
  tasksOf(callId: string): Record<string, unknown>[];
}

export async function openDesk(stack: GatewayStack): Promise<Desk> {
  const agent = await stack.signedIn();
  const feed = agent.openFeed();

  async function dial({ id, objectName, name }: RecordRef = AVERY): Promise<string> {
    const dialId = randomUUID();
    const record = { id, objectName, name };
    await agent.tell('PUT', `/api/dials/${dialId}`, { dialId, number: AVERY.number, record, at: Date.now() });
    const callId = stack.zoom.agent(agent.user.zoomId).dial({ number: AVERY.number, device: 'desktop' });
    await feed.waitFor(callId, 'rings', (entry) => stateOf(entry.call).phase === 'ringing');
    return callId;
  }

  return {
    agent,
    feed,
    dial,
    async finishCall(record) {
      const callId = await dial(record);
      stack.zoom.cloud.answer(callId);
      stack.zoom.cloud.hangUp(callId);
      await feed.waitFor(callId, 'is over', (entry) => stateOf(entry.call).phase === 'ended');
      return callId;
    },
    saved: (callId) => feed.waitFor(callId, 'is saved', (entry) => entry.log.state === 'saved'),
    tasksOf: (callId) => stack.salesforce.records.find('Task', { CallObject: callId }),
  };
}
