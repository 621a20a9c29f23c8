import { PhoneError } from '#call-core';
import type { DeliverText } from '../texts/deliverText.ts';
import type { FindTextPeople } from '../texts/findTextPeople.ts';
import type { TextJob } from '../texts/ports.ts';
import type { SaveTexts } from '../texts/saveTexts.ts';
import type { SweepTexts } from '../texts/sweepTexts.ts';
import type { Log } from '../logging.ts';
import { inLanes } from './inLanes.ts';

interface Deps {
  readonly deliverText: DeliverText;
  readonly lookForText: DeliverText;
  readonly findTextPeople: FindTextPeople;
  readonly saveTexts: SaveTexts;
  readonly sweepTexts: SweepTexts;
  readonly log: Log;
}

/** Threads whose people are asked for, or whose Tasks are saved, in one go. */
const TOGETHER = 100;

/** @returns does one job; those of one agent that come at the same time are done together. Throws to be tried again */
export function createTextJobHandler(deps: Deps): (job: TextJob) => Promise<void> {
  const { deliverText, lookForText, findTextPeople, saveTexts, sweepTexts, log } = deps;
  // One after the other, so that texts arrive in the order in which they were written.
  const deliver = inLanes<string, PhoneError | null>(1, async (agentId, sendIds) =>
    Promise.all(sendIds.map((sendId) => deliverText(agentId, sendId))),
  );
  const find = inLanes<string, PhoneError | null>(TOGETHER, async (agentId, threadIds) => {
    const error = await findTextPeople(agentId, threadIds);
    return threadIds.map(() => error);
  });
  const save = inLanes<string, PhoneError | null>(TOGETHER, saveTexts);

  async function sweep(agentId: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      log.warn({ error, agentId }, 'texts could not be swept');
      // What only the agent or an administrator can change is looked at again in the next round.
      if (!(error instanceof PhoneError) || error.retry === 'later') throw error;
    }
  }

  async function doOrThrow(work: Promise<PhoneError | null>): Promise<void> {
    const error = await work;
    if (error !== null) throw error;
  }

  return async function handleTextJob({ kind, agentId, id }) {
    switch (kind) {
      case 'sendText':
        return doOrThrow(deliver(agentId, id));
      case 'lookForText':
        return doOrThrow(lookForText(agentId, id));
      case 'findTextPeople':
        return doOrThrow(find(agentId, id));
      case 'saveTexts':
        return doOrThrow(save(agentId, id));
      case 'checkTexts':
        return sweep(agentId, () => sweepTexts.check(agentId, id));
      case 'sweepTexts':
        return sweep(agentId, () => sweepTexts.all(agentId));
    }
  };
}
