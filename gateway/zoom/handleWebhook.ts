import { parse } from '#call-core';
import type { CallEvent, PhoneNumbers } from '#call-core';
import * as v from 'valibot';
import type { AgentStore } from '../calls/ports.ts';
import { toCallEvents } from './toCallEvents.ts';
import { WebhookSchema } from './webhook.ts';

interface Deps {
  readonly agents: Pick<AgentStore, 'findByZoomUser'>;
  readonly applyEvents: (agentId: string, callId: string, events: readonly CallEvent[]) => Promise<unknown>;
  readonly removeZoomUser: (zoomUserId: string) => Promise<void>;
  readonly numbers: PhoneNumbers;
}

const Deauthorized = v.object({ user_id: v.string() });

/** Works off one stored webhook: tells each agent's call what happened to it. Safe to repeat. */
export function createHandleWebhook({ agents, applyEvents, removeZoomUser, numbers }: Deps) {
  return async function handleWebhook(body: unknown): Promise<void> {
    const webhook = parse(WebhookSchema, body, 'webhook.malformed');
    if (webhook.event === 'app_deauthorized') {
      await removeZoomUser(parse(Deauthorized, webhook.payload, 'webhook.malformed').user_id);
      return;
    }
    for (const { zoomUserId, callId, events } of toCallEvents(webhook, numbers)) {
      const agent = await agents.findByZoomUser(zoomUserId);
      // A Zoom user who does not use this product is none of ours.
      if (agent) await applyEvents(agent.id, callId, events);
    }
  };
}
