/** The widget's browser line in a real browser, at a gateway that runs. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { CallEvent } from '#call-core';
import type { Browser, Page } from '@playwright/test';
import { build } from 'esbuild';
import { eventually } from '../eventually.ts';
import { launchWithMicrophone } from './audioPage.ts';
import type { Heard } from './audioPage.ts';
import type { VoiceStack } from './voiceStack.ts';

const ENTRY = fileURLToPath(new URL('page/widgetLine.ts', import.meta.url));

export interface WidgetLine {
  readonly page: Page;
  /** All that it has told of its calls, in short, with their ids. */
  told(): Promise<readonly { readonly callId: string; readonly what: string }[]>;
  readiness(): Promise<readonly string[]>;
  /** Places a call. */
  dial(dialId: string, number: string): Promise<void>;
  /** @throws Error with the code in its message, where it is refused */
  act(action: string, ...values: readonly unknown[]): Promise<void>;
  /** Waits until a call of the line has got so far. @returns its id */
  until(what: string, is?: (callId: string) => boolean): Promise<string>;
  /** @param index of the connection, in the order in which they were made */
  heard(index: number): Promise<Heard & { readonly sent: number }>;
  close(): Promise<void>;
}

export async function openWidgetLine(stack: VoiceStack): Promise<WidgetLine> {
  const { outputFiles } = await build({
    ...{ entryPoints: [ENTRY], bundle: true, write: false, format: 'iife', target: 'es2024' },
    logLevel: 'silent',
  });
  const host = await startHost(stack.urls.shell);
  const browser = await launchWithMicrophone();
  const close = async () => {
    await browser.close();
    host.close();
  };
  try {
    return { ...(await openIn(browser, stack, outputFiles[0]?.text ?? '')), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A page of the origin from which the gateway takes widgets. */
async function startHost(url: string): Promise<Server> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>Widget</title>');
  });
  server.listen(Number(new URL(url).port), 'localhost');
  await once(server, 'listening');
  return server;
}

async function openIn(
  browser: Browser,
  { agent, urls }: VoiceStack,
  script: string,
): Promise<Omit<WidgetLine, 'close'>> {
  const context = await browser.newContext();
  // As the browser would keep them: secure, of one host.
  const url = urls.gateway.replace('http:', 'https:');
  const cookies = agent
    .cookies()
    .split('; ')
    .map((cookie) => cookie.split('='));
  await context.addCookies(
    cookies.map(([name = '', value = '']) => ({ name, value, url, secure: true, sameSite: 'None' as const })),
  );
  const page = await context.newPage();
  await page.goto(`${urls.shell}/`);
  await page.addScriptTag({ content: script });
  await page.evaluate(
    ([url = '', user = '']) => {
      globalThis.startWidgetLine(url, user);
    },
    [urls.gateway, agent.user.salesforceId],
  );

  const told = () =>
    page.evaluate(() => globalThis.widgetLine.told.map(({ event }) => ({ callId: event.callId, event })));

  return {
    page,
    told: async () => (await told()).map(({ callId, event }) => ({ callId, what: inShort(event) })),
    readiness: () => page.evaluate(() => globalThis.widgetLine.readiness),
    dial: (dialId, number) =>
      page.evaluate(
        (request) => {
          globalThis.widgetLine.line.dial(request);
        },
        { dialId, number: { kind: 'e164', number, country: 'US' } as const, callerId: null },
      ),
    act: (action, ...values) =>
      page.evaluate(([name, given]) => globalThis.widgetLine.act(name, given), [action, values] as const),
    async until(what, is = () => true) {
      const found = await eventually(`the line tells "${what}"`, async () =>
        (await told()).find(({ callId, event }) => inShort(event) === what && is(callId)),
      );
      return found.callId;
    },
    heard: (index) => page.evaluate((which) => globalThis.widgetLine.heard(which), index),
  };
}

function inShort(event: CallEvent): string {
  if (event.type === 'ended') return `ended ${event.result ?? ''}`;
  return event.type === 'switched' ? `${event.switch} ${event.on ? 'on' : 'off'}` : event.type;
}
