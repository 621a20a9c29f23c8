/** Measures the browser line in a network of its own: `bench/voice.ts` starts it, and reads the rows at the end. */
import { createServer } from 'node:http';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { capacity } from './capacity.ts';
import { latency } from './latency.ts';

const [report = ''] = process.argv.slice(2);
const say = (step: string) => {
  console.error(step);
};

/** A page from which a browser may use the microphone. */
const server = createServer((_request, answer) => {
  answer.end('ok');
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
const port = typeof address === 'object' && address !== null ? address.port : 0;

const rows = [...(await latency(say)), ...(await capacity(`http://127.0.0.1:${port}/`, say))];
writeFileSync(report, JSON.stringify(rows));
process.exit(0);
