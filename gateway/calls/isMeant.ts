import type { Agent } from './ports.ts';

/** Whether whoever runs the gateway means this agent: by a part of the name, or by the Salesforce user id. */
export function isMeant(
  { name, salesforceUserId }: Pick<Agent, 'name' | 'salesforceUserId'>,
  wanted: string,
): boolean {
  return salesforceUserId === wanted || name.toLowerCase().includes(wanted.toLowerCase());
}
