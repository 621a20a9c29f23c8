/** Telephones that can be handed on to somebody who talks already (Replaces, RFC 3891), which baresip of Debian cannot: Linphone. */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { eventually } from '../eventually.ts';
import { freePorts, startDaemon } from './daemon.ts';
import { SIP_DOMAIN, SIP_PASSWORD } from './kamailio.ts';

export interface ReplacingPhone {
  readonly number: string;
  /** The numbers that it talks with. */
  talksWith(): Promise<string[]>;
  stop(): Promise<void>;
}

/** In its life; they are numbered. */
const MOST_CALLS = 5;

interface Options {
  readonly folder: string;
  /** User at the SIP domain. */
  readonly number: string;
  readonly registrarPort: number;
}

export function hasReplacingPhones(): boolean {
  return spawnSync('sh', ['-c', 'command -v linphone-daemon']).status === 0;
}

/** Answers every call. */
export async function startReplacingPhone({
  folder,
  number,
  registrarPort,
}: Options): Promise<ReplacingPhone> {
  mkdirSync(path.join(folder, '.local/share/linphone'), { recursive: true });
  const [sip = 0, media = 0] = await freePorts(2);
  const pipe = `linphone-${randomUUID()}`;
  const config = path.join(folder, 'linphonerc');
  writeFileSync(config, configuration({ number, registrarPort, sip, media }));
  const daemon = await startDaemon({
    command: 'linphone-daemon',
    args: [
      '--config',
      config,
      '--pipe',
      pipe,
      '--auto-answer',
      '--disable-stats-events',
      '--log',
      path.join(folder, 'linphone-sip.log'),
    ],
    port: sip,
    logFile: path.join(folder, 'linphone.log'),
    env: { HOME: folder },
  });
  const socketFile = path.join(os.tmpdir(), pipe);
  const socket = await eventually('the telephone can be asked', () => connected(socketFile));
  let said = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  let work = Promise.resolve('');

  /** One after the other: an answer ends with an empty line, and says of which question it is only by its place. */
  function ask(command: string): Promise<string> {
    work = work.then(async () => {
      said = '';
      socket.write(`${command}\n`);
      return eventually(`an answer to ${command}`, () => said.includes('Status:') && said);
    });
    return work;
  }

  const phone: ReplacingPhone = {
    number,
    async talksWith() {
      // A call that has ended is not known any more.
      const found: string[] = [];
      for (let id = 1; id <= MOST_CALLS; id++) {
        const text = await ask(`call-status ${id}`);
        if (text.includes('StreamsRunning')) found.push(/sip:([^@]+)@/.exec(text)?.[1] ?? '');
      }
      return found;
    },
    async stop() {
      socket.destroy();
      await daemon.stop();
      rmSync(socketFile, { force: true });
    },
  };
  try {
    await eventually(`${number} is registered`, async () =>
      (await ask('register-status ALL')).includes('RegistrationOk'),
    );
    return phone;
  } catch (error) {
    await phone.stop();
    throw error;
  }
}

async function connected(file: string): Promise<net.Socket | null> {
  const socket = net.connect(file);
  try {
    await once(socket, 'connect');
    return socket;
  } catch {
    return null;
  }
}

interface Ports {
  readonly number: string;
  readonly registrarPort: number;
  readonly sip: number;
  readonly media: number;
}

function configuration({ number, registrarPort, sip, media }: Ports): string {
  return `[sip]
sip_port=${sip}
sip_tcp_port=${sip}
sip_tls_port=0
media_encryption=srtp
media_encryption_mandatory=1
default_proxy=0
guess_hostname=0
contact=sip:${number}@127.0.0.1

[net]
nat_policy_ref=
# Else it looks for one at the domain, which nobody knows.
mtu=1300

[rtp]
audio_rtp_port=${media}
audio_rtcp_port=${media + 1}

[sound]
use_files=1

[video]
enabled=0

[proxy_0]
reg_proxy=<sip:127.0.0.1:${registrarPort};transport=tcp>
reg_route=<sip:127.0.0.1:${registrarPort};transport=tcp;lr>
reg_identity=sip:${number}@${SIP_DOMAIN}
reg_expires=60
reg_sendregister=1
publish=0

[auth_info_0]
username=${number}
passwd=${SIP_PASSWORD}
domain=${SIP_DOMAIN}
`;
}
