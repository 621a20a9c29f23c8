/** Where the files of texts lie. Their addresses carry a short-lived `jwt`: who has the address has the file. */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import type { Clock } from '../clock.ts';
import { zoomError } from '../rest/zoomAnswer.ts';
import { send } from '../webServer.ts';
import type { TextData, TextFile } from './text.ts';

export interface TextFiles {
  readonly urlOf: (file: TextFile) => string;
  readonly addRoutes: (server: FastifyInstance) => void;
}

const LIFETIME_SECONDS = 3600;
const HEADER = encode({ alg: 'HS256' });

const MIME_TYPES: Readonly<Record<TextFile['type'], string>> = {
  PNG: 'image/png',
  GIF: 'image/gif',
  JPG: 'image/jpeg',
  PDF: 'application/pdf',
  AUDIO: 'audio/mpeg',
  VIDEO: 'video/mp4',
};

const ClaimsSchema = v.object({ dig: v.string(), exp: v.number() });

/** @param url origin of the host, as soon as it is known */
export function createTextFiles(clock: Clock, url: () => string, data: () => TextData): TextFiles {
  const secret = randomBytes(32);
  const signatureOf = (claims: string) =>
    createHmac('sha256', secret).update(`${HEADER}.${claims}`).digest('base64url');

  function isGood(jwt: string, id: string): boolean {
    const [header, claims = '', signature] = jwt.split('.');
    if (header !== HEADER || signature !== signatureOf(claims)) return false;
    const { dig, exp } = v.parse(ClaimsSchema, JSON.parse(Buffer.from(claims, 'base64url').toString()));
    return dig === digestOf(id) && exp * 1000 > clock.now();
  }

  return {
    urlOf({ id }) {
      const exp = Math.floor(clock.now() / 1000) + LIFETIME_SECONDS;
      const claims = encode({ iss: 'crossfile', aud: 'file', dig: digestOf(id), exp });
      return `${url()}/file/download/${id}?jwt=${HEADER}.${claims}.${signatureOf(claims)}`;
    },
    addRoutes(server) {
      server.get<{ Params: { id: string }; Querystring: { jwt?: string } }>(
        '/file/download/:id',
        (request, reply) => {
          const { id } = request.params;
          if (!isGood(String(request.query.jwt), id))
            return send(reply, zoomError(401, 124, 'Invalid access token.'));
          const file = data()
            .messages.flatMap(({ files }) => files)
            .find((one) => one.id === id);
          if (file === undefined) return send(reply, zoomError(404, 404, 'File does not exist.'));
          return reply.type(MIME_TYPES[file.type]).send(Buffer.from(file.base64, 'base64'));
        },
      );
    },
  };
}

function digestOf(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
