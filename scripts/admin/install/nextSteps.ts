/** What is left to do elsewhere, with the very values. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface NextSteps {
  readonly gateway: Readonly<Record<string, string>>;
  readonly zoomApp: {
    readonly redirectUrl: string;
    readonly eventUrl: string;
    readonly events: readonly string[];
    readonly scopes: readonly string[];
  };
  readonly smartEmbedDomain: string | null;
}

const ZOOM_PAGE = fileURLToPath(new URL('../../../docs/zoom-events.md', import.meta.url));

export function nextSteps(gatewayUrl: string, instanceUrl: string): NextSteps {
  const page = readFileSync(ZOOM_PAGE, 'utf8');
  const lightning = lightningOrigin(instanceUrl);
  return {
    gateway: {
      PUBLIC_URL: gatewayUrl,
      SALESFORCE_LOGIN_URL: instanceUrl,
      ...(lightning !== null && { WIDGET_ORIGINS: lightning }),
    },
    zoomApp: {
      redirectUrl: `${gatewayUrl}/sign-in/zoom`,
      eventUrl: `${gatewayUrl}/webhooks/zoom`,
      events: namesIn(page, 'Webhooks'),
      scopes: namesIn(page, 'Scopes of the Zoom app'),
    },
    smartEmbedDomain: lightning,
  };
}

/** Where Lightning pages of an org with My Domain are; null for an address of another kind. */
export function lightningOrigin(instanceUrl: string): string | null {
  const { hostname } = new URL(instanceUrl);
  const own = '.my.salesforce.com';
  return hostname.endsWith(own) ? `https://${hostname.slice(0, -own.length)}.lightning.force.com` : null;
}

/** The names in the first column of a section's tables. */
function namesIn(page: string, heading: string): string[] {
  const section = page.split(/^## /m).find((each) => each.startsWith(`${heading}\n`)) ?? '';
  const cells = [...section.matchAll(/^\|([^|]*`[^|]*)\|/gm)].map(([, cell = '']) => cell);
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
}

export function textOfNextSteps(
  { gateway, zoomApp, smartEmbedDomain }: NextSteps,
  { clientApp }: { readonly clientApp: boolean },
): string {
  const values = Object.entries(gateway).map(([name, value]) => `     ${name}=${value}`);
  return [
    'What is left:',
    '',
    '  1. Gateway: in its environment',
    ...values,
    ...(smartEmbedDomain === null ? ['     WIDGET_ORIGINS=<the address of your Lightning pages>'] : []),
    clientApp
      ? '     SALESFORCE_CLIENT_ID and SALESFORCE_CLIENT_SECRET: Setup › External Client App Manager › Zoom Phone › Settings › OAuth Settings'
      : '     SALESFORCE_CLIENT_ID and SALESFORCE_CLIENT_SECRET: those of your own app for sign-ins',
    '',
    '  2. Zoom App Marketplace, your user-managed General app:',
    `     OAuth redirect URL            ${zoomApp.redirectUrl}`,
    `     Event notification endpoint   ${zoomApp.eventUrl}`,
    ...wrapped('Events', zoomApp.events),
    ...wrapped('Scopes', zoomApp.scopes),
    '',
    '  3. Zoom App Marketplace, the app Zoom Phone Smart Embed: install it for the account, and add the approved domain',
    `     ${smartEmbedDomain ?? '<the address of your Lightning pages>'}`,
    '',
    '  4. npm run admin -- assign --app "Sales"   puts the widget into an app that you have; the app Zoom Phone has it.',
  ].join('\n');
}

function wrapped(title: string, names: readonly string[]): string[] {
  return [`     ${title}:`, ...names.map((name) => `       ${name}`)];
}
