/** The state of the workbench as server-sent events: at once, and again after every change. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Controls } from './controls.ts';

const KEEP_ALIVE_MS = 20_000;

export function streamState(
  request: FastifyRequest,
  reply: FastifyReply,
  controls: Controls,
  userId: string,
): void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const send = (event: string, data: unknown) =>
    raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  const sendState = () => send('state', controls.state(userId));

  sendState();
  const unsubscribe = controls.subscribe((change) => {
    if (change === 'state') sendState();
    else send('reload', null);
  });
  const keepAlive = setInterval(() => raw.write(': still here\n\n'), KEEP_ALIVE_MS);
  request.raw.once('close', () => {
    unsubscribe();
    clearInterval(keepAlive);
  });
}
