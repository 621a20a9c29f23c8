/** A second agent, who has a Zoom Phone line of another's and nothing to do with what the first has. */
import { USERS, ZOOM_USERS } from '../scripts/workbench/parties.ts';
import { createAgentBrowser } from './agentBrowser.ts';
import type { AgentBrowser } from './agentBrowser.ts';
import type { GatewayStack } from './gatewayStack.ts';

export async function colleagueAt(stack: GatewayStack): Promise<AgentBrowser> {
  const user = USERS.find(({ agent }) => agent.key === 'haruto');
  const line = ZOOM_USERS.at(-1);
  if (user === undefined || line === undefined) throw new Error('Nobody is there.');
  const browser = createAgentBrowser({
    urls: stack.urls,
    user,
    session: stack.salesforce.sessionFor(user.salesforceId),
    zoomCookie: stack.zoom.cookieFor(line.id),
  });
  const outcome = await browser.signIn();
  if (typeof outcome === 'string') throw new Error(`Could not sign in: ${outcome}`);
  return browser;
}
