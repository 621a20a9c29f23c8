/** A gateway with a browser line between a local Zoom, a local Salesforce, and a real engine with real telephones. */
import { USERS } from '../../scripts/workbench/parties.ts';
import type { WorkbenchUser } from '../../scripts/workbench/parties.ts';
import type { AgentBrowser } from '../agentBrowser.ts';
import { startGatewayStack } from '../gatewayStack.ts';
import type { GatewayStack, StackOptions } from '../gatewayStack.ts';
import type { TestDatabase } from '../postgres.ts';
import { engineEnv, phonesWith } from './atZoom.ts';
import { mustStaySecret } from '../secrecy/witness.ts';
import { SIP_DOMAIN, SIP_PASSWORD } from './kamailio.ts';
import { openLinePage } from './linePage.ts';
import type { LinePage } from './linePage.ts';
import { startVoiceBed } from './voiceBed.ts';
import type { VoiceBed } from './voiceBed.ts';

/** The agent's user at the SIP domain: a number, so that telephones can dial it. */
export const AGENT_NUMBER = '+15550001000';

export interface PhoneChange {
  /** Whose; the first user's unless it is said. */
  readonly user?: WorkbenchUser;
  readonly password?: string;
  readonly name?: string;
  readonly userName?: string;
}

export interface VoiceStack extends GatewayStack {
  readonly bed: VoiceBed;
  readonly agent: AgentBrowser;
  /**
   * @param calls those whose audio the page still has
   * @param gatewayUrl where the page is led to; the first gateway unless it is said
   */
  page(calls?: readonly string[], gatewayUrl?: string): Promise<LinePage>;
  /** What Zoom has as the agent's phone. */
  assignPhone(change?: PhoneChange): void;
}

export interface VoiceStackOptions extends Pick<StackOptions, 'env' | 'zoomTimes'> {
  readonly fullTrickle?: boolean;
}

export async function startVoiceStack(
  database: TestDatabase,
  { fullTrickle = false, env = {}, ...options }: VoiceStackOptions = {},
): Promise<VoiceStack> {
  const bed = await startVoiceBed({ fullTrickle });
  mustStaySecret([SIP_PASSWORD, SIP_DOMAIN, bed.engineSecret]);
  const stack = await startGatewayStack(database, {
    ...options,
    env: {
      ...engineEnv(bed),
      ...env,
    },
  }).catch(async (error: unknown) => {
    await bed.stop();
    throw error;
  });
  const [first] = USERS;
  if (first === undefined) throw new Error('The workbench has no users.');

  const assignPhone: VoiceStack['assignPhone'] = ({
    user = first,
    password,
    name = 'Salesforce browser',
    userName,
  } = {}) => {
    const account = { ...bed.account(userName ?? AGENT_NUMBER), ...(password !== undefined && { password }) };
    stack.zoom.deskPhones.assign(user.zoomId, phonesWith(account, name));
  };
  assignPhone();
  const agent = await stack.signedIn();

  return {
    ...stack,
    bed,
    agent,
    assignPhone,
    page: (calls = [], gatewayUrl = stack.urls.gateway) =>
      openLinePage({ gatewayUrl, origin: stack.urls.shell, agent, calls }),
    async stop() {
      await stack.stop();
      await bed.stop();
    },
  };
}
