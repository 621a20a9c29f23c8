/** What is wrong in the org, read off its facts. Pure. */
import { lightningOriginOf } from '../../../gateway/doctor/checks/gatewayChecks.ts';
import { checkAccess } from './checkAccess.ts';
import { checkClientApp } from './checkClientApp.ts';
import { checkTrustedSites } from './checkTrustedSites.ts';
import { checkUtilityBars } from './checkUtilityBars.ts';
import type { OrgFacts } from './orgFacts.ts';
import type { OrgFinding } from './orgFindings.ts';
import type { OwnPackage } from './ownPackage.ts';
import { shortList } from './shortList.ts';

/** What is known of the gateway; null where it is not. */
export interface GatewayFacts {
  readonly publicUrl: string | null;
  readonly origins: readonly string[] | null;
}

export function checkOrg(facts: OrgFacts, own: OwnPackage, gateway: GatewayFacts): OrgFinding[] {
  const missing = missingComponents(facts, own);
  // Everything else follows from it.
  if (hasNoObject(facts, own)) return [{ code: 'org.packageMissing', facts: [] }];
  return [
    ...(missing.length > 0 ? [{ code: 'org.componentsMissing', facts: [shortList(missing)] } as const] : []),
    ...checkAccess(facts, own),
    ...checkUtilityBars(facts, gateway.publicUrl),
    ...(gateway.publicUrl === null
      ? []
      : [...checkTrustedSites(facts, gateway.publicUrl), ...checkClientApp(facts, gateway.publicUrl)]),
    ...origins(facts, gateway),
  ];
}

function hasNoObject({ components }: OrgFacts, own: OwnPackage): boolean {
  const objects = own.components.filter(({ type }) => type === 'CustomObject');
  return objects.every(({ type, name }) => !components.get(type)?.has(name));
}

function missingComponents({ components }: OrgFacts, own: OwnPackage): string[] {
  return own.components
    .filter(({ type, name }) => !components.get(type)?.has(name))
    .map(({ type, name }) => `${type} ${name}`);
}

function origins({ identity }: OrgFacts, gateway: GatewayFacts): OrgFinding[] {
  const origin = lightningOriginOf(identity.instanceUrl);
  const isServed = origin === null || gateway.origins === null || gateway.origins.includes(origin);
  return isServed ? [] : [{ code: 'org.originMissing', facts: [origin] }];
}
