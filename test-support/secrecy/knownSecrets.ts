/** What every test begins with: the people of the workbench, Zoom's examples, and the keys of all parties. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  ADMIN_KEY,
  ENCRYPTION_KEY,
  SALESFORCE_CLIENT,
  WEBHOOK_SECRET,
  ZOOM_CLIENT,
  ZOOM_USERS,
} from '../../scripts/workbench/parties.ts';
import { AGENTS, COMPANIES, PEOPLE } from '../../scripts/workbench/people.ts';
import { secretsIn } from './secrets.ts';
import type { Secret } from './secrets.ts';

const EXAMPLES = fileURLToPath(new URL('../../fixtures/zoom', import.meta.url));

export function knownSecrets(): Secret[] {
  return secretsIn([
    ...[SALESFORCE_CLIENT.secret, ZOOM_CLIENT.secret, WEBHOOK_SECRET, ADMIN_KEY],
    ENCRYPTION_KEY.split(':')[1],
    ...AGENTS,
    ...ZOOM_USERS,
    ...COMPANIES,
    ...PEOPLE.map(({ phone, mobilePhone, ...person }) => ({
      ...person,
      numbers: [phone, mobilePhone].flatMap((each) => (each === null ? [] : [each.typed, each.e164])),
    })),
    ...['rest', 'webhooks', 'smart-embed'].flatMap((folder) => examplesIn(path.join(EXAMPLES, folder))),
  ]);
}

function examplesIn(folder: string): unknown[] {
  return readdirSync(folder).map((file): unknown =>
    JSON.parse(readFileSync(path.join(folder, file), 'utf8')),
  );
}
