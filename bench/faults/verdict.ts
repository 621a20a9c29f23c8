/** What has to be true at the end of the run, read in Salesforce itself. */
import type { LocalSalesforce } from '../../scripts/workbench/salesforce/localSalesforce.ts';
import type { MadeCall } from './telephone.ts';

export interface Verdict {
  readonly tasks: number;
  /** Calls without a Task, or without a Zoom Call Log. */
  readonly lost: number;
  /** Calls with more than one of either. */
  readonly twice: number;
  /** Whose comment is not what the agent wrote last. */
  readonly wrongComments: number;
  /** Tasks and Zoom Call Logs that are not of the right person, or not of each other. */
  readonly wrongLinks: number;
  /** Tasks of no call that was made. */
  readonly strangers: number;
}

interface Expected {
  readonly zoomUserId: string;
  readonly calls: readonly MadeCall[];
  readonly comments: ReadonlyMap<string, string>;
}

type Fields = Readonly<Record<string, unknown>>;

export function judge({ records }: LocalSalesforce, { zoomUserId, calls, comments }: Expected): Verdict {
  const made = new Set(calls.map(({ callId }) => callId));
  const tasks = Map.groupBy(
    records.find('Task').filter(({ ZoomCallId__c: key }) => key !== null),
    (task) => String(task['CallObject']),
  );
  const logs = Map.groupBy(records.find('ZoomCallLog__c'), (log) => String(log['ZoomCallId__c']));
  const found = calls.map((call) => ({
    call,
    tasks: tasks.get(call.callId) ?? [],
    logs: logs.get(`${call.callId}:${zoomUserId}`) ?? [],
  }));
  const once = found.filter((each) => each.tasks.length === 1 && each.logs.length === 1);
  return {
    tasks: [...tasks.values()].flat().length,
    lost: found.filter((each) => each.tasks.length === 0 || each.logs.length === 0).length,
    twice: found.filter((each) => each.tasks.length > 1 || each.logs.length > 1).length,
    wrongComments: once.filter(
      ({ call, tasks: [task] }) => (task?.['Description'] ?? '') !== (comments.get(call.callId) ?? ''),
    ).length,
    wrongLinks: once.filter(({ call, tasks: [task], logs: [log] }) => !isLinked(call, task, log)).length,
    strangers: [...tasks.keys()].filter((callId) => !made.has(callId)).length,
  };
}

function isLinked({ customer }: MadeCall, task: Fields | undefined, log: Fields | undefined): boolean {
  return (
    task?.['WhoId'] === customer.id &&
    log?.['Contact__c'] === customer.id &&
    task['ZoomCallLog__c'] === log['Id'] &&
    log['TaskId__c'] === task['Id']
  );
}

export function isRight(verdict: Verdict, calls: number): boolean {
  const { tasks, ...wrong } = verdict;
  return tasks === calls && Object.values(wrong).every((count) => count === 0);
}
