import { PhoneError } from '#call-core';
import type { FastifyInstance } from 'fastify';

export interface HealthDeps {
  /** Rejects when the database does not answer. */
  readonly checkDatabase: () => Promise<unknown>;
  readonly isStopping: () => boolean;
}

/** `/healthz`: this process lives. `/readyz`: it can take work. */
export function healthRoutes(app: FastifyInstance, { checkDatabase, isStopping }: HealthDeps): void {
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', async () => {
    if (isStopping()) throw new PhoneError('gateway.stopping', { retry: 'later' });
    await checkDatabase();
    return { status: 'ready' };
  });
}
