/** Use cases as they are, with somebody who counts. */
import { PhoneError } from '#call-core';
import type { EditLog } from '../calls/editLog.ts';
import { callStateOf } from '../calls/entry.ts';
import type { LogOutcomes, SentLog } from '../calls/logOutcomes.ts';
import type { Clock } from '../calls/ports.ts';
import type { Metrics } from './metrics.ts';
import type { VoiceMetrics } from './voiceMetrics.ts';

type ReceiveWebhook = (identity: string, body: unknown) => Promise<'accepted' | 'known'>;

export function countingWebhooks(receive: ReceiveWebhook, metrics: Metrics): ReceiveWebhook {
  return async (identity, body) => {
    const outcome = await receive(identity, body);
    metrics.webhook(outcome);
    return outcome;
  };
}

export function countingQuality(editLog: EditLog, metrics: Pick<VoiceMetrics, 'quality'>): EditLog {
  return {
    ...editLog,
    async setQuality(agentId, callId, quality) {
      const entry = await editLog.setQuality(agentId, callId, quality);
      metrics.quality(quality.mos);
      return entry;
    },
  };
}

/** Measures a log when it is saved for the first time; what is changed later is no measure of how late a Task is. */
export function timingLogs(outcomes: LogOutcomes, metrics: Metrics, clock: Clock): LogOutcomes {
  return {
    async keep(logs) {
      const again = await outcomes.keep(logs);
      for (const log of logs) {
        const endedAt = endOf(log);
        if (endedAt !== null) metrics.logSaved(Math.max(0, clock.now() - endedAt) / 1000);
      }
      return again;
    },
  };
}

function endOf({ entry, outcome }: SentLog): number | null {
  if (outcome instanceof PhoneError || entry.taskId !== null) return null;
  const state = callStateOf(entry);
  return state?.phase === 'ended' ? state.endedAt : null;
}
