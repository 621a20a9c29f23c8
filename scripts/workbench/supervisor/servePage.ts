/** Puts the server of the page in front of the running parts. */
import path from 'node:path';
import { PACKAGE } from '../../build/packageBundles.ts';
import { readOrgApps } from '../metadata/orgApps.ts';
import type { Language } from '../metadata/translations.ts';
import { ORG_NAME, USERS } from '../parties.ts';
import { createShellServer } from '../server/shellServer.ts';
import { readPackageTexts, renderPageValues, type PackageTexts } from '../server/pageValues.ts';
import type { PageBundles } from '../server/pageBundles.ts';
import type { Addresses } from './addresses.ts';
import type { LocalControls } from './createControls.ts';
import type { GatewayProcess } from './gatewayProcess.ts';
import type { Sessions } from './sessions.ts';
import type { Parties } from './startParties.ts';

export interface ServedPage {
  readonly root: string;
  /** Folder that holds `force-app`. */
  readonly packageRoot: string;
  readonly addresses: Addresses;
  readonly bundles: () => PageBundles;
  readonly controls: LocalControls;
  readonly gateway: GatewayProcess | null;
  readonly parties: Pick<Parties, 'salesforce' | 'zoom'>;
  readonly sessions: Sessions;
  /** What the administrator has entered in the app's utility item, beside the gateway's address. */
  readonly itemProperties: Readonly<Record<string, string>>;
}

/** @returns stops serving */
export async function servePage(page: ServedPage): Promise<() => Promise<void>> {
  const { root, addresses, bundles, controls, gateway, parties, sessions } = page;
  const { zoom } = parties;
  const textsIn = readOnce(page);
  const server = createShellServer({
    root,
    bundles,
    values: (userId) => valuesOf(userId, page, textsIn),
    controls,
    salesforceUrl: addresses.urls.salesforce,
    sessions,
    cookiesFor: (userId) => {
      const user = userNamed(userId);
      return user === undefined ? [] : [zoom.cookieFor(user.zoomId)];
    },
    trusted: {
      connect: gateway === null ? [] : bothSchemes(gateway.url),
      frames: [new URL(zoom.embedUrl).origin],
    },
  });
  await server.listen({ port: addresses.ports.shell, host: 'localhost' });
  return () => server.close();
}

/** A Trusted URL is for one scheme: requests need one, and WebSockets another. */
const bothSchemes = (url: string) => [url, url.replace(/^http/, 'ws')];

function userNamed(userId: string) {
  return USERS.find(({ salesforceId }) => salesforceId === userId);
}

type TextsIn = (language: Language) => PackageTexts;

/** The package is read anew when the page has been built anew. */
function readOnce({ bundles, packageRoot }: Pick<ServedPage, 'bundles' | 'packageRoot'>): TextsIn {
  let built = bundles();
  const read = new Map<Language, PackageTexts>();
  return (language) => {
    if (built !== bundles()) read.clear();
    built = bundles();
    const texts = read.get(language) ?? readPackageTexts(path.join(packageRoot, PACKAGE), language);
    read.set(language, texts);
    return texts;
  };
}

function valuesOf(
  userId: string,
  { controls, parties, gateway, itemProperties }: Omit<ServedPage, 'bundles' | 'packageRoot'>,
  textsIn: TextsIn,
): string {
  const user = userNamed(userId);
  const language = controls.languageOf(userId);
  const texts = textsIn(language);
  return renderPageValues({
    texts,
    otherApps: readOrgApps(parties.salesforce.metadata.files, texts.org, language),
    orgName: ORG_NAME,
    gatewayUrl: gateway?.url ?? null,
    itemProperties,
    user: {
      id: userId,
      name: user?.name ?? '',
      username: user?.agent.username ?? '',
      language,
      timeZone: user?.agent.timeZone ?? 'UTC',
      hasPermission: (name) => parties.salesforce.hasCustomPermission(userId, name),
    },
  });
}
