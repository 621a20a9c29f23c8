/** Hosts, and all below them, to which SIP goes: Zoom's answer names the proxy, and nobody else must get the password. */
export function isProxyAllowed(hosts: readonly string[], host: string): boolean {
  const name = host.toLowerCase();
  return hosts.some((one) => name === one || name.endsWith(`.${one}`));
}
