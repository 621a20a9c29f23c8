/** What the page loads: its modules, the design system, a font. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import * as v from 'valibot';
import { SHELL } from '../../build/shellBundle.ts';
import type { PageBundles } from './pageBundles.ts';

const FOREVER = 'public, max-age=31536000, immutable';
const A_DAY = 'public, max-age=86400';

const FOLDERS: Readonly<Record<string, string>> = {
  slds: 'node_modules/@salesforce-ux/design-system/assets',
  'noto-sans-jp': 'node_modules/@fontsource-variable/noto-sans-jp',
};

const OWN_FILES = ['page.css', 'icon.svg'];

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export interface AssetDeps {
  /** Folder of the repository. */
  readonly root: string;
  /** Asked for each request, so that a new build shows on reload. */
  readonly bundles: () => PageBundles;
}

export function addAssets(app: FastifyInstance, { root, bundles }: AssetDeps): void {
  for (const name of OWN_FILES) {
    app.get(`/assets/${name}`, async (_request, reply) => sendFile(reply, path.join(root, SHELL, name)));
  }
  for (const [name, folder] of Object.entries(FOLDERS)) {
    app.get(`/assets/${name}/*`, async (request, reply) => {
      const { '*': file } = v.parse(v.object({ '*': v.string() }), request.params);
      const base = path.join(root, folder);
      const found = path.join(base, file);
      if (!found.startsWith(base + path.sep)) return reply.code(404).send();
      return sendFile(reply.header('cache-control', A_DAY), found);
    });
  }
  app.get('/assets/*', async (request, reply) => {
    const text = bundles().modules.get(request.url);
    if (text === undefined) return reply.code(404).send();
    return reply.header('cache-control', FOREVER).type('text/javascript; charset=utf-8').send(text);
  });
}

function sendFile(reply: FastifyReply, file: string): FastifyReply {
  const type = TYPES[path.extname(file)];
  const content = type === undefined ? undefined : read(file);
  if (type === undefined || content === undefined) return reply.code(404).send();
  return reply.type(type).send(content);
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
