/** External Client Apps: the programs that may sign people in. */
import type { Access } from '../rules/access.ts';

export interface ExternalClientApp {
  /** What the approval page calls it. */
  readonly label: string;
  /** Consumer key. */
  readonly clientId: string;
  /** Consumer secret. */
  readonly clientSecret: string;
  /** Addresses that may receive the code; compared as they stand. */
  readonly redirectUris: readonly string[];
  /** `adminApproved`: only who has one of the permission sets, and nobody is asked. */
  readonly permittedUsers: 'selfAuthorized' | 'adminApproved';
  readonly permissionSets: readonly string[];
  readonly scopes: readonly string[];
  /** The user in whose name the app acts by itself; null switches client credentials off. */
  readonly clientCredentialsUserId: string | null;
}

export function isPermitted(app: ExternalClientApp, access: Access): boolean {
  return (
    app.permittedUsers === 'selfAuthorized' ||
    app.permissionSets.some((name) => access.hasPermissionSet(name))
  );
}

/** Scopes that bring a refresh token; Salesforce treats the two names as one. */
export function wantsRefreshToken(scopes: readonly string[]): boolean {
  return scopes.includes('refresh_token') || scopes.includes('offline_access');
}
