/** A server that answers as a test has written, and tells what it was asked. */
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ScriptedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text is sent as it is, anything else as JSON. */
  readonly body?: unknown;
}

export interface ScriptedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** `hang` never answers, `drop` breaks the connection. */
export type Script = (request: ScriptedRequest) => ScriptedAnswer | 'hang' | 'drop';

export interface ScriptedServer {
  readonly url: string;
  readonly requests: ScriptedRequest[];
  /** From now on. */
  answer(script: Script): void;
  stop(): Promise<void>;
}

export async function startScriptedServer(): Promise<ScriptedServer> {
  const requests: ScriptedRequest[] = [];
  let script: Script = () => ({ status: 404 });
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { method = '', url: path = '', headers } = incoming;
      const request = { method, path, headers, body: Buffer.concat(chunks).toString() };
      requests.push(request);
      const answer = script(request);
      if (answer === 'hang') return;
      if (answer === 'drop') {
        outgoing.destroy();
        return;
      }
      const { status = 200, headers: sent = {}, body } = answer;
      outgoing.writeHead(status, sent);
      outgoing.end(typeof body === 'string' || body === undefined ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answer(next) {
      script = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
