/** Puts the parts together that the browser line needs. */
import type { Clock } from './calls/ports.ts';
import type { Config } from './config.ts';
import type { Log } from './logging.ts';
import { EMERGENCY_NUMBERS } from './numbers/emergencyNumbers.ts';
import type { Database } from './storage/database.ts';
import type { ChangeNotices } from './storage/changeNotices.ts';
import { createLineHoldingStore } from './storage/lineHoldingStore.ts';
import { createBrowserLines } from './voice/browserLines.ts';
import type { BrowserLines } from './voice/browserLines.ts';
import { engineOrder } from './voice/engineOrder.ts';
import { createIceServersFor } from './voice/iceServers.ts';
import { createJanusEngine } from './voice/janus/engine.ts';
import { createSelfSignedCertificate } from './voice/selfSignedCertificate.ts';
import { createAccountOf } from './voice/sipAccounts.ts';
import { createHoldings } from './voice/lineHolding.ts';
import type { SipAccountSource, SipAccountStore } from './voice/ports.ts';
import { createTargetOf } from './voice/target.ts';
import { createTlsRelay } from './voice/tlsRelay.ts';
import { createAccountToken } from './zoom/accountToken.ts';
import { createSipDevices } from './zoom/sipDevices.ts';

interface Parts {
  readonly db: Database;
  readonly notices: ChangeNotices;
  readonly accounts: SipAccountStore;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Voice {
  readonly lines: BrowserLines;
  stop(): Promise<void>;
}

/** For another gateway to end the calls of a line: more than it takes, and less than an agent would mind. */
const LET_GO_WITHIN_MS = 2500;

/** @returns null where there is no engine: the line is not offered */
export function composeVoice(config: Config, { db, notices, accounts, clock, log }: Parts): Voice | null {
  const { VOICE_ENGINES: urls, VOICE_ENGINE_SECRET: secret } = config;
  if (!urls || !secret) return null;

  const relay = createTlsRelay({
    host: config.VOICE_RELAY_HOST,
    certificate: createSelfSignedCertificate(config.VOICE_RELAY_HOST, clock.now()),
    log,
  });
  const engines = new Map(urls.map((url) => [url, createJanusEngine({ url, secret, relay })]));
  const onTrouble = (error: unknown, agentId: string) => {
    log.warn({ error, agentId }, 'the browser line of an agent is not there');
  };
  const targetOf = createTargetOf({ emergencyNumbers: EMERGENCY_NUMBERS });
  const lines = createBrowserLines({
    holdings: createHoldings({
      store: createLineHoldingStore({ db, notices }),
      patienceMs: LET_GO_WITHIN_MS,
      endLeft: async ({ engine, session }) => engines.get(engine)?.endLeft(session),
      onTrouble,
    }),
    enginesFor: (agentId) => engineOrder(engines, agentId),
    accountOf: createAccountOf({ store: accounts, source: sourceOf(config, clock) }),
    targetOf,
    iceServersFor: createIceServersFor({
      urls: config.VOICE_ICE_SERVERS ?? [],
      secret: config.VOICE_TURN_SECRET,
      clock,
    }),
    onTrouble,
  });
  return {
    lines,
    async stop() {
      await lines.close();
      await relay.close();
    },
  };
}

/** Null where nobody has made an app for it: administrators enter the accounts. */
function sourceOf(config: Config, clock: Clock): SipAccountSource | null {
  const {
    ZOOM_ACCOUNT_ID: accountId,
    ZOOM_ACCOUNT_CLIENT_ID: clientId,
    ZOOM_ACCOUNT_CLIENT_SECRET: clientSecret,
  } = config;
  if (!accountId || !clientId || !clientSecret) return null;
  const token = createAccountToken({
    oauthUrl: config.ZOOM_OAUTH_URL,
    apiUrl: config.ZOOM_API_URL,
    ...{ accountId, clientId, clientSecret, clock },
  });
  return createSipDevices({ token });
}
