/** What is heard at both ends of a call over the browser line. */
import type { Page } from '@playwright/test';
import type { SipPhone } from '../../test-support/voice/baresip.ts';
import { expect } from '../fixtures.ts';

/** Of all calls of a page together. */
interface Heard {
  readonly packets: number;
  /** Of all that was played: rises with what can be heard. */
  readonly energy: number;
  /** Energy of the microphone as it is sent. */
  readonly spoken: number;
}

declare global {
  interface Window {
    heard(): Promise<Heard>;
    /** From now on the page sees a quarter of the packets lost. */
    spoilNetwork(): void;
  }
}

/** Runs in every document: the page has its whole width, and its connections are known. */
export function preparePage(): void {
  if (!window.origin.startsWith('http')) return;
  window.localStorage.setItem('workbench.panel', 'false');
  const connections = new Set<RTCPeerConnection>();
  let isSpoilt = false;
  window.spoilNetwork = () => {
    isSpoilt = true;
  };
  const spoilt = (report: RTCStatsReport) => {
    const changed = new Map<string, object>();
    // Typed as `any` by the DOM's own types.
    report.forEach((stat: { type: string; id: string; packetsReceived?: number }) => {
      const lost = { packetsLost: Math.round((stat.packetsReceived ?? 0) / 3), jitter: 0.08 };
      changed.set(stat.id, stat.type === 'inbound-rtp' ? { ...stat, ...lost } : stat);
    });
    return changed;
  };
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.add(this);
      const getStats = this.getStats.bind(this);
      Object.assign(this, { getStats: async () => (isSpoilt ? spoilt(await getStats()) : getStats()) });
    }
  };
  window.heard = async () => {
    let packets = 0;
    let energy = 0;
    let spoken = 0;
    for (const connection of connections) {
      // Typed as `any` by the DOM's own types.
      const add = (stat: { type: string; packetsReceived?: number; totalAudioEnergy?: number }) => {
        if (stat.type === 'media-source') spoken += stat.totalAudioEnergy ?? 0;
        if (stat.type !== 'inbound-rtp') return;
        packets += stat.packetsReceived ?? 0;
        energy += stat.totalAudioEnergy ?? 0;
      };
      (await connection.getStats()).forEach(add);
    }
    return { packets, energy, spoken };
  };
}

const heardBy = (page: Page) => page.evaluate(() => window.heard());

/**
 * Both ends hear each other: what comes to the page can be heard, and so can what comes to the telephone.
 * @param wasHeld the telephone records no more: that the page speaks, and that it arrives, must do
 */
export async function expectBothHear(
  page: Page,
  phone: SipPhone,
  { wasHeld = false }: { readonly wasHeld?: boolean } = {},
): Promise<void> {
  const before = await heardBy(page);
  await expect(async () => {
    const now = await heardBy(page);
    expect(now.packets).toBeGreaterThan(before.packets + 20);
    expect(now.energy).toBeGreaterThan(before.energy);
  }).toPass();
  const arrived = await phone.received();
  await expect.poll(() => phone.received()).toBeGreaterThan(arrived + 20);
  if (wasHeld) await expect.poll(async () => (await heardBy(page)).spoken).toBeGreaterThan(before.spoken);
  else await expect.poll(() => phone.loudness()).toBeGreaterThan(LOUD);
}

/** For a second next to nothing comes, at either end. @param onlyThere the page hears somebody else */
export async function expectSilence(
  page: Page,
  phone: SipPhone,
  { onlyThere = false }: { readonly onlyThere?: boolean } = {},
): Promise<void> {
  const count = async () => [onlyThere ? 0 : (await heardBy(page)).packets, await phone.received()];
  await expect(async () => {
    const begin = Date.now();
    const before = await count();
    await expect.poll(() => Date.now() - begin).toBeGreaterThan(1000);
    const after = await count();
    // A packet now and then keeps the way open.
    for (const [index, count] of after.entries()) expect(count - (before[index] ?? 0)).toBeLessThan(5);
  }).toPass();
}

/** Of the telephone's last half second, 1 being as loud as can be. */
const LOUD = 0.01;
