import { SessionSchema, parseOrNull } from '#call-core';
import type { AgentBrowser } from '../../test-support/agentBrowser.ts';

/**
 * As the agent does when the widget asks for it: a gateway that is killed between the renewal of a token and the note of
 * it has lost the new one, and the old one is not taken any more. @returns whether it was needed
 */
export async function signInIfNeeded(browser: AgentBrowser): Promise<boolean> {
  const answer = await browser.send('GET', '/api/session').catch(() => null);
  if (answer?.ok !== true) return false;
  const session = parseOrNull(SessionSchema, await answer.json());
  if (session === null || session.signInNeeded === null) return false;
  await browser.signIn();
  return true;
}
