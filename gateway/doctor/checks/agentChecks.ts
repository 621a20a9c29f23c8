/** Whether agents are signed in, and what they may do at Zoom. */
import type { Finding, FindingCode, Severity } from '#call-core';
import type { Provider } from '../../agents/ports.ts';
import { finding, namesOf } from '../finding.ts';
import type { AskedAgent, DoctorFacts, StoredAgent, StoredFacts } from '../ports.ts';

export function checkAgents({ stored, asked, config: { scopes } }: DoctorFacts): Finding[] {
  if (stored === null) return [];
  const { agents } = stored;
  if (agents.length === 0) return [finding('note', 'agents.none')];
  // Whose tokens cannot be opened is told with the key.
  const open = agents.filter(({ closedBy }) => closedBy.length === 0);
  return [
    ...signIns(
      'agents.salesforceSignIn',
      open,
      (agent) => agent.needsSalesforceSignIn || isRefused(agent, asked, 'salesforce'),
    ),
    ...signIns(
      'agents.zoomSignIn',
      open,
      (agent) => agent.needsZoomSignIn || isRefused(agent, asked, 'zoom'),
    ),
    ...missingScopes('error', 'agents.zoomScopes', stored, scopes.needed),
    ...missingScopes('note', 'agents.zoomScopesOptional', stored, scopes.optional),
    ...withoutLicence(asked),
  ];
}

/** That a token is worth nothing any more shows when it is used. */
function isRefused({ name }: StoredAgent, asked: readonly AskedAgent[], provider: Provider): boolean {
  return asked.some((agent) => agent.name === name && agent[provider] === `${provider}.signInNeeded`);
}

function signIns(
  code: FindingCode,
  agents: readonly StoredAgent[],
  needs: (agent: StoredAgent) => boolean,
): Finding[] {
  const names = agents.filter(needs).map(({ name }) => name);
  return names.length === 0
    ? []
    : [finding('warning', code, { where: namesOf(names), facts: [names.length] })];
}

/** One finding for all who lack the same: they have agreed to the same version of the app. */
function missingScopes(
  severity: Severity,
  code: FindingCode,
  { agents }: StoredFacts,
  wanted: readonly string[],
): Finding[] {
  const lacking = agents.flatMap(({ name, zoomScopes, needsZoomSignIn }) => {
    if (zoomScopes === null || needsZoomSignIn) return [];
    const missing = wanted.filter((scope) => !zoomScopes.includes(scope));
    return missing.length === 0 ? [] : [{ name, missing: missing.join(', ') }];
  });
  return [...Map.groupBy(lacking, ({ missing }) => missing)].map(([missing, who]) =>
    finding(severity, code, { where: namesOf(who.map(({ name }) => name)), facts: [missing] }),
  );
}

function withoutLicence(asked: readonly AskedAgent[]): Finding[] {
  const names = asked.filter(({ zoom }) => zoom === 'zoom.noPhoneLicence').map(({ name }) => name);
  return names.length === 0 ? [] : [finding('error', 'agents.noPhoneLicence', { where: namesOf(names) })];
}
