/** Telephones of other people: baresip, driven over its control connection. */
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import * as v from 'valibot';
import { eventually } from '../eventually.ts';
import { startDaemon } from './daemon.ts';
import { SIP_DOMAIN, SIP_PASSWORD } from './kamailio.ts';

const MODULES = '/usr/lib/baresip/modules';

/** Everything happens on one machine. */
const PATIENCE_MS = 15_000;

export interface SipPhone {
  readonly number: string;
  /** All that it has told of its calls, in the order in which it happened. */
  readonly events: readonly PhoneEvent[];
  /** Waits for the next event of a type that nobody has waited for yet. */
  next(type: string): Promise<PhoneEvent>;
  /** What has been told until now is not given by `next` any more. */
  forget(): void;
  /** Packets of audio that have come in the call that is talked in. */
  received(): Promise<number>;
  /** Mean of what was heard in the last half second of sound, 0 to 1; until the call is held, after which nothing is recorded. */
  loudness(): number;
  command(name: string, params?: string): Promise<string>;
  stop(): Promise<void>;
}

const WAV_HEAD_BYTES = 44;
/** Half a second of two channels at 48 kHz. */
const LAST_BYTES = 96_000;

const EventSchema = v.object({
  type: v.string(),
  param: v.optional(v.string(), ''),
  peeruri: v.optional(v.string(), ''),
});
/** `at`: when it was told, in milliseconds since 1970. */
type PhoneEvent = v.InferOutput<typeof EventSchema> & { readonly at: number };

const MessageSchema = v.union([
  v.object({
    response: v.literal(true),
    data: v.optional(v.string(), ''),
    token: v.optional(v.string(), ''),
  }),
  v.object({ event: v.literal(true), ...EventSchema.entries }),
]);

export interface PhoneOptions {
  readonly folder: string;
  /** User at the SIP domain. */
  readonly number: string;
  /** Its own. */
  readonly ports: readonly [control: number, sip: number];
  /** The first of 50 UDP ports. */
  readonly firstMediaPort: number;
  readonly registrarPort: number;
  readonly answers: 'auto' | 'manual';
}

export async function startPhone(options: PhoneOptions): Promise<SipPhone> {
  const { folder, number, ports } = options;
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files(options))) writeFileSync(path.join(folder, name), text);
  const [control] = ports;
  const daemon = await startDaemon({
    command: 'baresip',
    args: ['-f', folder],
    port: control,
    logFile: path.join(folder, 'baresip.log'),
  });
  const socket = net.connect(control, '127.0.0.1');
  await once(socket, 'connect');
  const { events, forget, next, send } = converse(socket);
  const phone: SipPhone = {
    number,
    events,
    next,
    forget,
    command: send,
    loudness: () => loudnessIn(folder),
    received: async () => Number(/ rcvd=(\d+)/.exec(await send('audio_debug'))?.[1] ?? 0),
    async stop() {
      socket.destroy();
      await daemon.stop();
    },
  };
  try {
    // It may have registered before anybody listened to it. Colours stand before the word.
    await eventually(`${number} is registered`, async () => (await send('reginfo')).includes('OK '));
    return phone;
  } catch (error) {
    await phone.stop();
    throw error;
  }
}

/** What came is in the youngest file of its kind: PCM of 16 bits behind a head. */
function loudnessIn(folder: string): number {
  const [youngest] = readdirSync(folder)
    .filter((name) => name.endsWith('-dec.wav'))
    .map((name) => path.join(folder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  if (youngest === undefined) return 0;
  const wav = readFileSync(youngest).subarray(WAV_HEAD_BYTES);
  const sound = wav.subarray(Math.max(0, wav.length - LAST_BYTES));
  const samples = new Int16Array(
    sound.buffer.slice(sound.byteOffset, sound.byteOffset + (sound.length & ~1)),
  );
  const squares = samples.reduce((sum, sample) => sum + (sample / 32_768) ** 2, 0);
  return samples.length === 0 ? 0 : Math.sqrt(squares / samples.length);
}

function converse(socket: net.Socket) {
  const events: PhoneEvent[] = [];
  const taken = new Set<PhoneEvent>();
  const answers = new Map<string, (data: string) => void>();
  let last = 0;
  readMessages(socket, (text) => {
    const message = v.parse(MessageSchema, JSON.parse(text));
    if ('event' in message) events.push({ ...message, at: performance.timeOrigin + performance.now() });
    else answers.get(message.token)?.(message.data);
  });

  return {
    events,
    async next(type: string) {
      const found = await eventually(
        `the phone tells ${type}`,
        () => events.find((event) => event.type === type && !taken.has(event)),
        PATIENCE_MS,
      );
      taken.add(found);
      return found;
    },
    forget() {
      for (const event of events) taken.add(event);
    },
    send(command: string, params = ''): Promise<string> {
      last += 1;
      const token = String(last);
      const text = JSON.stringify({ command, params, token });
      socket.write(`${Buffer.byteLength(text)}:${text},`);
      return new Promise((resolve) => {
        answers.set(token, resolve);
      });
    },
  };
}

/** Netstrings: the length, a colon, the text, a comma. */
function readMessages(socket: net.Socket, onMessage: (text: string) => void): void {
  let rest = Buffer.alloc(0);
  socket.on('data', (data: Buffer) => {
    rest = Buffer.concat([rest, data]);
    for (;;) {
      const colon = rest.indexOf(':');
      const length = colon < 0 ? NaN : Number(rest.subarray(0, colon).toString());
      if (Number.isNaN(length) || rest.length < colon + length + 2) return;
      onMessage(rest.subarray(colon + 1, colon + 1 + length).toString());
      rest = rest.subarray(colon + length + 2);
    }
  });
}

function files({
  folder,
  number,
  ports: [control, sip],
  firstMediaPort,
  registrarPort,
  answers,
}: PhoneOptions) {
  const proxy = `sip:127.0.0.1:${registrarPort}`;
  return {
    // A tone that never ends; 127.0.0.1 because media leave from there.
    config: `sip_listen 127.0.0.1:${sip}
net_interface 127.0.0.1
call_max_calls 10
rtp_ports ${firstMediaPort}-${firstMediaPort + 49}
audio_source ausine,440
audio_player aubridge,nowhere
audio_alert aubridge,nowhere
ausrc_srate 48000
ausrc_channels 2
module_path ${MODULES}
module opus.so
module g711.so
module ausine.so
module aubridge.so
module srtp.so
module uuid.so
module sndfile.so
snd_path ${folder}
module_app account.so
module_app contact.so
module_app menu.so
module_app ctrl_tcp.so
ctrl_tcp_listen 127.0.0.1:${control}
`,
    accounts: `<sip:${number}@${SIP_DOMAIN}>;auth_user=${number};auth_pass="${SIP_PASSWORD}";outbound="${proxy}";mediaenc=srtp-mand;answermode=${answers};regint=60\n`,
    contacts: '',
    uuid: '00000000-0000-4000-8000-000000000000',
  };
}
