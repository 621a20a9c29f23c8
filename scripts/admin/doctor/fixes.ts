/** What `--fix` does about the findings: decided first, so that `--dry-run` can say it, and then done. */
import * as v from 'valibot';
import { AdminError } from '../command.ts';
import type { Org } from '../org/ports.ts';
import { DIRECTIVES, trustedOrigins } from './checkTrustedSites.ts';
import type { Directive } from './checkTrustedSites.ts';
import { withElement, withRightsOf } from './metadataText.ts';
import type { OrgFacts, OrgFile } from './orgFacts.ts';
import { ORG_FINDINGS } from './orgFindings.ts';
import type { OrgFinding } from './orgFindings.ts';
import type { OwnPackage } from './ownPackage.ts';

export interface Plan {
  /** What will be done, a line each. */
  readonly steps: readonly string[];
  /** To be deployed. */
  readonly files: ReadonlyMap<string, string>;
  /** Ids of users who get the permission set of administrators. */
  readonly administrators: readonly string[];
}

interface Given {
  readonly facts: OrgFacts;
  readonly own: OwnPackage;
  readonly gatewayUrl: string | null;
}

export function planFixes(findings: readonly OrgFinding[], given: Given): Plan {
  const files = new Map<string, string>();
  const steps: string[] = [];
  const administrators: string[] = [];
  const current = (path: string, file: OrgFile | undefined) => files.get(path) ?? file?.text;
  for (const finding of findings.filter(({ code }) => ORG_FINDINGS[code].canFix)) {
    const { code, facts } = finding;
    const [first = ''] = facts;
    const change = changeFor(finding, given, current);
    if (change !== null) {
      files.set(change.path, change.text);
      steps.push(`${change.says}`);
    } else if (code === 'org.adminUnassigned' && given.facts.ownId !== null) {
      administrators.push(given.facts.ownId);
      steps.push(`Assign the permission set Zoom Phone Admin to ${first}.`);
    }
  }
  return { steps: [...new Set(steps)], files, administrators };
}

interface Change {
  readonly path: string;
  readonly text: string;
  readonly says: string;
}
type Current = (path: string, file: OrgFile | undefined) => string | undefined;

function changeFor({ code, facts }: OrgFinding, given: Given, current: Current): Change | null {
  const [first = '', second = '', third = ''] = facts;
  switch (code) {
    case 'org.cspMissing': {
      const name = given.gatewayUrl?.startsWith(first) ? 'Zoom_Phone_Gateway' : 'Zoom_Smart_Embed';
      const directives = directivesOf(first, given.gatewayUrl);
      return {
        path: `cspTrustedSites/${name}.cspTrustedSite`,
        text: trustedSite(first, directives),
        says: `Make the trusted URL ${name} for ${first} (${second}).`,
      };
    }
    case 'org.cspInactive':
    case 'org.cspContexts': {
      const site = given.facts.trustedSites.find(({ name }) => name === first);
      if (site === undefined) return null;
      const origin = code === 'org.cspInactive' ? second : third;
      const text = directivesOf(origin, given.gatewayUrl).reduce(
        (changed, directive) => withElement(changed, DIRECTIVES[directive], 'true'),
        withElement(current(site.path, site) ?? '', 'isActive', 'true'),
      );
      return {
        path: site.path,
        text,
        says: `Turn on the trusted URL ${first} with all that ${origin} needs.`,
      };
    }
    case 'org.fieldsHidden':
    case 'org.rightsMissing': {
      const { agentSet } = given.facts;
      if (agentSet === null) return null;
      const text = withRightsOf(agentSet.text, given.own.agentSet);
      return { path: agentSet.path, text, says: 'Give the permission set Zoom Phone Agent what it lacks.' };
    }
    case 'org.utilityAddress': {
      const bar = given.facts.utilityBars.find(({ name }) => name === first);
      if (bar === undefined) return null;
      const text = bar.text.replace(
        /(<name>gatewayUrl<\/name>\s*(?:<type>[^<]*<\/type>\s*)?<value>)[^<]*/,
        (_, before: string) => `${before}${third}`,
      );
      return { path: bar.path, text, says: `Let Zoom Phone in ${first} ask ${third}.` };
    }
    default:
      return null;
  }
}

function directivesOf(origin: string, gatewayUrl: string | null): readonly Directive[] {
  if (gatewayUrl === null) return [];
  return trustedOrigins(gatewayUrl).find((one) => one.origin === origin)?.directives ?? [];
}

function trustedSite(origin: string, directives: readonly Directive[]): string {
  const flags = Object.entries(DIRECTIVES).map(
    ([directive, element]) => `    <${element}>${directives.some((one) => one === directive)}</${element}>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<CspTrustedSite xmlns="http://soap.sforce.com/2006/04/metadata">
    <context>LEX</context>
    <description>Lets Lightning pages use Zoom Phone.</description>
    <endpointUrl>${origin}</endpointUrl>
    <isActive>true</isActive>
${flags.join('\n')}
</CspTrustedSite>
`;
}

const Sets = v.array(v.object({ Id: v.string() }));

export async function applyPlan(org: Org, { files, administrators }: Plan): Promise<void> {
  if (files.size > 0) await org.metadata.deploy({ files });
  if (administrators.length === 0) return;
  const rows: readonly unknown[] = await org.query<unknown>(
    `SELECT Id FROM PermissionSet WHERE Name = 'ZoomPhoneAdmin'`,
  );
  const [set] = v.parse(Sets, rows);
  if (set === undefined) throw new AdminError('The permission set Zoom Phone Admin is not in this org.');
  for (const AssigneeId of administrators)
    await org.create('PermissionSetAssignment', { AssigneeId, PermissionSetId: set.Id });
}
