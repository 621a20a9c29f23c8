import { parse } from '#call-core';
import type { CallEvent, PhoneNumbers } from '#call-core';
import * as v from 'valibot';
import type { AgentStore } from '../calls/ports.ts';
import type { EditThread } from '../texts/editThread.ts';
import type { TakeTexts } from '../texts/takeTexts.ts';
import type { TakeMedia } from '../calls/takeMedia.ts';
import { toMediaEvents } from './events/mediaEvents.ts';
import { toTextEvents } from './events/textEvents.ts';
import { toCallEvents } from './toCallEvents.ts';
import { WebhookSchema } from './webhook.ts';

interface Deps {
  readonly agents: Pick<AgentStore, 'findByZoomUser'>;
  readonly applyEvents: (agentId: string, callId: string, events: readonly CallEvent[]) => Promise<unknown>;
  readonly takeMedia: TakeMedia;
  readonly takeTexts: TakeTexts;
  readonly takeOptStatuses: EditThread['takeOptStatuses'];
  readonly removeZoomUser: (zoomUserId: string, at: number | null) => Promise<void>;
  readonly numbers: PhoneNumbers;
}

const Deauthorized = v.object({
  user_id: v.string(),
  // A removal is obeyed, also when its time cannot be read.
  deauthorization_time: v.fallback(v.nullable(v.pipe(v.string(), v.transform(Date.parse), v.number())), null),
});

export type HandleWebhook = (body: unknown, isCallTold?: boolean) => Promise<void>;

/**
 * Works off one stored webhook: tells each agent's call what happened to it. Safe to repeat.
 * @param isCallTold the calls have been told already, and only the rest is left
 */
export function createHandleWebhook(deps: Deps): HandleWebhook {
  const { agents, applyEvents, takeMedia, removeZoomUser, numbers } = deps;

  async function takeTextEvents(name: string, object: unknown, at: number): Promise<void> {
    const { texts, optStatuses } = toTextEvents(name, object, { numbers, at });
    // Before, because they say why a text has failed; and after, where its thread is new.
    await deps.takeOptStatuses(optStatuses);
    for (const { zoomUserIds, thread, text } of texts) {
      for (const zoomUserId of zoomUserIds) {
        const agent = await agents.findByZoomUser(zoomUserId);
        if (agent) await deps.takeTexts(agent, thread, [text]);
      }
    }
    if (texts.length > 0) await deps.takeOptStatuses(optStatuses);
  }

  return async function handleWebhook(body, isCallTold = false) {
    const webhook = parse(WebhookSchema, body, 'webhook.malformed');
    if (webhook.event === 'app_deauthorized') {
      const { user_id: zoomUserId, deauthorization_time: at } = parse(
        Deauthorized,
        webhook.payload,
        'webhook.malformed',
      );
      await removeZoomUser(zoomUserId, at);
      return;
    }
    for (const told of isCallTold ? [] : toCallEvents(webhook, numbers)) {
      const agent = await agents.findByZoomUser(told.zoomUserId);
      // A Zoom user who does not use this product is none of ours.
      if (agent) await applyEvents(agent.id, told.callId, told.events);
    }
    const name = webhook.event.replace(/^phone\./, '');
    await takeTextEvents(name, webhook.payload.object ?? {}, webhook.event_ts ?? 0);
    for (const event of toMediaEvents(name, webhook.payload.object ?? {})) {
      if (event.type === 'deleted') await takeMedia.remove(event.mediumId);
      else {
        const agent = await agents.findByZoomUser(event.zoomUserId);
        if (agent) await takeMedia.attach(agent.id, event.callId, event.medium);
      }
    }
  };
}
