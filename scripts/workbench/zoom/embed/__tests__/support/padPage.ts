/** A pad in a real browser, inside a small page of another origin that keeps what the pad tells it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from '@jest/globals';
import { chromium } from '@playwright/test';
import type { Browser, BrowserContext, FrameLocator, Page } from '@playwright/test';
import { findBrowser } from '../../../../../../test-support/browser.ts';
import { ALICE } from '../../../__tests__/support/people.ts';
import { stopAfterTest } from '../../../__tests__/support/stopAfterTest.ts';
import { startZoom } from '../../../__tests__/support/zoom.ts';
import type { LocalZoom, LocalZoomOptions } from '../../../localZoom.ts';

export interface EmbedMessage {
  readonly id?: string;
  readonly type: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

export interface Pad {
  readonly page: Page;
  readonly frame: FrameLocator;
  /** What the pad has told the page around it so far. */
  readonly messages: () => Promise<readonly EmbedMessage[]>;
  /** Resolves when so many messages of the type have come. */
  readonly told: (type: string, count?: number) => Promise<EmbedMessage>;
  readonly send: (type: string, data?: unknown) => Promise<void>;
}

export interface PadWorld {
  readonly zoom: LocalZoom;
  readonly hostOrigin: string;
  readonly context: BrowserContext;
  readonly openPad: () => Promise<Pad>;
}

let browser: Promise<Browser> | null = null;

afterAll(async () => {
  await (await browser)?.close();
  browser = null;
});

async function launch(): Promise<Browser> {
  const { executablePath, args } = await findBrowser(process.env['CHROMIUM']);
  return chromium.launch({
    args: ['--no-sandbox', ...args],
    ...(executablePath !== undefined && { executablePath }),
  });
}

/** @param options `approved: false` leaves the page's origin out of the approved domains */
export async function startPadWorld({
  approved = true,
  ...options
}: Partial<LocalZoomOptions> & { approved?: boolean } = {}): Promise<PadWorld> {
  const zoom = await startZoom(options);
  const hostOrigin = await startHost(zoom.embedUrl);
  if (approved) zoom.configure({ approvedDomains: [hostOrigin] });
  browser ??= launch();
  const context = await (await browser).newContext({ viewport: { width: 350, height: 580 } });
  stopAfterTest(() => context.close());

  async function openPad(): Promise<Pad> {
    const page = await context.newPage();
    await page.goto(hostOrigin);
    const frame = page.frameLocator('iframe');
    await frame.locator('main').waitFor();
    return padOn(page, frame);
  }

  return { zoom, hostOrigin, context, openPad };
}

function padOn(page: Page, frame: FrameLocator): Pad {
  const messages = () => page.evaluate<EmbedMessage[]>('window.told');
  return {
    page,
    frame,
    messages,
    async told(type, count = 1) {
      await page.waitForFunction(
        `window.told.filter((message) => message.type === ${JSON.stringify(type)}).length >= ${count}`,
      );
      const all = await messages();
      return all.filter((message) => message.type === type)[count - 1]!;
    },
    async send(type, data) {
      await page.evaluate(`window.send(${JSON.stringify({ type, data })})`);
    },
  };
}

/** The page around the pad. Like Smart Embed's hosts it posts to the pad's exact origin only. */
async function startHost(embedUrl: string): Promise<string> {
  const { origin } = new URL(embedUrl);
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><html lang="en"><title>Host</title>
      <body style="margin: 0">
      <script>
        window.told = [];
        window.elsewhere = [];
        addEventListener('message', (event) => {
          (event.origin === '${origin}' ? told : elsewhere).push(event.data);
        });
        window.send = (message) => document.querySelector('iframe').contentWindow.postMessage(message, '${origin}');
      </script>
      <iframe src="${embedUrl}" title="Zoom Phone" style="border: 0; width: 350px; height: 580px"></iframe>`);
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, 'localhost', () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
  stopAfterTest(
    () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  );
  return `http://localhost:${port}`;
}

export const alice = (zoom: LocalZoom) => zoom.agent(ALICE.id);
