/** Puts the parts together that the browser line needs. */
import type { Clock } from './calls/ports.ts';
import type { Config } from './config.ts';
import type { Log } from './logging.ts';
import { measuredEngine } from './metrics/measuredEngine.ts';
import type { VoiceBacklog, VoiceMetrics } from './metrics/voiceMetrics.ts';
import { EMERGENCY_NUMBERS } from './numbers/emergencyNumbers.ts';
import type { Database } from './storage/database.ts';
import type { ChangeNotices } from './storage/changeNotices.ts';
import { createLineHoldingStore } from './storage/lineHoldingStore.ts';
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
import { createHoldings } from './voice/lineHolding.ts';
import type { SipAccountStore } from './voice/ports.ts';
import { createTargetOf } from './voice/target.ts';
import { createTlsRelay } from './voice/tlsRelay.ts';
import { watchLines } from './voice/watchLines.ts';
import { createAccountToken } from './zoom/accountToken.ts';
import type { AccountToken } from './zoom/accountToken.ts';
import { whyNoDeskPhones } from './zoom/deskPhoneAccess.ts';
import { createSipDevices } from './zoom/sipDevices.ts';

interface Parts {
  readonly db: Database;
  readonly notices: ChangeNotices;
  readonly accounts: SipAccountStore;
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

/** For another gateway to end the calls of a line: more than it takes, and less than an agent would mind. */
const LET_GO_WITHIN_MS = 2500;

/** @returns null where there is no engine: the line is not offered */
export function composeVoice(
  config: Config,
  { db, notices, accounts, clock, log, metrics }: Parts,
): Voice | null {
  const { VOICE_ENGINES: urls, VOICE_ENGINE_SECRET: secret } = config;
  if (!urls || !secret) return null;

  const relay = createTlsRelay({
    host: config.VOICE_RELAY_HOST,
    certificate: createSelfSignedCertificate(config.VOICE_RELAY_HOST, clock.now()),
    hosts: config.VOICE_PROXY_HOSTS,
    log,
  });
  const engines = new Map(
    urls.map((url) => [url, measuredEngine(createJanusEngine({ url, secret, relay }), metrics, clock)]),
  );
  const token = accountToken(config, clock);
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
    accountOf: createAccountOf({ store: accounts, source: token && createSipDevices({ token }) }),
    targetOf,
    iceServersFor: createIceServersFor({
      urls: config.VOICE_ICE_SERVERS ?? [],
      secret: config.VOICE_TURN_SECRET,
      clock,
    }),
    onTrouble,
  });
  const watched = watchLines(
    limitDials(lines, { perMinute: config.VOICE_DIALS_PER_MINUTE, clock, check: targetOf }),
    {
      onRefused: metrics.refused,
    },
  );
  const examine = createExamineVoice({
    engines: new Map(urls.map((url) => [url, () => examineJanus({ url, secret })])),
    async proxies() {
      const kept = await Promise.all((await someAccountHolders(db)).map((id) => accounts.find(id)));
      return kept.flatMap((one) => one?.account.outboundProxy ?? []);
    },
    isAllowed: (host) => isProxyAllowed(config.VOICE_PROXY_HOSTS, host),
    examineProxy,
    // Without an app nothing of Zoom's is to be read.
    phones: () => (token === null ? Promise.resolve(null) : whyNoDeskPhones(token)),
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

/** Null where nobody has made an app for it: administrators enter the accounts. */
function accountToken(config: Config, clock: Clock): AccountToken | null {
  const {
    ZOOM_ACCOUNT_ID: accountId,
    ZOOM_ACCOUNT_CLIENT_ID: clientId,
    ZOOM_ACCOUNT_CLIENT_SECRET: clientSecret,
  } = config;
  if (!accountId || !clientId || !clientSecret) return null;
  return createAccountToken({
    oauthUrl: config.ZOOM_OAUTH_URL,
    apiUrl: config.ZOOM_API_URL,
    ...{ accountId, clientId, clientSecret, clock },
  });
}
