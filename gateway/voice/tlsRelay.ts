/**
 * Stands between the engine and Zoom's SIP proxies, because the engine encrypts without looking at whom it talks to
 * (Sofia-SIP verifies no certificate and names no host). Here the certificate is verified; one that is wrong is as good as no answer.
 */
import { once } from 'node:events';
import type { Server } from 'node:net';
import tls from 'node:tls';
import type { TLSSocket } from 'node:tls';
import { PhoneError } from '#call-core';
import type { Log } from '../logging.ts';
import { isProxyAllowed } from './proxyHosts.ts';
import type { KeyAndCertificate } from './selfSignedCertificate.ts';

export interface TlsRelay {
  /**
   * @returns the address at which the engine reaches this proxy of Zoom
   * @throws PhoneError config.invalid for a host that is not allowed
   */
  addressFor(proxy: Destination): Promise<string>;
  close(): Promise<void>;
}

interface Destination {
  readonly host: string;
  readonly port: number;
}

interface Deps {
  /** Address that the engine reaches, and nobody else should. */
  readonly host: string;
  /** For the way between engine and relay. The engine looks at neither. */
  readonly certificate: KeyAndCertificate;
  /** These and all hosts below them may be connected to. */
  readonly hosts: readonly string[];
  readonly log: Log;
}

const CONNECT_WITHIN_MS = 10_000;

export function createTlsRelay({ host, certificate, hosts, log }: Deps): TlsRelay {
  const servers = new Map<string, Promise<Server>>();
  const sockets = new Set<TLSSocket>();

  function join(near: TLSSocket, to: Destination): void {
    const far = tls.connect({
      ...to,
      servername: to.host,
      minVersion: 'TLSv1.2',
      timeout: CONNECT_WITHIN_MS,
    });
    const end = () => {
      for (const socket of [near, far]) {
        sockets.delete(socket);
        socket.destroy();
      }
    };
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.setKeepAlive(true, 30_000);
      socket.on('close', end);
    }
    near.on('error', end);
    far.on('timeout', end);
    far.on('error', (error) => {
      log.warn({ error }, 'the SIP proxy of Zoom cannot be reached, or is not whom it should be');
      end();
    });
    // Nothing of the engine's, and no password with it, goes out before the other end is known.
    far.once('secureConnect', () => {
      far.setTimeout(0);
      near.pipe(far);
      far.pipe(near);
    });
  }

  async function listen(to: Destination): Promise<Server> {
    const server = tls.createServer(certificate, (near) => {
      join(near, to);
    });
    server.listen(0, host);
    await once(server, 'listening');
    return server;
  }

  return {
    async addressFor(proxy) {
      if (!isProxyAllowed(hosts, proxy.host))
        throw new PhoneError('config.invalid', { details: { variable: 'VOICE_PROXY_HOSTS' } });
      const key = `${proxy.host}:${proxy.port}`;
      const started = servers.get(key) ?? listen(proxy);
      servers.set(key, started);
      const address = (await started).address();
      return `${host}:${typeof address === 'object' && address !== null ? address.port : 0}`;
    },
    async close() {
      const all = await Promise.all(servers.values());
      const closed = all.map((server) => new Promise((resolve) => server.close(resolve)));
      for (const socket of sockets) socket.destroy();
      await Promise.all(closed);
    },
  };
}
