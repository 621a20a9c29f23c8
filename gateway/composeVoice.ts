/** Puts the parts together that the browser line needs. */
import type { Clock } from './calls/ports.ts';
import type { Config } from './config.ts';
import type { Log } from './logging.ts';
import { measuredEngine } from './metrics/measuredEngine.ts';
import type { VoiceBacklog, VoiceMetrics } from './metrics/voiceMetrics.ts';
import { EMERGENCY_NUMBERS } from './numbers/emergencyNumbers.ts';
import type { Sealing } from './sealing.ts';
import type { Database } from './storage/database.ts';
import { createSipAccountStore } from './storage/sipAccountStore.ts';
import { someAccountHolders } from './storage/sipAccountHolders.ts';
import { createBrowserLines } from './voice/browserLines.ts';
import type { BrowserLines } from './voice/browserLines.ts';
import { engineOrder } from './voice/engineOrder.ts';
import { examineProxy } from './voice/examineProxy.ts';
import { createExamineVoice } from './voice/examineVoice.ts';
import type { VoiceFacts } from './voice/examineVoice.ts';
import { createIceServersFor } from './voice/iceServers.ts';
import { createJanusEngine } from './voice/janus/engine.ts';
import { examineJanus } from './voice/janus/examineJanus.ts';
import { limitDials } from './voice/limitDials.ts';
import { isProxyAllowed } from './voice/proxyHosts.ts';
import { createSelfSignedCertificate } from './voice/selfSignedCertificate.ts';
import { createAccountOf } from './voice/sipAccounts.ts';
import { createTargetOf } from './voice/target.ts';
import { createTlsRelay } from './voice/tlsRelay.ts';
import { watchLines } from './voice/watchLines.ts';
import { createAccountToken } from './zoom/accountToken.ts';
import { whyNoDeskPhones } from './zoom/deskPhoneAccess.ts';
import { createSipDevices } from './zoom/sipDevices.ts';

interface Parts {
  readonly db: Database;
  readonly sealing: Sealing;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: VoiceMetrics;
}

export interface Voice {
  readonly lines: BrowserLines;
  /** For the doctor. */
  examine(): Promise<VoiceFacts>;
  /** For metrics. */
  backlog(): Promise<VoiceBacklog>;
  stop(): Promise<void>;
}

/** @returns null where there is no engine: the line is not offered */
export function composeVoice(config: Config, { db, sealing, clock, log, metrics }: Parts): Voice | null {
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
    hosts: config.VOICE_PROXY_HOSTS,
    log,
  });
  const engines = new Map(
    urls.map((url) => [url, measuredEngine(createJanusEngine({ url, secret, relay }), metrics, clock)]),
  );
  const store = createSipAccountStore({ db, sealing });
  const token = createAccountToken({
    oauthUrl: config.ZOOM_OAUTH_URL,
    apiUrl: config.ZOOM_API_URL,
    ...{ accountId, clientId, clientSecret, clock },
  });
  const targetOf = createTargetOf({ emergencyNumbers: EMERGENCY_NUMBERS });
  const lines = createBrowserLines({
    enginesFor: (agentId) => engineOrder(engines, agentId),
    accountOf: createAccountOf({
      store,
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
  const watched = watchLines(limitDials(lines, { perMinute: config.VOICE_DIALS_PER_MINUTE, clock }), {
    onRefused: metrics.refused,
  });
  const examine = createExamineVoice({
    engines: new Map(urls.map((url) => [url, () => examineJanus({ url, secret })])),
    async proxies() {
      const accounts = await Promise.all((await someAccountHolders(db)).map((id) => store.find(id)));
      return accounts.flatMap((account) => account?.outboundProxy ?? []);
    },
    isAllowed: (host) => isProxyAllowed(config.VOICE_PROXY_HOSTS, host),
    examineProxy,
    phones: () => whyNoDeskPhones(token),
    standing: watched.standing,
    hasIceServers: config.VOICE_ICE_SERVERS !== undefined,
  });
  return {
    lines: watched.lines,
    examine,
    async backlog() {
      const states = await Promise.all(urls.map((url) => examineJanus({ url, secret })));
      return {
        engines: states.map(({ state }) => (state === 'away' ? 'away' : 'up')),
        lines: [...watched.standing().values()].map((one) =>
          one.state === 'registered' ? one.state : one.code,
        ),
      };
    },
    async stop() {
      await lines.close();
      await relay.close();
    },
  };
}
