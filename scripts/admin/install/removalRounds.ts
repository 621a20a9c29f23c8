/** In which order components go: first what names others, then what is named. */
import type { MetadataName } from '../org/ports.ts';

const FIRST = [
  'ApexPage',
  'AuraDefinitionBundle',
  'CustomApplication',
  'CustomTab',
  'Dashboard',
  'ExternalClientApplication',
  'ExtlClntAppConfigurablePolicies',
  'ExtlClntAppGlobalOauthSettings',
  'ExtlClntAppOauthConfigurablePolicies',
  'ExtlClntAppOauthSettings',
  'FlexiPage',
  'PermissionSet',
  'QuickAction',
  'Report',
  'ReportType',
];

/** A deployment each; the record of the installation goes with the last. */
export function removalRounds(members: readonly MetadataName[]): MetadataName[][] {
  const first = members.filter(({ type }) => FIRST.includes(type));
  const second = members.filter(({ type }) => !FIRST.includes(type));
  return [first, second].filter((round) => round.length > 0);
}
