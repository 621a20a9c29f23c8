/** The Tasks that calls leave at Salesforce. */
import type { Workbench } from '../../scripts/workbench/startWorkbench.ts';
import { expect } from '../fixtures.ts';

type Salesforce = Pick<Workbench, 'salesforce'>;

export function tasksOf({ salesforce }: Salesforce, callId: string) {
  return salesforce.records.find('Task', { CallObject: callId });
}

/** A word that comes just after a saving waits until the agent has stopped writing. */
const SAVED_WITHIN_MS = 45_000;

/** Waits until the call has its one Task, and that says this. @returns the Task's id */
export async function expectTask(
  workbench: Salesforce,
  callId: string,
  fields: Readonly<Record<string, unknown>>,
): Promise<string> {
  await expect
    .poll(() => tasksOf(workbench, callId), { timeout: SAVED_WITHIN_MS })
    .toEqual([expect.objectContaining(fields)]);
  return String(tasksOf(workbench, callId)[0]?.['Id']);
}

export async function expectNoTask(workbench: Salesforce, callId: string): Promise<void> {
  await expect.poll(() => tasksOf(workbench, callId)).toEqual([]);
}
