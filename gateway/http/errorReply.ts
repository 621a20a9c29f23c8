/** Errors as answers: the code, a status, and nothing of the inside. */
import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { PhoneError, toPhoneError } from '#call-core';
import type { ErrorCode } from '#call-core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../logging.ts';

const STATUS: Readonly<Partial<Record<ErrorCode, number>>> = {
  'call.unknown': 404,
  'media.unknown': 404,
  'media.notReady': 404,
  'media.deleted': 410,
  'person.beingCreated': 409,
  'person.limitReached': 503,
  'person.notAllowed': 403,
  'person.unavailable': 503,
  'person.unknown': 404,
  'request.notFound': 404,
  'request.forbidden': 403,
  'request.tooLarge': 413,
  'request.tooMany': 429,
  'session.missing': 401,
  'settings.notReadable': 403,
  'settings.notWritable': 403,
  'text.unknown': 404,
  'webhook.badSignature': 401,
  'webhook.stale': 401,
  'gateway.databaseAway': 503,
  'gateway.internal': 500,
  'gateway.stopping': 503,
  'salesforce.unavailable': 503,
  'salesforce.limitReached': 503,
  'zoom.unavailable': 503,
  'zoom.rateLimited': 503,
};

/** Fastify's own refusals, by its codes. */
const FASTIFY_CODES: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.tooLarge',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.invalid',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request.invalid',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request.invalid',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request.invalid',
  FST_ERR_VALIDATION: 'request.invalid',
};

export function newRequestId(): string {
  return randomUUID();
}

export function handleErrors(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((caught, request, reply) => {
    const error = toOurs(caught);
    const status = statusOf(error);
    const facts = { error, requestId: request.id, route: request.routeOptions.url };
    if (status >= 500) log.error(facts, 'a request failed');
    else log.info(facts, 'a request was refused');
    return sendError(reply, error, request);
  });
}

export function answerUnknown(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) => sendError(reply, new PhoneError('request.notFound'), request));
}

/** An address that cannot be: it is refused before any route, and not repeated in the answer. */
export function refuseAddress(_: Error, request: FastifyRequest, reply: FastifyReply): void {
  void sendError(reply, new PhoneError('request.invalid'), request);
}

/** By what Node says of what is no HTTP, or comes too slowly. */
const STATUS_OF_NO_HTTP: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

/** What is no HTTP is refused in our words, and the connection ends. */
export function refuseConnection({ code = '' }: NodeJS.ErrnoException, socket: Socket): void {
  if (code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) {
    const status = STATUS_OF_NO_HTTP[code] ?? 400;
    // Of a head that is too long nobody knows whether it was a HEAD, whose answer has no body.
    const body =
      status === 431 ? '' : JSON.stringify({ error: { code: 'request.invalid', requestId: newRequestId() } });
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      ...['content-type: application/json; charset=utf-8', 'cache-control: no-store', 'connection: close'],
      `content-length: ${body.length}`,
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  }
  socket.destroySoon();
}

function sendError(reply: FastifyReply, error: PhoneError, request: FastifyRequest): FastifyReply {
  return reply.code(statusOf(error)).send({
    error: { code: error.code, ...(error.said && { said: error.said }), requestId: request.id },
  });
}

export function statusOf(error: PhoneError): number {
  return STATUS[error.code] ?? (error.code.startsWith('config.') ? 500 : 400);
}

function toOurs(caught: unknown): PhoneError {
  if (caught instanceof PhoneError) return caught;
  const { code, statusCode } = caught as { code?: unknown; statusCode?: unknown };
  const known = typeof code === 'string' ? FASTIFY_CODES[code] : undefined;
  if (known) return new PhoneError(known);
  if (statusCode === 429) return new PhoneError('request.tooMany', { retry: 'later' });
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500)
    return new PhoneError('request.invalid');
  return toPhoneError(caught);
}
