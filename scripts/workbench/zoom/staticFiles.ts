/** Files of the local Zoom's pages. Scripts are TypeScript; the browser gets them with their types stripped. */
import { readFileSync, readdirSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { FastifyInstance } from 'fastify';

const FOLDER = new URL('./', import.meta.url);
/** Japanese letters for machines that have none. */
const FONT_FOLDER = new URL('../../../node_modules/@fontsource-variable/noto-sans-jp/', FOLDER);

export const PAGE_FILES: readonly string[] = ['page.css'];

export function padFiles(): readonly string[] {
  const own = readdirSync(new URL('embed/page/', FOLDER)).filter((name) => /\.(ts|css)$/.test(name));
  return [...PAGE_FILES, 'initials.ts', 'strings.ts', ...own.map((name) => `embed/page/${name}`)];
}

/** Addresses mirror the folders, so that imports between the scripts hold. */
export function addStaticFiles(server: FastifyInstance, files: readonly string[]): void {
  addFont(server);
  for (const file of files) {
    server.get(`/static/${file}`, (_request, reply) => {
      const text = readFileSync(new URL(file, FOLDER), 'utf8');
      void reply.header('cache-control', 'no-cache');
      return file.endsWith('.css')
        ? reply.type('text/css').send(text)
        : reply.type('text/javascript').send(stripTypeScriptTypes(text));
    });
  }
}

function addFont(server: FastifyInstance): void {
  server.get('/static/font/index.css', (_request, reply) =>
    reply.type('text/css').send(readFileSync(new URL('index.css', FONT_FOLDER), 'utf8')),
  );
  for (const file of readdirSync(new URL('files/', FONT_FOLDER))) {
    server.get(`/static/font/files/${file}`, (_request, reply) =>
      reply.type('font/woff2').send(readFileSync(new URL(`files/${file}`, FONT_FOLDER))),
    );
  }
}
