/**
 * The baseline of the live feed: what is posted goes to every open page as it is, over a fetch stream like the
 * gateway's, and the page shows it. Nothing is verified, stored or worked off. A process of its own.
 */
import Fastify from 'fastify';
import type { ServerResponse } from 'node:http';

const PAGE = `<!doctype html>
<meta charset="utf-8">
<title>Echo</title>
<body>
<script type="module">
const answer = await fetch('/feed');
const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
let shown = null;
for (let part = await reader.read(); !part.done; part = await reader.read()) {
  for (const line of part.value.split('\\n')) {
    if (line === '') continue;
    shown?.remove();
    shown = null;
    const { text } = JSON.parse(line);
    if (text === null) continue;
    shown = document.createElement('echo-card');
    shown.textContent = text;
    document.body.append(shown);
  }
}
</script>`;

const pages = new Set<ServerResponse>();
const app = Fastify({ logger: false });
app.get('/readyz', () => ({ status: 'ready', pages: pages.size }));
app.get('/', (_, reply) => reply.type('text/html; charset=utf-8').send(PAGE));
app.get('/feed', (_, reply) => {
  reply.hijack();
  reply.raw.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' });
  reply.raw.flushHeaders();
  pages.add(reply.raw);
  reply.raw.once('close', () => pages.delete(reply.raw));
});
app.post('/webhooks/zoom', (request, reply) => {
  for (const page of pages) page.write(`${JSON.stringify(request.body)}\n`);
  return reply.code(204).send();
});
await app.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' });

process.once('SIGTERM', () => process.exit(0));
