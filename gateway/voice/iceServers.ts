/** Where browsers learn their own address (STUN), and what passes their audio on where nothing else gets through (TURN). */
import { createHmac } from 'node:crypto';
import type { LineEvent } from '#call-core';
import type { Clock } from '../calls/ports.ts';
import type { Secret } from '../secret.ts';

interface Options {
  readonly urls: readonly string[];
  /** Shared with the TURN servers (coturn: `use-auth-secret`). */
  readonly secret: Secret | undefined;
  readonly clock: Clock;
}

/** Longer than a working day: a connection that breaks is made again with what the page has. */
const VALID_SECONDS = 86_400;

export function createIceServersFor({ urls, secret, clock }: Options) {
  return function iceServersFor(agentId: string): Extract<LineEvent, { type: 'welcome' }>['iceServers'] {
    const username = `${Math.floor(clock.now() / 1000) + VALID_SECONDS}:${agentId}`;
    return urls.map((url) => {
      if (secret === undefined || !/^turns?:/.test(url)) return { urls: url };
      const credential = createHmac('sha1', secret.reveal()).update(username).digest('base64');
      return { urls: url, username, credential };
    });
  };
}
