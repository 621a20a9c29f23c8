import { PhoneError } from '#call-core';
import type { FastifyInstance } from 'fastify';

export interface HealthDeps {
  /** Rejects when the database does not answer. */
  readonly checkDatabase: () => Promise<unknown>;
  readonly isStopping: () => boolean;
  /** Tells this process from others. */
  readonly instance: string;
}

/** `/healthz`: this process lives. `/readyz`: it can take work. */
export function healthRoutes(
  app: FastifyInstance,
  { checkDatabase, isStopping, instance }: HealthDeps,
): void {
  app.get('/healthz', () => ({ status: 'ok', instance }));
  app.get('/readyz', async () => {
    if (isStopping()) throw new PhoneError('gateway.stopping', { retry: 'later' });
    await checkDatabase();
    return { status: 'ready' };
  });
}
