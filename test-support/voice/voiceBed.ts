/** Everything behind the gateway's browser line: an engine, Zoom's SIP side and telephones, all of them real programs. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createSelfSignedCertificate } from '../../gateway/voice/selfSignedCertificate.ts';
import { startPhone } from './baresip.ts';
import type { SipPhone } from './baresip.ts';
import { freePorts } from './daemon.ts';
import type { Daemon } from './daemon.ts';
import { startJanus } from './janus.ts';
import { kamailioLog, SIP_DOMAIN, SIP_PASSWORD, startKamailio } from './kamailio.ts';
import { startReplacingPhone } from './linphone.ts';
import type { ReplacingPhone } from './linphone.ts';

export interface VoiceBed {
  readonly engineUrl: string;
  readonly engineSecret: string;
  /** Certificate of the SIP proxy, for whoever is to trust it. */
  readonly caFile: string;
  readonly ca: string;
  /** Where the SIP proxy tells what it sees of calls. */
  readonly sipLog: string;
  /** What Zoom would hand out for a user. */
  readonly account: (userName: string) => {
    readonly domain: string;
    readonly userName: string;
    readonly password: string;
    /** Host and port. */
    readonly outboundProxy: string;
  };
  /** @param number its user at the SIP domain */
  phone(number: string, answers?: 'auto' | 'manual'): Promise<SipPhone>;
  /** One that can be handed on to somebody who talks already. */
  replacingPhone(number: string): Promise<ReplacingPhone>;
  /** @param signal SIGKILL: as in a crash */
  stopEngine(signal?: NodeJS.Signals): Promise<void>;
  startEngine(): Promise<void>;
  /** Null while it does not run. */
  enginePid(): number | null;
  stopProxy(): Promise<void>;
  startProxy(): Promise<void>;
  stop(): Promise<void>;
}

const HOST = 'localhost';
const ENGINE_SECRET = 'secret between gateway and engine';
const FIRST_MEDIA_PORT = 20_000;
/** Of a phone. */
const MEDIA_PORTS = 50;
const FIRST_PHONE_MEDIA_PORT = 24_000;

export async function startVoiceBed({ fullTrickle = false } = {}): Promise<VoiceBed> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'voice-'));
  const [port = 0, tlsPort = 0, enginePort = 0] = await freePorts(3);
  const certificate = createSelfSignedCertificate(HOST, Date.now());
  const caFile = path.join(folder, 'ca.pem');
  writeFileSync(caFile, certificate.cert);
  const janus = {
    folder: path.join(folder, 'janus'),
    port: enginePort,
    secret: ENGINE_SECRET,
    firstMediaPort: FIRST_MEDIA_PORT,
    fullTrickle,
  };
  const kamailio = { folder: path.join(folder, 'kamailio'), port, tlsPort, ...certificate };
  const phones: { stop(): Promise<void> }[] = [];
  let count = 0;
  let engine: Daemon | null = null;
  let proxy: Daemon | null = null;

  const bed: VoiceBed = {
    engineUrl: `ws://127.0.0.1:${enginePort}`,
    engineSecret: ENGINE_SECRET,
    caFile,
    ca: certificate.cert,
    sipLog: kamailioLog(kamailio.folder),
    account: (userName) => ({
      domain: SIP_DOMAIN,
      userName,
      password: SIP_PASSWORD,
      outboundProxy: `${HOST}:${tlsPort}`,
    }),
    async phone(number, answers = 'auto') {
      const index = count;
      count += 1;
      const [control = 0, sip = 0] = await freePorts(2);
      const phone = await startPhone({
        folder: path.join(folder, `phone${index}`),
        number,
        ports: [control, sip],
        firstMediaPort: FIRST_PHONE_MEDIA_PORT + index * MEDIA_PORTS,
        registrarPort: port,
        answers,
      });
      phones.push(phone);
      return phone;
    },
    async replacingPhone(number) {
      const phone = await startReplacingPhone({
        folder: path.join(folder, `replacing${number}`),
        number,
        registrarPort: port,
      });
      phones.push(phone);
      return phone;
    },
    async stopEngine(signal) {
      await engine?.stop(signal);
      engine = null;
    },
    async startEngine() {
      engine = await startJanus(janus);
    },
    enginePid: () => engine?.pid ?? null,
    async stopProxy() {
      await proxy?.stop();
      proxy = null;
    },
    async startProxy() {
      proxy = await startKamailio(kamailio);
    },
    async stop() {
      await Promise.all([...phones.map((phone) => phone.stop()), bed.stopEngine('SIGKILL'), bed.stopProxy()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  try {
    const starts = await Promise.allSettled([bed.startEngine(), bed.startProxy()]);
    // One that is slower than the failure of the other would stay.
    for (const start of starts) if (start.status === 'rejected') throw start.reason;
    return bed;
  } catch (error) {
    await bed.stop();
    throw error;
  }
}
