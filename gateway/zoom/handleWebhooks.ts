import { parse } from '#call-core';
import type { CallEvent, PhoneNumbers } from '#call-core';
import type { AgentStore } from '../calls/ports.ts';
import type { HandleWebhook } from './handleWebhook.ts';
import { toCallEvents } from './toCallEvents.ts';
import { WebhookSchema } from './webhook.ts';

interface Deps {
  readonly agents: Pick<AgentStore, 'findByZoomUser'>;
  readonly applyToMany: (
    agentId: string,
    told: ReadonlyMap<string, readonly CallEvent[]>,
  ) => Promise<unknown>;
  readonly handleWebhook: HandleWebhook;
  readonly numbers: PhoneNumbers;
}

/** Calls of an agent that change together. A call that rings meanwhile waits for them. */
const TOGETHER = 10;

interface Told {
  readonly bodies: unknown[];
  readonly events: CallEvent[];
}

/**
 * Works off many stored webhooks: all that they tell of a call is one change, and calls of an agent change together. Safe to repeat.
 * @returns for each what went wrong, or null
 */
export function createHandleWebhooks({ agents, applyToMany, handleWebhook, numbers }: Deps) {
  return async function handleWebhooks(bodies: readonly unknown[]): Promise<unknown[]> {
    const told = bodies.length > 1 ? await tellCalls(bodies) : new Set();
    const failures: unknown[] = [];
    for (const body of bodies) {
      failures.push(
        await handleWebhook(body, told.has(body)).then(
          () => null,
          (error: unknown) => error,
        ),
      );
    }
    return failures;
  };

  /** @returns those of which all calls know by now */
  async function tellCalls(bodies: readonly unknown[]): Promise<Set<unknown>> {
    const done = new Set<unknown>();
    const users = new Map<string, Map<string, Told>>();
    for (const body of bodies) {
      if (addTo(users, body, numbers)) done.add(body);
    }
    for (const [zoomUserId, calls] of users) {
      for (const some of inParts([...calls], TOGETHER)) {
        try {
          await tellSome(zoomUserId, some);
        } catch {
          // One after the other, it turns out which of them is to blame.
          for (const [, { bodies: failed }] of some) for (const body of failed) done.delete(body);
        }
      }
    }
    return done;
  }

  async function tellSome(zoomUserId: string, calls: readonly (readonly [string, Told])[]): Promise<void> {
    const agent = await agents.findByZoomUser(zoomUserId);
    if (agent === null) return;
    await applyToMany(agent.id, new Map(calls.map(([callId, { events }]) => [callId, events])));
  }
}

/** @returns whether it could be read */
function addTo(users: Map<string, Map<string, Told>>, body: unknown, numbers: PhoneNumbers): boolean {
  try {
    for (const { zoomUserId, callId, events } of toCallEvents(
      parse(WebhookSchema, body, 'webhook.malformed'),
      numbers,
    )) {
      const calls = users.get(zoomUserId) ?? new Map<string, Told>();
      const told = calls.get(callId) ?? { bodies: [], events: [] };
      told.bodies.push(body);
      told.events.push(...events);
      calls.set(callId, told);
      users.set(zoomUserId, calls);
    }
    return true;
  } catch {
    return false;
  }
}

function inParts<T>(all: readonly T[], most: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, part) =>
    all.slice(part * most, (part + 1) * most),
  );
}
