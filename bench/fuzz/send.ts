/** Sends requests as they are, and gathers what comes back. */
import { createHmac } from 'node:crypto';
import http from 'node:http';
import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { WEBHOOK_SECRET } from '../../scripts/workbench/parties.ts';
import type { RawRequest, WholeRequest } from './fuzzRequest.ts';

export interface FuzzAnswer {
  /** Null where the connection ended without one, as it may for what is no HTTP. */
  readonly status: number | null;
  readonly type: string;
  readonly body: string;
}

const WITHIN_MS = 30_000;
/** Of an answer that does not end: the live feed. */
const ENDLESS_MS = 100;
const RAW_WITHIN_MS = 700;
const PIECE_MS = 20;
const PIECES = 20;

/** @throws Error when nothing is answered in time */
export function createSender(gatewayUrl: string) {
  const { hostname, port } = new URL(gatewayUrl);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 32 });

  return {
    whole: (request: WholeRequest, own: Readonly<Record<string, string>>): Promise<FuzzAnswer> =>
      new Promise((resolve, reject) => {
        const { method, path, body } = request;
        const headers = {
          ...request.headers,
          ...own,
          ...(request.signed && signatureOf(body ?? '')),
          // Without it Node sends the body of a HEAD as if it were the next request.
          ...(body !== null && { 'content-length': String(Buffer.byteLength(body)) }),
        };
        const sent = http.request(
          { hostname, port, agent, method, path, headers, timeout: WITHIN_MS },
          (answer) => {
            const chunks: Buffer[] = [];
            const finish = () => {
              resolve({
                status: answer.statusCode ?? null,
                type: answer.headers['content-type'] ?? '',
                body: Buffer.concat(chunks).toString('utf8'),
              });
            };
            answer.on('data', (chunk: Buffer) => chunks.push(chunk));
            answer.once('end', finish);
            answer.once('error', finish);
            if (answer.headers['content-type']?.includes('ndjson'))
              setTimeout(() => {
                finish();
                sent.destroy();
              }, ENDLESS_MS);
          },
        );
        sent.once('timeout', () => sent.destroy(new Error('nothing was answered in time')));
        sent.once('error', (error: NodeJS.ErrnoException) => {
          // It was refused before all of it had been sent.
          if (error.code === 'EPIPE' || error.code === 'ECONNRESET')
            resolve({ status: null, type: '', body: '' });
          else reject(error);
        });
        sent.end(body ?? undefined);
      }),
    async raw({ bytes, slow }: RawRequest): Promise<FuzzAnswer> {
      const socket = net.connect(Number(port), hostname);
      const chunks: Buffer[] = [];
      const ended = new Promise<void>((resolve) => socket.once('close', resolve));
      socket.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (!slow) socket.end();
      });
      socket.on('error', () => undefined);
      if (slow) await inPieces(socket, bytes);
      else socket.write(bytes);
      await Promise.race([ended, wait(RAW_WITHIN_MS, undefined, { ref: false })]);
      socket.destroy();
      return firstAnswerIn(Buffer.concat(chunks).toString('latin1'));
    },
    stop() {
      agent.destroy();
    },
  };
}

async function inPieces(socket: net.Socket, bytes: Buffer): Promise<void> {
  const size = Math.ceil(bytes.length / PIECES);
  for (let at = 0; at < bytes.length && socket.writable; at += size) {
    socket.write(bytes.subarray(at, at + size));
    await wait(PIECE_MS);
  }
}

function firstAnswerIn(text: string): FuzzAnswer {
  const [, status, head = '', rest = ''] =
    /^HTTP\/1\.\d (\d{3})[^\r]*\r\n([^]*?)\r\n\r\n([^]*)$/.exec(text) ?? [];
  if (status === undefined) return { status: null, type: '', body: '' };
  const length = /^content-length: (\d+)/im.exec(head)?.[1];
  const type = /^content-type: (.*)$/im.exec(head)?.[1] ?? '';
  const whole = /^transfer-encoding: chunked/im.test(head)
    ? (/^[^]*?(?=0\r\n)/.exec(rest)?.[0] ?? rest)
    : rest;
  const body = length === undefined ? whole : rest.slice(0, Number(length));
  return { status: Number(status), type, body: Buffer.from(body, 'latin1').toString('utf8') };
}

function signatureOf(body: string): Record<string, string> {
  const timestamp = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', WEBHOOK_SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-zm-request-timestamp': String(timestamp), 'x-zm-signature': `v0=${signature}` };
}
