import { inBatches } from '../storage/inBatches.ts';

/**
 * A lane for each agent: what comes while the agent's last batch is under way waits for its end, and then goes
 * together. So nothing of one call is ever done twice at the same time, and agents do not wait for each other.
 * @param work gives an answer for each item of an agent, in their order
 */
export function inLanes<Item, Answer>(
  most: number,
  work: (agentId: string, items: readonly Item[]) => Promise<readonly Answer[]>,
): (agentId: string, item: Item) => Promise<Answer> {
  const lanes = new Map<string, (item: Item) => Promise<Answer>>();
  return (agentId, item) => {
    const lane = lanes.get(agentId) ?? inBatches({ most }, (items: readonly Item[]) => work(agentId, items));
    lanes.set(agentId, lane);
    return lane(item);
  };
}
