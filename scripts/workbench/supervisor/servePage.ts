/** Puts the server of the page in front of the running parts. */
import path from 'node:path';
import { PACKAGE } from '../../build/packageBundles.ts';
import { ORG_NAME, USERS } from '../parties.ts';
import { createShellServer } from '../server/shellServer.ts';
import { renderPageValues } from '../server/pageValues.ts';
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
}

/** @returns stops serving */
export async function servePage(page: ServedPage): Promise<() => Promise<void>> {
  const { root, addresses, bundles, controls, gateway, parties, sessions } = page;
  const { zoom } = parties;
  const server = createShellServer({
    root,
    bundles,
    values: (userId) => valuesOf(userId, page),
    controls,
    salesforceUrl: addresses.urls.salesforce,
    sessions,
    cookiesFor: (userId) => {
      const user = userNamed(userId);
      return user === undefined ? [] : [zoom.cookieFor(user.zoomId)];
    },
    trusted: { connect: gateway === null ? [] : [gateway.url], frames: [new URL(zoom.embedUrl).origin] },
  });
  await server.listen({ port: addresses.ports.shell, host: 'localhost' });
  return () => server.close();
}

function userNamed(userId: string) {
  return USERS.find(({ salesforceId }) => salesforceId === userId);
}

function valuesOf(userId: string, { controls, packageRoot, parties, gateway }: ServedPage): string {
  const user = userNamed(userId);
  return renderPageValues({
    packageDir: path.join(packageRoot, PACKAGE),
    orgName: ORG_NAME,
    gatewayUrl: gateway?.url ?? null,
    user: {
      id: userId,
      name: user?.name ?? '',
      username: user?.agent.username ?? '',
      language: controls.languageOf(userId),
      timeZone: user?.agent.timeZone ?? 'UTC',
      hasPermission: (name) => parties.salesforce.hasCustomPermission(userId, name),
    },
  });
}
