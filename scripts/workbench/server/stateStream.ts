/** The state of the workbench as server-sent events: at once, and again after every change. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Controls } from './controls.ts';

/** Not every part tells of its changes (a pad is signed out by its own button): they are looked for this often. */
const LOOK_MS = 1000;

export function streamState(
  request: FastifyRequest,
  reply: FastifyReply,
  controls: Controls,
  userId: string,
): void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  let sent = '';
  const sendState = () => {
    const state = JSON.stringify(controls.state(userId));
    if (state === sent) return;
    sent = state;
    raw.write(`event: state\ndata: ${state}\n\n`);
  };

  sendState();
  const looking = setInterval(sendState, LOOK_MS);
  const unsubscribe = controls.subscribe((change) => {
    if (change === 'state') sendState();
    else raw.write('event: reload\ndata: null\n\n');
  });
  request.raw.once('close', () => {
    unsubscribe();
    clearInterval(looking);
  });
}
