/** Starts the gateway: `node gateway/main.ts`, configured by the environment (docs/configuration.md). */
import { PhoneError } from '#call-core';
import { readConfig } from './config.ts';
import type { Config } from './config.ts';
import { createGateway } from './gateway.ts';
import { createLog } from './logging.ts';

function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    const problems = error instanceof PhoneError ? error.said : undefined;
    process.stderr.write(
      `The gateway cannot start, its configuration is incomplete:\n${problems ?? String(error)}\n`,
    );
    process.exit(2);
  }
}

/** After the drain. A request that does not end must not keep the process from ending. */
const STOP_WITHIN_MS = 20_000;

const config = configOrExit();
const log = createLog(config.LOG_LEVEL);

try {
  const gateway = await createGateway(config, log);
  log.info({ address: await gateway.start() }, 'the gateway is running');
  // Whoever sits at a terminal has no load balancer that must be told first.
  process.once('SIGINT', () => void end('SIGINT', 0, () => gateway.stop()));
  process.once(
    'SIGTERM',
    () =>
      void end('SIGTERM', config.DRAIN_SECONDS * 1000, async () => {
        await gateway.drain();
        await gateway.stop();
      }),
  );
} catch (error) {
  log.error({ error }, 'the gateway could not start');
  process.exit(1);
}

async function end(signal: NodeJS.Signals, drainMs: number, stop: () => Promise<void>): Promise<void> {
  log.info({ signal }, 'the gateway is stopping');
  setTimeout(() => {
    log.warn('the gateway did not stop in time and ends now');
    process.exit(1);
  }, drainMs + STOP_WITHIN_MS).unref();
  try {
    await stop();
    process.exit(0);
  } catch (error) {
    log.error({ error }, 'the gateway did not stop cleanly');
    process.exit(1);
  }
}
