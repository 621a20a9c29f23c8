/** Puts the parts together that the browser line needs. */
import type { Clock } from './calls/ports.ts';
import type { Config } from './config.ts';
import type { Log } from './logging.ts';
import { EMERGENCY_NUMBERS } from './numbers/emergencyNumbers.ts';
import type { Sealing } from './sealing.ts';
import type { Database } from './storage/database.ts';
import { createSipAccountStore } from './storage/sipAccountStore.ts';
import { createBrowserLines } from './voice/browserLines.ts';
import type { BrowserLines } from './voice/browserLines.ts';
import { engineOrder } from './voice/engineOrder.ts';
import { createIceServersFor } from './voice/iceServers.ts';
import { createJanusEngine } from './voice/janus/engine.ts';
import { createSelfSignedCertificate } from './voice/selfSignedCertificate.ts';
import { createAccountOf } from './voice/sipAccounts.ts';
import { createTargetOf } from './voice/target.ts';
import { createTlsRelay } from './voice/tlsRelay.ts';
import { createAccountToken } from './zoom/accountToken.ts';
import { createSipDevices } from './zoom/sipDevices.ts';

interface Parts {
  readonly db: Database;
  readonly sealing: Sealing;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Voice {
  readonly lines: BrowserLines;
  stop(): Promise<void>;
}

/** @returns null where there is no engine: the line is not offered */
export function composeVoice(config: Config, { db, sealing, clock, log }: Parts): Voice | null {
  const {
    VOICE_ENGINES: urls,
    VOICE_ENGINE_SECRET: secret,
    ZOOM_ACCOUNT_ID: accountId,
    ZOOM_ACCOUNT_CLIENT_ID: clientId,
    ZOOM_ACCOUNT_CLIENT_SECRET: clientSecret,
  } = config;
  if (!urls || !secret || !accountId || !clientId || !clientSecret) return null;

  const relay = createTlsRelay({
    host: config.VOICE_RELAY_HOST,
    certificate: createSelfSignedCertificate(config.VOICE_RELAY_HOST, clock.now()),
    log,
  });
  const engines = new Map(urls.map((url) => [url, createJanusEngine({ url, secret, relay })]));
  const token = createAccountToken({
    oauthUrl: config.ZOOM_OAUTH_URL,
    apiUrl: config.ZOOM_API_URL,
    ...{ accountId, clientId, clientSecret, clock },
  });
  const targetOf = createTargetOf({ emergencyNumbers: EMERGENCY_NUMBERS });
  const lines = createBrowserLines({
    enginesFor: (agentId) => engineOrder(engines, agentId),
    accountOf: createAccountOf({
      store: createSipAccountStore({ db, sealing }),
      source: createSipDevices({ token }),
    }),
    targetOf,
    iceServersFor: createIceServersFor({
      urls: config.VOICE_ICE_SERVERS ?? [],
      secret: config.VOICE_TURN_SECRET,
      clock,
    }),
    onTrouble(error, agentId) {
      log.warn({ error, agentId }, 'the browser line of an agent is not there');
    },
  });
  return {
    lines,
    async stop() {
      await lines.close();
      await relay.close();
    },
  };
}
