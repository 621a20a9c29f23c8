/** What can be wrong in the org, in words for whoever runs the command. `docs/doctor.md` is made of it. */
import type { Severity } from '#call-core';

interface Words {
  readonly severity: Severity;
  readonly what: string;
  readonly cause: string;
  readonly fix: string;
  /** `--fix` can do it. */
  readonly canFix: boolean;
}

/** Places {0}, {1}... are filled in with the facts. */
export const ORG_FINDINGS = {
  'org.adminUnassigned': {
    ...{ severity: 'warning', canFix: true },
    what: 'You do not have the permission set Zoom Phone Admin.',
    cause: 'It is not assigned to {0}. Without it the settings page cannot be changed.',
    fix: 'Assign it: Setup › Permission Sets › Zoom Phone Admin › Manage Assignments.',
  },
  'org.appCallback': {
    ...{ severity: 'error', canFix: false },
    what: 'The External Client App {0} leads back to another address than the gateway’s.',
    cause: 'Its callback URL is {1}. Agents cannot sign in.',
    fix: 'External Client App Manager › the app › Settings › OAuth Settings: set the callback URL to {2}.',
  },
  'org.appMissing': {
    ...{ severity: 'error', canFix: false },
    what: 'There is no External Client App for the gateway.',
    cause: 'No app of this org has the callback URL {0}.',
    fix: 'Setup › External Client App Manager › New: callback URL {0}, scopes api, refresh_token and id, PKCE and refresh token rotation on.',
  },
  'org.appPkce': {
    ...{ severity: 'warning', canFix: false },
    what: 'The External Client App {0} does not ask for PKCE.',
    cause: 'A stolen code could be exchanged for tokens by somebody else.',
    fix: 'External Client App Manager › the app › Settings › OAuth Settings: turn on “Require Proof Key for Code Exchange (PKCE)”.',
  },
  'org.appPolicy': {
    ...{ severity: 'error', canFix: false },
    what: 'Refresh tokens of the External Client App {0} end at once.',
    cause:
      'Its Refresh Token Policy expires them immediately, so agents have to sign in again and again, and calls are not logged in between.',
    fix: 'External Client App Manager › the app › Policies: let refresh tokens be valid until they are revoked, or for months without use.',
  },
  'org.appRotation': {
    ...{ severity: 'warning', canFix: false },
    what: 'Refresh tokens of the External Client App {0} do not change.',
    cause: 'Refresh token rotation is off. A stolen token works until it is revoked.',
    fix: 'External Client App Manager › the app › Settings › OAuth Settings: turn on “Enable Refresh Token Rotation”.',
  },
  'org.appScopes': {
    ...{ severity: 'error', canFix: false },
    what: 'The External Client App {0} lacks scopes: {1}.',
    cause: 'Agents cannot sign in, or only until their access token ends.',
    fix: 'External Client App Manager › the app › Settings › OAuth Settings: add these scopes.',
  },
  'org.componentsMissing': {
    ...{ severity: 'error', canFix: false },
    what: 'Components of the package are missing: {0}.',
    cause: 'An older version is deployed, or they were deleted.',
    fix: 'Deploy the package of this version.',
  },
  'org.cspContexts': {
    ...{ severity: 'error', canFix: true },
    what: 'The trusted URL {0} lacks directives: {1}.',
    cause: 'It was made for something else. The widget cannot use {2} for that.',
    fix: 'Setup › Trusted URLs › {0}: check these CSP directives, for Lightning Experience pages or all.',
  },
  'org.cspInactive': {
    ...{ severity: 'error', canFix: true },
    what: 'The trusted URL {0} is not active.',
    cause: 'Somebody has turned it off. Lightning pages may not use {1}.',
    fix: 'Setup › Trusted URLs › {0}: check Active.',
  },
  'org.cspMicrophone': {
    ...{ severity: 'warning', canFix: true },
    what: 'The trusted URL {0} does not give the microphone.',
    cause:
      'The browser line is in a utility bar. Where the org’s Permissions-Policy grants the microphone to trusted URLs only, agents are not heard. Whether it does cannot be seen from here.',
    fix: 'Setup › Trusted URLs › {0}: check the Permissions Policy Directive “microphone”. Or Setup › Session Settings › Browser Feature Permissions: see that Microphone is not “Never”.',
  },
  'org.cspMissing': {
    ...{ severity: 'error', canFix: true },
    what: 'There is no trusted URL for {0}.',
    cause: 'Lightning pages may only use addresses that are named there.',
    fix: 'Setup › Trusted URLs › New: {0}, CSP directives {1}.',
  },
  'org.fieldsHidden': {
    ...{ severity: 'error', canFix: true },
    what: 'The permission set Zoom Phone Agent lacks rights on fields: {0}.',
    cause: 'It was changed in Setup, or is of an older version.',
    fix: 'Deploy the permission set of this version, or give the rights by hand: Setup › Permission Sets › Zoom Phone Agent › Object Settings.',
  },
  'org.nobodyAssigned': {
    ...{ severity: 'error', canFix: false },
    what: 'Nobody has the permission set Zoom Phone Agent.',
    cause: 'It is not assigned to any active user. Nobody can telephone.',
    fix: 'Setup › Permission Sets › Zoom Phone Agent › Manage Assignments: add the people who telephone.',
  },
  'org.originMissing': {
    ...{ severity: 'error', canFix: false },
    what: 'The gateway does not serve pages of {0}.',
    cause: 'Its WIDGET_ORIGINS do not name the address of Lightning in this org.',
    fix: 'Add {0} to WIDGET_ORIGINS and restart the gateway.',
  },
  'org.packageMissing': {
    ...{ severity: 'error', canFix: false },
    what: 'The package is not in this org.',
    cause: 'It was never deployed, or it was removed.',
    fix: 'Deploy the package, then look again.',
  },
  'org.rightsMissing': {
    ...{ severity: 'error', canFix: true },
    what: 'The permission set Zoom Phone Agent lacks rights: {0}.',
    cause: 'It was changed in Setup, or is of an older version.',
    fix: 'Deploy the permission set of this version, or give the rights by hand: Setup › Permission Sets › Zoom Phone Agent.',
  },
  'org.utilityAddress': {
    ...{ severity: 'error', canFix: true },
    what: 'Zoom Phone in the utility bar {0} asks another gateway.',
    cause: 'Its Gateway URL is {1}, and the gateway is at {2}.',
    fix: 'Setup › App Manager › the app › Utility Items › Zoom Phone: set the Gateway URL to {2}.',
  },
  'org.utilityNowhere': {
    ...{ severity: 'error', canFix: false },
    what: 'Zoom Phone is in the utility bar of no app.',
    cause: 'The utility item was never added, or its app was deleted.',
    fix: 'Setup › App Manager › the app › Utility Items: add Zoom Phone, with the address of the gateway, 340 wide and 640 high.',
  },
  'org.utilitySilent': {
    ...{ severity: 'error', canFix: false },
    what: 'No gateway answers at {1}, which Zoom Phone in the utility bar {0} asks.',
    cause: 'The gateway does not run, or the address is wrong.',
    fix: 'Open {1}/healthz in a browser: it must say “ok”. Start the gateway, or correct the Gateway URL of the utility item.',
  },
} as const satisfies Readonly<Record<string, Words>>;

export type OrgFindingCode = keyof typeof ORG_FINDINGS;

export interface OrgFinding {
  readonly code: OrgFindingCode;
  readonly facts: readonly string[];
}
