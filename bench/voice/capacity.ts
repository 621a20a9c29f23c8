/** How many calls one engine carries, and what a line and a call take of memory. Lines beside the gateway: it has no part in audio. */
import { randomUUID } from 'node:crypto';
import os from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { LineCallEvent } from '#call-core';
import { createJanusEngine } from '../../gateway/voice/janus/engine.ts';
import type { EngineLine } from '../../gateway/voice/ports.ts';
import { Secret } from '../../gateway/secret.ts';
import { eventually } from '../../test-support/eventually.ts';
import { openAudioPage } from '../../test-support/voice/audioPage.ts';
import type { AudioPage } from '../../test-support/voice/audioPage.ts';
import { startVoiceBed } from '../../test-support/voice/voiceBed.ts';
import type { VoiceBed } from '../../test-support/voice/voiceBed.ts';
import * as format from '../format.ts';
import type { Row, Say } from '../measurement.ts';
import { cpuSeconds, idleSeconds, residentBytes } from '../process.ts';

const MOST_CALLS = 100;
const CALLS_A_LINE = 5;
const CALLS_A_PHONE = 10;
const STEP = 10;
const MEASURED_MS = 5000;
/** Of the 50 that a telephone sends each call in a second: with fewer there are gaps to be heard. */
const LEAST_PACKETS = 45;
/** Of the computer: with less, browser and telephones would not bear the next ten calls. */
const LEAST_IDLE = 0.3;
const PATIENCE_MS = 20_000;

interface Load {
  readonly calls: number;
  /** Of one core, from 0 to 1. */
  readonly cpu: number;
  /** Of all cores, from 0 to 1. */
  readonly idle: number;
  /** That came in a second, in the call with the fewest. */
  readonly packets: number;
  /** Bytes. */
  readonly resident: number;
}

/** @param pageUrl of any page that came safely */
export async function capacity(pageUrl: string, say: Say): Promise<Row[]> {
  const bed = await startVoiceBed();
  const audio = await openAudioPage(pageUrl);
  try {
    const empty = residentBytes(bed.enginePid());
    const heapBefore = heapInUse();
    const lines = await openLines(bed);
    const registered = residentBytes(bed.enginePid());
    const heap = heapInUse() - heapBefore;
    const loads = await loadUp(bed, audio, lines, say);
    await Promise.all(lines.map(({ line }) => line.close().catch(() => undefined)));
    return rowsOf({ empty, registered, heap, lines: lines.length }, loads);
  } finally {
    await audio.close();
    await bed.stop();
  }
}

/** Without what is only not collected yet. */
function heapInUse(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

interface BenchLine {
  readonly line: EngineLine;
  readonly events: LineCallEvent[];
}

async function openLines(bed: VoiceBed): Promise<BenchLine[]> {
  const engine = createJanusEngine({
    url: bed.engineUrl,
    secret: new Secret(bed.engineSecret),
    // The engine looks at no certificate, and nothing here leaves the computer.
    relay: {
      addressFor: ({ host, port }) => Promise.resolve(`${host === 'localhost' ? '127.0.0.1' : host}:${port}`),
    },
  });
  const lines: BenchLine[] = [];
  for (let index = 0; index < MOST_CALLS / CALLS_A_LINE; index++) {
    const { domain, userName, password, outboundProxy } = bed.account(
      `+1555001${String(index).padStart(4, '0')}`,
    );
    const [host = '', port = ''] = outboundProxy.split(':');
    const account = {
      ...{ domain, userName, authorizationId: userName, password: new Secret(password) },
      outboundProxy: { host, port: Number(port) },
    };
    const events: LineCallEvent[] = [];
    let isRegistered = false;
    const line = await engine.openLine(account, {
      onRegistration: ({ state }) => (isRegistered = state === 'registered'),
      onCall: (event) => events.push(event),
      onLost: () => undefined,
    });
    await eventually('a line is registered', () => isRegistered, PATIENCE_MS);
    lines.push({ line, events });
  }
  return lines;
}

async function loadUp(
  bed: VoiceBed,
  audio: AudioPage,
  lines: readonly BenchLine[],
  say: Say,
): Promise<Load[]> {
  const loads: Load[] = [];
  const callIds: string[] = [];
  for (let calls = 0; calls < MOST_CALLS; calls += STEP) {
    const number = `+1555002${String(calls).padStart(4, '0')}`;
    await bed.phone(number);
    for (let each = calls; each < calls + CALLS_A_PHONE; each++) {
      const line = lines[Math.floor(each / CALLS_A_LINE)];
      if (line !== undefined) callIds.push(await call(line, audio, number));
    }
    const load = await measure(bed, audio, callIds);
    loads.push(load);
    say(`voice, ${describe(load)}`);
    if (load.packets < LEAST_PACKETS || load.cpu > 1 || load.idle < LEAST_IDLE) break;
  }
  return loads;
}

async function call({ line, events }: BenchLine, audio: AudioPage, number: string): Promise<string> {
  const callId = randomUUID();
  await line.dial(callId, number, await audio.offer(callId));
  const accepted = await eventually(
    'a call is accepted',
    () => events.find((event) => event.type === 'accepted' && event.callId === callId),
    PATIENCE_MS,
  );
  if (accepted.type === 'accepted') await audio.take(callId, accepted.sdp ?? '');
  await eventually('audio comes', async () => (await audio.heard(callId)).packets > 10, PATIENCE_MS);
  return callId;
}

async function measure(bed: VoiceBed, audio: AudioPage, callIds: readonly string[]): Promise<Load> {
  const pid = bed.enginePid();
  const packets = () => Promise.all(callIds.map(async (callId) => (await audio.heard(callId)).packets));
  const before = {
    at: performance.now(),
    cpu: cpuSeconds(pid),
    idle: idleSeconds(),
    packets: await packets(),
  };
  await wait(MEASURED_MS);
  const after = await packets();
  const seconds = (performance.now() - before.at) / 1000;
  return {
    calls: callIds.length,
    cpu: (cpuSeconds(pid) - before.cpu) / seconds,
    idle: (idleSeconds() - before.idle) / seconds / os.availableParallelism(),
    packets: Math.min(...after.map((count, index) => (count - (before.packets[index] ?? 0)) / seconds)),
    resident: residentBytes(pid),
  };
}

const percent = (part: number) => `${(part * 100).toFixed(0)} %`;

function describe({ calls, cpu, idle, packets, resident }: Load): string {
  return `${calls} calls: engine ${percent(cpu)} of a core and ${format.megabytes(resident)}, ${percent(idle)} of the computer idle, at least ${packets.toFixed(0)} packets a second`;
}

interface Memory {
  /** Bytes. */
  readonly empty: number;
  readonly registered: number;
  /** Of the gateway's part. */
  readonly heap: number;
  readonly lines: number;
}

function rowsOf({ empty, registered, heap, lines }: Memory, loads: readonly Load[]): Row[] {
  const whole = loads.filter(({ packets }) => packets >= LEAST_PACKETS);
  const last = whole.at(-1) ?? loads.at(-1);
  if (last === undefined) throw new Error('Not one call came about.');
  const kilobytes = (bytes: number) => `${(bytes / 1e3).toFixed(0)} KB`;
  return [
    ...(whole.length === 0 ? NOTHING_LEFT : rowsOfCalls(last)),
    {
      measure: '... memory of the engine: empty / a line more / a call more',
      value: `${format.megabytes(empty)} / ${kilobytes((registered - empty) / lines)} / ${kilobytes((last.resident - registered) / last.calls)}`,
    },
    { measure: '... heap of the gateway’s part in a line', value: kilobytes(Math.max(0, heap) / lines) },
  ];
}

/** The engine is not what gave way. */
const NOTHING_LEFT: readonly Row[] = [
  {
    measure: 'Browser line: calls through one engine at once without a gap',
    value: 'not measured: the computer has too much else to do',
  },
];

function rowsOfCalls({ calls, cpu }: Load): Row[] {
  const limit = calls < MOST_CALLS ? ', with browser and telephones on the same computer' : '';
  return [
    { measure: 'Browser line: calls through one engine at once without a gap', value: `${calls}${limit}` },
    {
      measure: '... of a core for the engine then / a call',
      value: `${percent(cpu)} / ${((cpu / calls) * 100).toFixed(2)} %`,
    },
    { measure: '... calls until a core is full, by that', value: String(Math.floor(calls / cpu)) },
  ];
}
