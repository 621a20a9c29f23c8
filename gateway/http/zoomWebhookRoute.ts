import { parse } from '#call-core';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../calls/ports.ts';
import type { Secret } from '../secret.ts';
import { secureAnswers } from './secureAnswers.ts';
import { storableFromJson } from '../storage/storable.ts';
import { answerChallenge, verifyDelivery } from '../zoom/signature.ts';
import type { SignedDelivery } from '../zoom/signature.ts';
import { CHALLENGE, ChallengeSchema, WebhookSchema, identityOf, isWanted } from '../zoom/webhook.ts';
import { PhoneError } from '#call-core';

export interface ZoomWebhookDeps {
  readonly secret: Secret;
  readonly clock: Clock;
  readonly receiveWebhook: (identity: string, body: unknown) => Promise<'accepted' | 'known'>;
  /** Takes note that something came: an event's name, `challenge`, or the code for which it was refused. */
  readonly noteSighting: (kind: string) => void;
}

const BODY_LIMIT = 1_048_576;

/**
 * Zoom's events. Answered as soon as they are stored: Zoom waits three seconds, and never repeats what got a 4xx.
 */
export function zoomWebhookRoute(
  app: FastifyInstance,
  { secret, clock, receiveWebhook, noteSighting }: ZoomWebhookDeps,
): void {
  void app.register((scope, _, done) => {
    secureAnswers(scope, 'preSerialization');
    // The signature is over the bytes as they came, so nobody may parse them first.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
      (_request, body, parsed) => {
        parsed(null, body);
      },
    );

    // What cannot be Zoom's costs no more than its head.
    scope.addHook('onRequest', ({ headers }, _reply, next) => {
      if (!hasForm(header(headers['x-zm-signature']))) throw new PhoneError('webhook.badSignature');
      next();
    });

    scope.post('/webhooks/zoom', async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const { 'x-zm-request-timestamp': timestamp, 'x-zm-signature': signature } = request.headers;
      const delivery = { body, timestamp: header(timestamp), signature: header(signature) };
      try {
        verifyDelivery(delivery, secret, clock.now());
      } catch (refusal) {
        if (refusal instanceof PhoneError && looksLikeZooms(delivery)) noteSighting(refusal.code);
        throw refusal;
      }
      const json = parseJson(body);
      const webhook = parse(WebhookSchema, json, 'webhook.malformed');
      if (webhook.event === CHALLENGE) {
        const { payload } = parse(ChallengeSchema, json, 'webhook.malformed');
        noteSighting('challenge');
        return answerChallenge(payload.plainToken, secret);
      }
      if (isWanted(webhook.event)) {
        await receiveWebhook(identityOf(webhook, body), json);
        noteSighting(webhook.event);
      }
      return reply.code(204).send();
    });
    done();
  });
}

/** Of what anybody may send, only what has Zoom's form says something of the secret. */
function looksLikeZooms({ body, timestamp = '', signature = '' }: SignedDelivery): boolean {
  return hasForm(signature) && /^\d+$/.test(timestamp) && body.includes('"event"');
}

function hasForm(signature = ''): boolean {
  return /^v0=[0-9a-f]{64}$/.test(signature);
}

function header(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function parseJson(body: Buffer): unknown {
  try {
    // As it will be kept: it is worked off from here, or from what was kept.
    return storableFromJson(body.toString('utf8'));
  } catch (cause) {
    throw new PhoneError('webhook.malformed', { cause });
  }
}
