/** The document of the page, and what it may load. */
import { createHash } from 'node:crypto';
import { SHELL_ENTRY } from '../../build/shellBundle.ts';

export interface PageHtml {
  readonly html: string;
  readonly contentSecurityPolicy: string;
}

export interface PageHtmlOptions {
  readonly imports: Readonly<Record<string, string>>;
  readonly lang: string;
  /** Addresses that an administrator has made a Trusted URL: for requests and media, and for frames. */
  readonly trusted: { readonly connect: readonly string[]; readonly frames: readonly string[] };
}

export function renderPage({ imports, lang, trusted }: PageHtmlOptions): PageHtml {
  const importMap = JSON.stringify({ imports });
  const entry = imports[SHELL_ENTRY] ?? '';
  const html = `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Workbench</title>
<link rel="icon" href="/assets/icon.svg">
<link rel="stylesheet" href="/assets/slds/styles/salesforce-lightning-design-system.min.css">
<link rel="stylesheet" href="/assets/page.css">
<script type="importmap">${importMap}</script>
<script type="module" src="${entry}"></script>
</head>
<body class="slds-scope">
</body>
</html>
`;
  return { html, contentSecurityPolicy: policy(importMap, trusted) };
}

/**
 * Like that of Lightning Experience (Lightning Components Security guide: "Content Security Policy"): scripts from the
 * page's own host only; the engine puts style elements into the page.
 */
function policy(importMap: string, { connect, frames }: PageHtmlOptions['trusted']): string {
  const hash = createHash('sha256').update(importMap).digest('base64');
  const directives = {
    'default-src': ["'none'"],
    'script-src': ["'self'", `'sha256-${hash}'`],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'", 'data:'],
    'connect-src': ["'self'", ...connect],
    'media-src': ["'self'", 'blob:', ...connect],
    'frame-src': frames.length === 0 ? ["'none'"] : frames,
    'frame-ancestors': ["'none'"],
    'form-action': ["'none'"],
    'base-uri': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}
