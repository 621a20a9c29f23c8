/** What gateway and Zoom must know of a voice bed. */
import { ZOOM_ACCOUNT_CLIENT } from '../../scripts/workbench/parties.ts';
import type { LocalZoom } from '../../scripts/workbench/zoom/localZoom.ts';
import type { VoiceBed } from './voiceBed.ts';

/** Variables of a gateway that has the browser line. */
export function engineEnv({ engineUrl, engineSecret, caFile }: VoiceBed): Readonly<Record<string, string>> {
  return {
    VOICE_ENGINES: engineUrl,
    VOICE_ENGINE_SECRET: engineSecret,
    VOICE_PROXY_HOSTS: 'localhost',
    ZOOM_ACCOUNT_ID: ZOOM_ACCOUNT_CLIENT.accountId,
    ZOOM_ACCOUNT_CLIENT_ID: ZOOM_ACCOUNT_CLIENT.id,
    ZOOM_ACCOUNT_CLIENT_SECRET: ZOOM_ACCOUNT_CLIENT.secret,
    NODE_EXTRA_CA_CERTS: caFile,
  };
}

type DeskPhones = Parameters<LocalZoom['deskPhones']['assign']>[1];

/** The phones of an agent: one on the desk, and the browser. */
export function phonesWith(
  account: ReturnType<VoiceBed['account']>,
  name = 'Salesforce browser',
): DeskPhones {
  const { domain, userName, password, outboundProxy } = account;
  return [
    { name: 'Desk', sip: null },
    { name, sip: { domain, userName, authorizationId: userName, password, outboundProxy } },
  ];
}
