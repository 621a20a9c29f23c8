/** The widget's audio alone in a page, in a real browser: devices as Chromium's own stand-ins have them. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { build } from 'esbuild';

const ROOT = path.resolve(import.meta.dirname, '..');

/** What tests do with the page; `elements` are its players. */
const ENTRY = `
import { browserAudio, createCallAudio } from 'c/zoomPhoneAudio';
const elements = [];
const browser = browserAudio(localStorage);
const page = {
  createElement(tag) {
    const element = document.createElement(tag);
    elements.push(element);
    return element;
  },
  addEventListener: document.addEventListener.bind(document),
  removeEventListener: document.removeEventListener.bind(document),
};
Object.assign(globalThis, { elements, audio: createCallAudio({ ...browser, page }) });
`;

export interface AudioPages {
  /** Of a page that may ask for the microphone. */
  readonly url: string;
  /** Of one whose Permissions-Policy forbids it. */
  readonly forbiddenUrl: string;
  close(): Promise<void>;
}

export async function serveAudioPages(): Promise<AudioPages> {
  const script = await bundle();
  const server = createServer((request, response) => {
    const isForbidden = request.url === '/forbidden';
    response.setHeader('content-type', 'text/html');
    if (isForbidden) response.setHeader('permissions-policy', 'microphone=()');
    response.end(`<!doctype html><title>Audio</title><button>Click</button><script>${script}</script>`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = address(server.address());
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    forbiddenUrl: `${url}/forbidden`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function address(of: string | AddressInfo | null): AddressInfo {
  if (typeof of !== 'object' || of === null) throw new Error('The server has no port.');
  return of;
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: ROOT },
    tsconfig: path.join(ROOT, 'tsconfig.json'),
    ...{ bundle: true, write: false, format: 'iife', logLevel: 'error' },
    plugins: [
      {
        // Nothing of it is read here.
        name: 'labels',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^@salesforce\// }, (label) => ({ path: label.path, namespace: 'labels' }));
          onLoad({ filter: /.*/, namespace: 'labels' }, () => ({ contents: 'export default "";' }));
        },
      },
    ],
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error('There is no page.');
  return file.text.replaceAll('</script', String.raw`<\/script`);
}
