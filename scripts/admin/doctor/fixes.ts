/** What `--fix` does about the findings: decided first, so that `--dry-run` can say it, and then done. */
import * as v from 'valibot';
import { AdminError } from '../command.ts';
import type { Org } from '../org/ports.ts';
import { channelUrlOf } from '../install/packageFiles.ts';
import { DIRECTIVES, MICROPHONE, trustedOrigins } from './checkTrustedSites.ts';
import type { Directive } from './checkTrustedSites.ts';
import { withElement, withRightsOf } from './metadataText.ts';
import type { OrgFacts, OrgFile } from './orgFacts.ts';
import { ORG_FINDINGS } from './orgFindings.ts';
import type { OrgFinding, OrgFindingCode } from './orgFindings.ts';
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
  const current: Current = (file) => files.get(file.path) ?? file.text;
  for (const finding of findings.filter(({ code }) => ORG_FINDINGS[code].canFix)) {
    const { code, facts } = finding;
    const [first = ''] = facts;
    const change = changeFor(finding, given, current);
    if (change !== null) {
      files.set(change.path, change.text);
      steps.push(change.says);
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
/** The text of a file, with what was changed of it already. */
type Current = (file: OrgFile) => string;

function changeFor({ code, facts }: OrgFinding, given: Given, current: Current): Change | null {
  return CHANGES[code]?.(facts, given, current) ?? null;
}

const CHANGES: Readonly<
  Partial<Record<OrgFindingCode, (facts: readonly string[], given: Given, current: Current) => Change | null>>
> = {
  'org.cspMissing': ([origin = '', directives = ''], { gatewayUrl }) =>
    makeSite(origin, directives, gatewayUrl),
  'org.cspInactive': ([name = '', origin = ''], given, current) => turnOn(name, origin, given, current),
  'org.cspContexts': ([name = '', , origin = ''], given, current) => turnOn(name, origin, given, current),
  'org.cspMicrophone': ([name = ''], given, current) => giveMicrophone(name, given, current),
  'org.fieldsHidden': (_, given) => giveRights(given),
  'org.rightsMissing': (_, given) => giveRights(given),
  'org.utilityAddress': ([bar = '', , gatewayUrl = ''], given) => lead(bar, gatewayUrl, given),
};

function makeSite(origin: string, directives: string, gatewayUrl: string | null): Change {
  const name = siteNameOf(origin, gatewayUrl);
  return {
    path: `cspTrustedSites/${name}.cspTrustedSite`,
    text: trustedSite(origin, directivesOf(origin, gatewayUrl), name === CHANNEL_SITE),
    says: `Make the trusted URL ${name} for ${origin} (${directives}).`,
  };
}

/** As install makes them. */
const CHANNEL_SITE = 'Zoom_Phone_Gateway_Channel';

function siteNameOf(origin: string, gatewayUrl: string | null): string {
  if (gatewayUrl === null) return 'Zoom_Smart_Embed';
  if (new URL(gatewayUrl).origin === origin) return 'Zoom_Phone_Gateway';
  return channelUrlOf(gatewayUrl) === origin ? CHANNEL_SITE : 'Zoom_Smart_Embed';
}

function giveMicrophone(name: string, given: Given, current: Current): Change | null {
  const site = given.facts.trustedSites.find((one) => one.name === name);
  if (site === undefined) return null;
  const text = withElement(current(site), MICROPHONE, 'true');
  return { path: site.path, text, says: `Give the trusted URL ${name} the microphone.` };
}

function turnOn(name: string, origin: string, given: Given, current: Current): Change | null {
  const site = given.facts.trustedSites.find((one) => one.name === name);
  if (site === undefined) return null;
  const text = directivesOf(origin, given.gatewayUrl).reduce(
    (changed, directive) => withElement(changed, DIRECTIVES[directive], 'true'),
    withElement(current(site), 'isActive', 'true'),
  );
  return { path: site.path, text, says: `Turn on the trusted URL ${name} with all that ${origin} needs.` };
}

function giveRights({ facts: { agentSet }, own }: Given): Change | null {
  if (agentSet === null) return null;
  const text = withRightsOf(agentSet.text, own.agentSet);
  return { path: agentSet.path, text, says: 'Give the permission set Zoom Phone Agent what it lacks.' };
}

function lead(name: string, gatewayUrl: string, { facts }: Given): Change | null {
  const bar = facts.utilityBars.find((one) => one.name === name);
  if (bar === undefined) return null;
  const text = bar.text.replace(
    /(<name>gatewayUrl<\/name>\s*(?:<type>[^<]*<\/type>\s*)?<value>)[^<]*/,
    (_, before: string) => `${before}${gatewayUrl}`,
  );
  return { path: bar.path, text, says: `Let Zoom Phone in ${name} ask ${gatewayUrl}.` };
}

function directivesOf(origin: string, gatewayUrl: string | null): readonly Directive[] {
  if (gatewayUrl === null) return [];
  return trustedOrigins(gatewayUrl, true).find((one) => one.origin === origin)?.directives ?? [];
}

function trustedSite(origin: string, directives: readonly Directive[], withMicrophone: boolean): string {
  const flags = Object.entries(DIRECTIVES).map(
    ([directive, element]) => `    <${element}>${directives.some((one) => one === directive)}</${element}>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<CspTrustedSite xmlns="http://soap.sforce.com/2006/04/metadata">
    <${MICROPHONE}>${withMicrophone}</${MICROPHONE}>
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
