/** The External Client App by which agents sign in (Metadata API: ExtlClntAppGlobalOauthSettings and others). */
import { textAt } from '../../metadata/metadataFiles.ts';
import type { OrgFacts, OrgFile } from './orgFacts.ts';
import type { OrgFinding } from './orgFindings.ts';

const CALLBACK_PATH = '/sign-in/salesforce';
/** By their names in metadata, and as OAuth calls them. Full contains all. */
const SCOPES = { Api: 'api', RefreshToken: 'refresh_token', Basic: 'id' } as const;

export function checkClientApp({ clientApps }: OrgFacts, gatewayUrl: string): OrgFinding[] {
  const callback = `${gatewayUrl}${CALLBACK_PATH}`;
  const leadsBack = ({ content }: OrgFile) => callbacksOf(content).includes(callback);
  const app = clientApps.global.find(leadsBack);
  if (app === undefined) {
    const [other] = clientApps.global.filter(({ content }) =>
      callbacksOf(content).some((url) => url.endsWith(CALLBACK_PATH)),
    );
    return other === undefined
      ? [{ code: 'org.appMissing', facts: [callback] }]
      : [{ code: 'org.appCallback', facts: [appOf(other), callbacksOf(other.content).join(', '), callback] }];
  }
  const name = appOf(app);
  const isOf = (file: OrgFile) => appOf(file) === name;
  return [
    ...unless(textAt(app.content, 'isPkceRequired') === 'true', { code: 'org.appPkce', facts: [name] }),
    ...unless(textAt(app.content, 'isRefreshTokenRotationEnabled') === 'true', {
      ...{ code: 'org.appRotation', facts: [name] },
    }),
    ...clientApps.settings.filter(isOf).flatMap(({ content }) => scopes(name, content)),
    ...clientApps.policies.filter(isOf).flatMap(({ content }) =>
      unless(textAt(content, 'refreshTokenPolicyType') !== 'Zero', {
        code: 'org.appPolicy',
        facts: [name],
      }),
    ),
  ];
}

function unless(isFine: boolean, finding: OrgFinding): OrgFinding[] {
  return isFine ? [] : [finding];
}

/** One a line. */
function callbacksOf(content: unknown): string[] {
  return textAt(content, 'callbackUrl').split(/\s+/);
}

function appOf({ content }: OrgFile): string {
  return textAt(content, 'externalClientApplication');
}

function scopes(name: string, content: unknown): OrgFinding[] {
  const given = textAt(content, 'commaSeparatedOauthScopes').split(/\s*,\s*/);
  const hasAll = given.includes('Full');
  const lacking = Object.entries(SCOPES)
    .filter(([scope]) => !given.includes(scope) && !(hasAll && scope !== 'RefreshToken'))
    .map(([, oauth]) => oauth);
  return lacking.length === 0 ? [] : [{ code: 'org.appScopes', facts: [name, lacking.join(', ')] }];
}
