/** At which gateway a new widget is to be: as said, or where the other widgets of the org are. */
import { UsageError } from '../command.ts';
import { readGatewayUrl } from '../install/install.ts';
import type { OrgApps } from './orgApps.ts';

/** What the package's utility bar says before anybody has set anything. */
const EXAMPLE = 'https://zoom-phone-gateway.example.com';

/** @throws UsageError when nobody has said it, or it is no address */
export function gatewayAddress(said: string | undefined, { bars }: OrgApps): string {
  if (said !== undefined && said !== '') return readGatewayUrl(said);
  const known = new Set([...bars.values()].flatMap(({ gateways }) => gateways));
  const [only, ...others] = [...known].filter((gateway) => gateway !== '' && gateway !== EXAMPLE);
  if (only !== undefined && others.length === 0) return only;
  throw new UsageError(
    only === undefined
      ? 'Say where the gateway is: --gateway-url https://phone.example.com'
      : `The apps of the org have several gateways, ${[only, ...others].join(', ')}: say which with --gateway-url.`,
  );
}
