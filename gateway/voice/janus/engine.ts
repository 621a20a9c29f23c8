/** Janus with its SIP plugin as the engine of the browser line. */
import type { Secret } from '../../secret.ts';
import type { VoiceEngine } from '../ports.ts';
import type { TlsRelay } from '../tlsRelay.ts';
import { openJanusLine } from './line.ts';
import { endLeftSession } from './session.ts';

interface Options {
  /** Of Janus's WebSocket. */
  readonly url: string;
  readonly secret: Secret;
  readonly relay: Pick<TlsRelay, 'addressFor'>;
}

export function createJanusEngine({ url, secret, relay }: Options): VoiceEngine {
  return {
    async openLine(account, { onRegistration, onCall, onLost }) {
      const proxy = await relay.addressFor(account.outboundProxy);
      return await openJanusLine({
        url,
        secret,
        registration: { credentials: { account, proxy }, onChange: onRegistration },
        onCall,
        onLost,
      });
    },
    async endLeft(session) {
      await endLeftSession(url, secret, Number(session));
    },
  };
}
