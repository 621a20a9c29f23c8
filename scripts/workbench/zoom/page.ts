import { html } from './html.ts';
import type { Html } from './html.ts';
import type { Strings } from './strings.ts';

/** A page of Zoom's outside the pad: a card in the middle. */
export function page(strings: Strings, title: string, content: Html): string {
  return html`<!doctype html>
    <html lang="${strings.lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} - Zoom</title>
        <link rel="stylesheet" href="/static/font/index.css" />
        <link rel="stylesheet" href="/static/page.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <header><span class="wordmark">zoom</span></header>
        <main class="card">${content}</main>
      </body>
    </html>`.html;
}
