/** Console apps: a record opens in a workspace tab, and what belongs to a person in a subtab of the person's tab. */
import type { PhoneState } from 'c/zoomPhoneStore';
import { openSubtab, openTab } from 'lightning/platformWorkspaceApi';

/**
 * A tab that is there already is shown instead of a second one.
 * @param personId whom the record belongs to; null where nobody is known
 * @throws whatever the platform says when it opens no tab
 */
export async function openInWorkspace(recordId: string, personId: string | null): Promise<void> {
  if (personId !== null && personId !== recordId && (await opensBeside(personId, recordId))) return;
  await openTab({ recordId, focus: true });
}

/** False where the person's tab takes no subtab: by a navigation rule of the org it may be one itself. */
async function opensBeside(personId: string, recordId: string): Promise<boolean> {
  try {
    await openSubtab(await openTab({ recordId: personId, focus: false }), { recordId, focus: true });
    return true;
  } catch {
    return false;
  }
}

/** @returns the person of the call or thread on which the widget shows the record */
export function personBehind({ entries, texts }: PhoneState, recordId: string): string | null {
  const entry = entries.find(({ log }) => {
    const { lastCall, openCases = [], openOpportunities = [] } = log.who?.context ?? {};
    const shown = [log.relatedTo, ...openCases, ...openOpportunities].flatMap((record) => record?.id ?? []);
    return [log.taskId, log.followUpTask?.taskId, lastCall?.taskId, ...shown].includes(recordId);
  });
  if (entry !== undefined) return entry.log.who?.id ?? null;
  const thread = texts.threads.find(({ log }) => log.taskId === recordId);
  return thread?.peers.find(({ who }) => who !== null)?.who?.id ?? null;
}
