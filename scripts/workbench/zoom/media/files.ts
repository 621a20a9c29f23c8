/** The host where files lie. Zoom's download addresses lead to it by a redirect; who has the address has the file. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Clock } from '../clock.ts';
import { newToken } from '../ids.ts';
import { send } from '../webServer.ts';
import { zoomError } from '../rest/zoomAnswer.ts';

export interface StoredFile {
  readonly type: string;
  readonly content: () => Buffer;
}

export interface Files {
  /** @returns an address that holds for some minutes */
  readonly addressOf: (file: StoredFile) => string;
  readonly addRoutes: (server: FastifyInstance) => void;
}

const LIFETIME_MS = 5 * 60_000;

/** @param url origin of the host, as soon as it is known */
export function createFiles(clock: Clock, url: () => string): Files {
  const files = new Map<string, { readonly file: StoredFile; readonly until: number }>();

  return {
    addressOf(file) {
      const name = newToken().slice(0, 32);
      files.set(name, { file, until: clock.now() + LIFETIME_MS });
      return `${url()}/files/${name}`;
    },
    addRoutes(server) {
      server.get<{ Params: { name: string } }>('/files/:name', (request, reply) => {
        const known = files.get(request.params.name);
        if (known === undefined || known.until < clock.now())
          return send(reply, zoomError(404, 404, 'File does not exist.'));
        return sendFile(reply, known.file, request.headers.range);
      });
    },
  };
}

/** Parts as RFC 9110 has them: one range of bytes. */
function sendFile(reply: FastifyReply, { type, content }: StoredFile, range: string | undefined) {
  const bytes = content();
  void reply.headers({ 'content-type': type, 'accept-ranges': 'bytes' });
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (from === '' && to === '') return reply.send(bytes);
  const first = from === '' ? Math.max(0, bytes.length - Number(to)) : Number(from);
  const last = from === '' || to === '' ? bytes.length - 1 : Math.min(Number(to), bytes.length - 1);
  if (first > last) return reply.code(416).header('content-range', `bytes */${bytes.length}`).send();
  return reply
    .code(206)
    .header('content-range', `bytes ${first}-${last}/${bytes.length}`)
    .send(bytes.subarray(first, last + 1));
}
