/** Whether a name leads out into the internet, and not to this machine, its network, or what its cloud tells its machines. */
import { lookup } from 'node:dns/promises';
import { BlockList, isIPv6 } from 'node:net';

/** @returns the addresses of a host; a literal address is its own */
export type Resolve = (host: string) => Promise<readonly { readonly address: string }[]>;

/** Special-purpose addresses (IANA) behind which something of ours may be. */
const INSIDE: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
];

const inside = new BlockList();
for (const [address, prefix] of INSIDE) inside.addSubnet(address, prefix, kindOf(address));

export const resolveHost: Resolve = (host) => lookup(host.replace(/^\[|\]$/g, ''), { all: true });

/** A name that does not resolve is nobody's: whoever asks it will be told so. */
export async function leadsInside(host: string, resolve: Resolve): Promise<boolean> {
  const found = await resolve(host).catch(() => []);
  return found.some(({ address }) => inside.check(address, kindOf(address)));
}

function kindOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4';
}
