/** The audio of a page, in a real browser: what it makes is a beep, what it gets is measured. */
import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { findBrowser } from '../browser.ts';
import { AUDIO_FLAGS } from './audioFlags.ts';

export interface Heard {
  readonly packets: number;
  /** Of all that was played: rises with what can be heard. */
  readonly energy: number;
}

export interface AudioPage {
  /** @returns description of a connection of this name, to be told to the other end */
  offer(name: string): Promise<string>;
  answer(name: string, offer: string): Promise<string>;
  take(name: string, answer: string): Promise<void>;
  heard(name: string): Promise<Heard>;
  close(): Promise<void>;
}

/** A browser whose microphone is a beep. */
export async function launchWithMicrophone(): Promise<Browser> {
  const { executablePath, args } = await findBrowser(process.env['CHROMIUM']);
  return chromium.launch({
    args: [...AUDIO_FLAGS, ...args],
    ...(executablePath !== undefined && { executablePath }),
  });
}

/** @param url of any page: browsers give the microphone to those that came safely */
export async function openAudioPage(url: string): Promise<AudioPage> {
  const browser = await launchWithMicrophone();
  const page: Page = await browser.newPage();
  await page.goto(url);
  await page.evaluate(() => {
    const connections = new Map<string, RTCPeerConnection>();
    async function connect(name: string): Promise<RTCPeerConnection> {
      const connection = new RTCPeerConnection();
      connections.set(name, connection);
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      for (const track of stream.getTracks()) connection.addTrack(track, stream);
      const audio = new Audio();
      connection.addEventListener('track', ({ track }) => {
        audio.srcObject = new MediaStream([track]);
        void audio.play();
      });
      return connection;
    }
    async function gathered(connection: RTCPeerConnection): Promise<string> {
      await connection.setLocalDescription();
      while (connection.iceGatheringState !== 'complete')
        await new Promise((resolve) => {
          connection.addEventListener('icegatheringstatechange', resolve, { once: true });
        });
      return connection.localDescription?.sdp ?? '';
    }
    Object.assign(globalThis, {
      audio: {
        offer: async (name: string) => gathered(await connect(name)),
        async answer(name: string, sdp: string) {
          const connection = await connect(name);
          await connection.setRemoteDescription({ type: 'offer', sdp });
          return gathered(connection);
        },
        take: (name: string, sdp: string) =>
          connections.get(name)?.setRemoteDescription({ type: 'answer', sdp }),
        async heard(name: string) {
          const stats = await connections.get(name)?.getStats();
          let heard = { packets: 0, energy: 0 };
          // Typed as `any` by the DOM's own types.
          stats?.forEach((stat: { type: string; packetsReceived?: number; totalAudioEnergy?: number }) => {
            if (stat.type === 'inbound-rtp')
              heard = { packets: stat.packetsReceived ?? 0, energy: stat.totalAudioEnergy ?? 0 };
          });
          return heard;
        },
      },
    });
  });

  const call = <T>(action: string, ...values: readonly string[]): Promise<T> =>
    page.evaluate(`audio.${action}(${values.map((value) => JSON.stringify(value)).join(', ')})`);
  return {
    offer: (name) => call('offer', name),
    answer: (name, offer) => call('answer', name, offer),
    take: (name, answer) => call('take', name, answer),
    heard: (name) => call('heard', name),
    close: () => browser.close(),
  };
}
