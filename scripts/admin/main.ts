/** `npm run admin`: what whoever runs the gateway does now and then. */
import { runAdmin } from './runAdmin.ts';

process.exitCode = await runAdmin(process.argv.slice(2), {
  env: process.env,
  out: (text) => {
    console.log(text);
  },
  say: (text) => {
    console.error(text);
  },
});
