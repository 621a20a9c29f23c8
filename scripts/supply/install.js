/**
 * `npm ci` where nothing is kept from before, in half of the time. The lock file names no registry, so npm asks for all that
 * is known of a package before it fetches it. Here it is told the addresses at the registry that it is set to, by the
 * rule by which registries name them; what comes is checked against the lock file's hashes as ever. Runs on the Node that the
 * machine has, before anything is there.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/** npm prefers it to the lock file. */
const LOCK_WITH_ADDRESSES = 'npm-shrinkwrap.json';
const INSTALL = ['ci', '--no-audit'];

function npm(args, stdio) {
  const { status, stdout } = spawnSync('npm', args, { encoding: 'utf8', stdio });
  return { passed: status === 0, stdout };
}

function addressesAdded() {
  const { stdout } = npm(['config', 'get', 'registry'], 'pipe');
  const registry = stdout.trim().replace(/\/$/, '');
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  for (const [folder, entry] of Object.entries(lock.packages)) {
    // The product itself, and what is inside of others, is fetched from nowhere.
    if (entry.integrity === undefined) continue;
    const name = entry.name ?? folder.split('node_modules/').at(-1);
    entry.resolved ??= `${registry}/${name}/-/${name.split('/').at(-1)}-${entry.version}.tgz`;
  }
  return lock;
}

function installWithAddresses() {
  try {
    writeFileSync(LOCK_WITH_ADDRESSES, JSON.stringify(addressesAdded()));
    return npm(INSTALL, 'inherit').passed;
  } finally {
    rmSync(LOCK_WITH_ADDRESSES, { force: true });
  }
}

if (!installWithAddresses()) {
  console.error('Addresses of packages were not as expected. npm is asked to find them itself.');
  process.exitCode = npm(INSTALL, 'inherit').passed ? 0 : 1;
}
