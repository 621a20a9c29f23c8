/** At which gateway a new widget is to be: as said, or where the other widgets of the org are. */
import { UsageError } from '../command.ts';
import type { OrgApps } from './orgApps.ts';

/** What the package's utility bar says before anybody has set anything. */
const EXAMPLE = 'https://zoom-phone-gateway.example.com';

/** @throws UsageError when nobody has said it, or it is no address */
export function gatewayAddress(said: string | undefined, { bars }: OrgApps): string {
  if (said !== undefined && said !== '') return checked(said.trim().replace(/\/+$/, ''));
  const known = new Set([...bars.values()].flatMap(({ gateways }) => gateways));
  const [only, ...others] = [...known].filter((gateway) => gateway !== '' && gateway !== EXAMPLE);
  if (only !== undefined && others.length === 0) return only;
  throw new UsageError(
    only === undefined
      ? 'Say where the gateway is: --gateway-url https://phone.example.com'
      : `The apps of the org have several gateways, ${[only, ...others].join(', ')}: say which with --gateway-url.`,
  );
}

function checked(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isHere = url !== null && ['localhost', '127.0.0.1'].includes(url.hostname);
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isHere)) return address;
  throw new UsageError(`--gateway-url must be an https address, for example ${EXAMPLE}; it is ${address}.`);
}
