/**
 * Tasks of threads, by external id, so that writing again changes nothing: new ones together (sObject Collections resource), of
 * those that are there only what has changed.
 */
import { PhoneError, parse, toPhoneError } from '#call-core';
import * as v from 'valibot';
import type { Agent } from '../calls/ports.ts';
import type { TaskToSave, TextTasks } from '../texts/ports.ts';
import { resultsOf } from './collections.ts';
import { composite, mayReadAsReference, refusalOf } from './composite.ts';
import { EXTERNAL_ID, difference, pathOf } from './logRequests.ts';
import type { SalesforceRequest } from './request.ts';

type Outcome = { readonly taskId: string | null } | PhoneError;

/** "The list can contain up to 200 objects." */
const MOST_ROWS = 200;
/** Of text in one request: far below what Salesforce takes, and quick enough to be sent again. */
const MOST_CHARACTERS = 1_500_000;
/** Of one Composite request. */
const MOST_PARTS = 25;
const NO_WORD = new PhoneError('salesforce.unavailable', { retry: 'later' });
const Upserted = v.nullable(v.object({ id: v.optional(v.string()) }));

export function createTextTasks({ request }: { readonly request: SalesforceRequest }): TextTasks {
  /** All fields, whether there is one or not. */
  async function saveWhole(agent: Agent, tasks: readonly TaskToSave[]): Promise<Outcome[]> {
    const records = tasks.map(({ key, fields }) => ({
      attributes: { type: 'Task' },
      [EXTERNAL_ID]: key,
      ...fields,
    }));
    const body = { allOrNone: false, records };
    const path = `/composite/sobjects/Task/${EXTERNAL_ID}`;
    const rows = await request(agent.id, { method: 'PATCH', path, body });
    const answer = { referenceId: 'tasks', httpStatusCode: 200, body: rows };
    return resultsOf(answer, tasks.length).map((row) => (row.ok ? { taskId: row.id } : row.error));
  }

  async function change(agent: Agent, task: TaskToSave): Promise<Outcome> {
    const answer = await request(agent.id, { method: 'PATCH', path: changePath(task), body: changeOf(task) });
    return { taskId: parse(Upserted, answer ?? null, 'salesforce.refused')?.id ?? null };
  }

  /** What somebody wrote must not be taken for a reference to another part, so such a Task goes by itself. */
  async function changeTogether(agent: Agent, tasks: readonly TaskToSave[]): Promise<Outcome[]> {
    const parts = tasks.map((task, index) => ({
      ...{ method: 'PATCH' as const, path: changePath(task) },
      ...{ referenceId: `task${index}`, body: changeOf(task) },
    }));
    const answers = await composite(request, agent.id, parts, { allOrNone: false });
    return parts.map(({ referenceId }) => {
      const refusal = refusalOf(answers.find((answer) => answer.referenceId === referenceId));
      return refusal ?? { taskId: null };
    });
  }

  async function settled(
    tasks: readonly TaskToSave[],
    work: () => Promise<readonly Outcome[]>,
  ): Promise<readonly Outcome[]> {
    try {
      return await work();
    } catch (caught) {
      const error = toPhoneError(caught);
      return tasks.map(() => error);
    }
  }

  async function changeAll(agent: Agent, tasks: readonly TaskToSave[]): Promise<readonly Outcome[]> {
    const [only, second] = tasks;
    const outcomes = await settled(tasks, async () =>
      only !== undefined && second === undefined ? [await change(agent, only)] : changeTogether(agent, tasks),
    );
    // Somebody has deleted them: what was said must not be lost with them.
    const gone = tasks.filter((_, index) => isGone(outcomes[index]));
    if (gone.length === 0) return outcomes;
    const anew = await settled(gone, () => saveWhole(agent, gone));
    return tasks.map((task, index) => {
      const place = gone.indexOf(task);
      return (place === -1 ? outcomes[index] : anew[place]) ?? NO_WORD;
    });
  }

  return {
    async saveTasks(agent, tasks) {
      const outcomes = new Map<TaskToSave, Outcome>();
      for (const { isNew, some } of batchesOf(tasks)) {
        const answers = isNew
          ? await settled(some, () => saveWhole(agent, some))
          : await changeAll(agent, some);
        some.forEach((task, index) => outcomes.set(task, answers[index] ?? NO_WORD));
      }
      return tasks.map((task) => outcomes.get(task) ?? NO_WORD);
    },
  };
}

/** A few fields make no record, so that a Task which is gone is refused here and not made anew. */
function changePath({ key }: TaskToSave): string {
  return `${pathOf('Task', key)}?updateOnly=true`;
}

function changeOf({ fields, known }: TaskToSave): Record<string, unknown> {
  return difference(fields, known ?? {});
}

function isGone(outcome: Outcome | undefined): boolean {
  return outcome !== undefined && 'code' in outcome && outcome.code === 'salesforce.recordGone';
}

interface Batch {
  readonly isNew: boolean;
  readonly some: TaskToSave[];
}

function batchesOf(tasks: readonly TaskToSave[]): Batch[] {
  const isAlone = (task: TaskToSave) => mayReadAsReference(changeOf(task));
  const changed = tasks.filter(({ known }) => known !== null);
  return [
    ...cut(
      tasks.filter(({ known }) => known === null),
      MOST_ROWS,
    ).map((some) => ({ isNew: true, some })),
    ...cut(
      changed.filter((task) => !isAlone(task)),
      MOST_PARTS,
    ).map((some) => ({ isNew: false, some })),
    ...changed.filter(isAlone).map((task) => ({ isNew: false, some: [task] })),
  ];
}

function cut(tasks: readonly TaskToSave[], most: number): TaskToSave[][] {
  const batches: TaskToSave[][] = [];
  let characters = 0;
  for (const task of tasks) {
    const { length } = JSON.stringify(task.fields);
    const last = batches.at(-1);
    if (last === undefined || last.length >= most || characters + length > MOST_CHARACTERS) {
      batches.push([task]);
      characters = length;
    } else {
      last.push(task);
      characters += length;
    }
  }
  return batches;
}
