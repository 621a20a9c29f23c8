import { PhoneError } from '#call-core';
import type { EngineLine, EngineListener, SipAccount, VoiceEngine } from './ports.ts';

/** At the first engine that answers. */
export async function openAtFirst(
  engines: readonly VoiceEngine[],
  account: SipAccount,
  listener: EngineListener,
): Promise<EngineLine> {
  for (const engine of engines) {
    try {
      return await engine.openLine(account, listener);
    } catch (error) {
      if (!(error instanceof PhoneError) || error.code !== 'line.engineAway') throw error;
    }
  }
  throw new PhoneError('line.engineAway', { retry: 'later' });
}
