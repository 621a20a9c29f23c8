/** Use cases and adapters as they are, with a span around what they do. They know nothing of it. */
import { PhoneError } from '#call-core';
import * as v from 'valibot';
import type { AgentTokens } from '../agents/tokens.ts';
import type { LogOutcomes } from '../calls/logOutcomes.ts';
import type { MatchNumbers } from '../calls/ports.ts';
import type { EntryJob } from '../jobs/jobQueue.ts';
import type { TextJob } from '../texts/ports.ts';
import { NO_TRACING } from './tracing.ts';
import type { Inside, Tracing } from './tracing.ts';

const Body = v.object({
  event: v.string(),
  payload: v.object({
    object: v.object({
      call_id: v.optional(v.string()),
      call_logs: v.optional(v.array(v.object({ call_id: v.optional(v.string()) }))),
      call_elements: v.optional(v.array(v.object({ call_id: v.optional(v.string()) }))),
      recordings: v.optional(v.array(v.object({ call_id: v.optional(v.string()) }))),
    }),
  }),
});

type Receive = (identity: string, body: unknown) => Promise<'accepted' | 'known'>;

export function tracedReceive(receive: Receive, tracing: Tracing): Receive {
  if (tracing === NO_TRACING) return receive;
  return (identity, body) =>
    tracing.span('webhook accepted', eventOf(body), () => receive(identity, body), {
      callId: callIdOf(body),
    });
}

type Keep<Rest extends readonly unknown[], T> = (...rest: Rest) => Promise<T>;

export function tracedKeep<Rest extends readonly unknown[], T>(
  keep: Keep<Rest, T>,
  tracing: Tracing,
): Keep<Rest, T> {
  if (tracing === NO_TRACING) return keep;
  return (...rest) => tracing.span('webhook stored', {}, () => keep(...rest));
}

/** @returns works off a stored webhook: here and now, or later and elsewhere by what was kept with it */
export function tracedWebhook(
  handle: (body: unknown) => Promise<void>,
  tracing: Tracing,
): (body: unknown, traceparent?: string) => Promise<void> {
  if (tracing === NO_TRACING) return (body) => handle(body);
  return (body: unknown, traceparent?: string): Promise<void> =>
    tracing.span('webhook worked off', eventOf(body), () => handle(body), {
      traceparent,
      callId: callIdOf(body),
    });
}

interface Stored {
  readonly body: unknown;
  readonly traceparent?: string;
}

/** Many are worked off together; each is noted in its own trace. One alone is worked off inside it. */
export function tracedWebhooks(
  handle: (bodies: readonly unknown[]) => Promise<readonly unknown[]>,
  tracing: Tracing,
) {
  const note = <T>({ body, traceparent }: Stored, work: () => Promise<T>) =>
    tracing.span('webhook worked off', eventOf(body), work, { traceparent, callId: callIdOf(body) });
  return async (stored: readonly Stored[]): Promise<readonly unknown[]> => {
    const [first, second] = stored;
    if (first !== undefined && second === undefined) return note(first, () => handle([first.body]));
    const failures = await handle(stored.map(({ body }) => body));
    for (const one of stored) await note(one, () => Promise.resolve());
    return failures;
  };
}

/** Who asks Zoom or Salesforce as an agent does it here. */
export function tracedTokens(tokens: AgentTokens, tracing: Tracing): AgentTokens {
  return {
    use: (agentId, provider, request) =>
      tracing.span(`${provider} request`, {}, () => tokens.use(agentId, provider, request)),
  };
}

export function tracedMatching(match: MatchNumbers, tracing: Tracing): MatchNumbers {
  return {
    one: (agent, number) => tracing.span('matching', { together: 1 }, () => match.one(agent, number)),
    many: (agent, numbers) =>
      tracing.span('matching', { together: numbers.length }, () => match.many(agent, numbers)),
  };
}

/** Jobs on calls go together; each keeps its own trace, and what is done for all of them stands in that of the first. */
export function traceEntryJobs(tracing: Tracing) {
  const saving = new Map<string, Inside>();
  const insideOf = (agentId: string, callId: string) => saving.get(`${agentId}:${callId}`) ?? tracing.here();

  return {
    job(handle: (job: EntryJob) => Promise<void>) {
      return (job: EntryJob): Promise<void> => {
        const { kind, agentId, callId, traceparent } = job;
        const work = async () => {
          const key = `${agentId}:${callId}`;
          const here = tracing.here();
          if (kind !== 'findPeople') saving.set(key, here);
          try {
            await handle(job);
          } finally {
            if (saving.get(key) === here) saving.delete(key);
          }
        };
        return tracing.span('job taken', { job: kind }, work, { traceparent, callId });
      };
    },
    outcomes(outcomes: LogOutcomes): LogOutcomes {
      return {
        async keep(logs) {
          const again = await outcomes.keep(logs);
          for (const { entry, outcome } of logs) {
            const facts = outcome instanceof PhoneError ? { code: outcome.code } : { outcome: 'saved' };
            const inside = logs.length === 1 ? tracing.here() : insideOf(entry.agentId, entry.callId);
            await inside(() =>
              tracing.span('task written', { ...facts, together: logs.length }, () => Promise.resolve()),
            );
          }
          return again;
        },
      };
    },
  };
}

/** Texts of a thread go together as well; a thread is no call, so the trace is that of the webhook. */
export function tracedTextJob(handle: (job: TextJob) => Promise<void>, tracing: Tracing) {
  return (job: TextJob): Promise<void> =>
    tracing.span('job taken', { job: job.kind }, () => handle(job), { traceparent: job.traceparent });
}

function eventOf(body: unknown): { readonly event?: string } {
  const read = v.safeParse(v.object({ event: v.string() }), body);
  return read.success ? { event: read.output.event } : {};
}

function callIdOf(body: unknown): string | undefined {
  const read = v.safeParse(Body, body);
  if (!read.success) return undefined;
  const { call_id: callId, ...lists } = read.output.payload.object;
  return callId ?? Object.values(lists).flatMap((list) => list ?? [])[0]?.call_id;
}
