import { createHash } from 'node:crypto';

/**
 * Which engines to try for an agent, and in which order: always the same, spread over all, and the next one takes only
 * the agents of an engine that is gone (rendezvous hashing).
 */
export function engineOrder<T>(engines: ReadonlyMap<string, T>, agentId: string): readonly T[] {
  return [...engines]
    .map(([name, engine]) => ({ engine, weight: weightOf(name, agentId) }))
    .sort((a, b) => (a.weight < b.weight ? 1 : -1))
    .map(({ engine }) => engine);
}

function weightOf(name: string, agentId: string): string {
  return createHash('sha256').update(`${name} ${agentId}`).digest('hex');
}
