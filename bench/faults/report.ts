/** A run as rows of the table. */
import { milliseconds } from '../format.ts';
import type { Row } from '../measurement.ts';
import { percentile } from '../statistics.ts';
import type { FaultRun } from './runFaults.ts';

export function rowsOf({ verdict, calls, calmLatencies, requests, troubles, ...run }: FaultRun): Row[] {
  const none = (measure: string, count: number): Row => {
    return { measure, value: String(count), target: '0', met: count === 0 };
  };
  return [
    { measure: 'Gateways', value: String(run.gateways) },
    { measure: 'Calls', value: String(calls) },
    { measure: 'Tasks', value: String(verdict.tasks), target: String(calls), met: verdict.tasks === calls },
    none('Calls lost', verdict.lost),
    none('Calls twice', verdict.twice),
    none(`Comments that are not as written, of ${run.comments}`, verdict.wrongComments),
    none('Logs on the wrong person, or not on their Task', verdict.wrongLinks),
    none('Tasks of no call', verdict.strangers),
    none('Last states of calls that a widget was not told', verdict.feedGaps),
    none('Changes that a widget was told twice, or after a later one', verdict.feedDisorder),
    ...[...troubles]
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([name, times]): Row => ({ measure: name, value: String(times) })),
    { measure: 'Requests to Salesforce that failed and were made again', value: String(requests.refused) },
    { measure: 'Requests to Salesforce per call', value: requests.perCall.toFixed(2) },
    {
      measure: 'Hang-up to Task while nothing goes wrong, p50',
      value: milliseconds(percentile(calmLatencies, 0.5)),
    },
    {
      measure: 'Hang-up to Task while nothing goes wrong, p95',
      value: milliseconds(percentile(calmLatencies, 0.95)),
    },
    { measure: 'Time of the whole run', value: `${run.seconds.toFixed(0)} s` },
  ];
}
