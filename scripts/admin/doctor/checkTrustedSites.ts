/** Whether Lightning pages may use the gateway and Zoom's pad (Metadata API: CspTrustedSite). */
import { textAt } from '../../metadata/metadataFiles.ts';
import { channelUrlOf } from '../install/packageFiles.ts';
import { usesBrowserLine } from './checkUtilityBars.ts';
import type { OrgFacts, OrgFile } from './orgFacts.ts';
import type { OrgFinding } from './orgFindings.ts';

export const DIRECTIVES = {
  connect: 'isApplicableToConnectSrc',
  frame: 'isApplicableToFrameSrc',
  media: 'isApplicableToMediaSrc',
} as const;
export type Directive = keyof typeof DIRECTIVES;

/** Of the Permissions-Policy, in the same place. */
export const MICROPHONE = 'canAccessMicrophone';

const PAD_ORIGIN = 'https://applications.zoom.us';
/** Where Lightning pages take it into account. */
const CONTEXTS = ['All', 'LEX', ''];

/** Which addresses have to be trusted, and for what. */
export function trustedOrigins(
  gatewayUrl: string,
  hasBrowserLine: boolean,
): readonly { origin: string; directives: Directive[] }[] {
  const channel = { origin: channelUrlOf(gatewayUrl), directives: ['connect' as const] };
  return [
    { origin: new URL(gatewayUrl).origin, directives: ['connect', 'media'] },
    { origin: PAD_ORIGIN, directives: ['frame'] },
    ...(hasBrowserLine ? [channel] : []),
  ];
}

export function checkTrustedSites(facts: OrgFacts, gatewayUrl: string): OrgFinding[] {
  const findings = checkOrigins(facts, gatewayUrl);
  // Where there is no site yet, that comes first.
  return findings.length === 0 && usesBrowserLine(facts) ? checkMicrophone(facts, gatewayUrl) : findings;
}

function checkMicrophone({ trustedSites }: OrgFacts, gatewayUrl: string): OrgFinding[] {
  const origin = channelUrlOf(gatewayUrl);
  const sites = trustedSites.filter(({ content }) => matches(textAt(content, 'endpointUrl'), origin));
  const [site] = sites;
  const isGiven = sites.some(({ content }) => textAt(content, MICROPHONE) === 'true');
  return isGiven || site === undefined ? [] : [{ code: 'org.cspMicrophone', facts: [site.name, origin] }];
}

function checkOrigins(facts: OrgFacts, gatewayUrl: string): OrgFinding[] {
  const { trustedSites } = facts;
  return trustedOrigins(gatewayUrl, usesBrowserLine(facts)).flatMap(
    ({ origin, directives }): OrgFinding[] => {
      const sites = trustedSites.filter(
        (site) => matches(textAt(site.content, 'endpointUrl'), origin) && isForLightning(site),
      );
      const [site] = sites;
      if (site === undefined) return [{ code: 'org.cspMissing', facts: [origin, directives.join(', ')] }];
      const active = sites.filter(({ content }) => textAt(content, 'isActive') === 'true');
      if (active.length === 0) return [{ code: 'org.cspInactive', facts: [site.name, origin] }];
      const lacking = directives.filter(
        (directive) => !active.some(({ content }) => textAt(content, DIRECTIVES[directive]) === 'true'),
      );
      const [first = site] = active;
      return lacking.length === 0
        ? []
        : [{ code: 'org.cspContexts', facts: [first.name, lacking.join(', '), origin] }];
    },
  );
}

function isForLightning({ content }: OrgFile): boolean {
  return CONTEXTS.includes(textAt(content, 'context'));
}

/** `https://*.example.com` stands for all hosts below. */
function matches(endpoint: string, origin: string): boolean {
  if (endpoint.replace(/\/+$/, '') === origin) return true;
  const [, scheme, domain] = /^((?:https?|wss?):\/\/)\*(\.[^/*]+)\/*$/.exec(endpoint) ?? [];
  return scheme !== undefined && domain !== undefined && origin.startsWith(scheme) && origin.endsWith(domain);
}
