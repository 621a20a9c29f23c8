/** Whether a SIP proxy is who it should be: the handshake of TLS, and not a word of SIP. */
import tls from 'node:tls';

export interface Proxy {
  readonly host: string;
  readonly port: number;
}

/** `certificate`: it is somebody, but its certificate does not hold; `reason` is OpenSSL's. */
export type ProxyState =
  | { readonly state: 'there'; readonly certificateEndsAt: number }
  | { readonly state: 'away' }
  | { readonly state: 'certificate'; readonly reason: string };

const WITHIN_MS = 5000;
/** Codes of a network that leads nowhere; all others are of TLS. */
const NETWORK = /^(E[A-Z]+|ERR_SOCKET.*|UND_ERR.*)$/;

export function examineProxy({ host, port }: Proxy): Promise<ProxyState> {
  return new Promise((resolve) => {
    const socket = tls.connect({ host, port, servername: host, minVersion: 'TLSv1.2', timeout: WITHIN_MS });
    const end = (state: ProxyState) => {
      socket.destroy();
      resolve(state);
    };
    socket.once('secureConnect', () => {
      end({ state: 'there', certificateEndsAt: Date.parse(socket.getPeerCertificate().valid_to) });
    });
    socket.once('timeout', () => {
      end({ state: 'away' });
    });
    socket.once('error', ({ code = '' }: Error & { readonly code?: string }) => {
      end(code === '' || NETWORK.test(code) ? { state: 'away' } : { state: 'certificate', reason: code });
    });
  });
}
