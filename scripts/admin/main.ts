/** `npm run admin`: what whoever runs the gateway does now and then. */
import { createInterface } from 'node:readline/promises';
import { runAdmin } from './runAdmin.ts';

process.exitCode = await runAdmin(process.argv.slice(2), {
  env: process.env,
  out: (text) => {
    console.log(text);
  },
  say: (text) => {
    console.error(text);
  },
  ...(process.stdin.isTTY && { ask }),
});

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question(question);
  } finally {
    lines.close();
  }
}
