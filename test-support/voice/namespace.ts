/**
 * Runs a command of Node where real engines can be tested: as an ordinary user, in a network of its own that nothing
 * leaves. ICE needs an interface beside the loopback, hence the pair.
 */
import { spawnSync } from 'node:child_process';

const SET_UP = [
  'ip link set lo up',
  'ip link add voice0 type veth peer name voice1',
  'ip addr add 10.255.255.1/24 dev voice0',
  'ip link set voice0 up',
  'ip link set voice1 up',
  'exec "$0" "$@"',
].join(' && ');

const NEEDED = ['janus', 'kamailio', 'baresip', 'unshare', 'ip'];

/** Why there can be no such test here; null when there can. */
export function whyNoEngines(): string | null {
  const missing = NEEDED.filter((name) => spawnSync('sh', ['-c', 'command -v "$0"', name]).status !== 0);
  if (missing.length > 0)
    return `${missing.join(', ')}: not there (Debian: apt-get install janus baresip-core kamailio kamailio-tls-modules)`;
  const { status } = spawnSync('unshare', ['-rn', 'sh', '-c', SET_UP.replace('exec "$0" "$@"', 'true')]);
  return status === 0 ? null : 'no network of its own can be made here (unshare -rn)';
}

/** @returns command and arguments that run Node with these arguments there */
export function inOwnNetwork(args: readonly string[]): readonly [string, readonly string[]] {
  return ['unshare', ['-rn', 'sh', '-c', SET_UP, process.execPath, ...args]];
}
