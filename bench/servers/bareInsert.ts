/**
 * The baseline of the gateway: Fastify, and one INSERT of what was sent, on a database opened as the gateway opens it.
 * Nothing is verified, nothing is worked off. A process of its own, configured by the environment.
 */
import Fastify from 'fastify';
import { createLog } from '../../gateway/logging.ts';
import { Secret } from '../../gateway/secret.ts';
import { openDatabase } from '../../gateway/storage/database.ts';

const { DATABASE_URL, DATA_DIR = '', PORT } = process.env;
const db = await openDatabase({
  url: DATABASE_URL === undefined ? undefined : new Secret(DATABASE_URL),
  dataDir: DATA_DIR,
  log: createLog('warn'),
});
await db.query(
  'create table received (id bigint generated always as identity primary key, body jsonb not null)',
);

const app = Fastify({ logger: false });
app.get('/readyz', () => ({ status: 'ready' }));
app.post('/webhooks/zoom', async (request, reply) => {
  await db.query('insert into received (body) values ($1)', [JSON.stringify(request.body)]);
  return reply.code(204).send();
});
await app.listen({ port: Number(PORT), host: '127.0.0.1' });

process.once('SIGTERM', () => {
  void app
    .close()
    .then(() => db.stop())
    .then(() => process.exit(0));
});
