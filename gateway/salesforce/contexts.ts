/**
 * What is going on with people: one request (Composite resource) for all. Of the Batch resource each part would count
 * against the org's limit.
 */
import type { PersonContext } from '#call-core';
import type { FoundPerson } from '../calls/entry.ts';
import type { Agent } from '../calls/ports.ts';
import { contextPaths, readContexts } from './contextQueries.ts';
import { composite, refusalOf } from './composite.ts';
import type { PartAnswer } from './composite.ts';
import type { SalesforceRequest } from './request.ts';

export type ContextOf = (person: Pick<FoundPerson, 'id' | 'accountId'>) => PersonContext;

export interface Contexts {
  /** @throws PhoneError where Salesforce cannot be asked; what the agent may not see is merely missing */
  of(agent: Agent, ids: readonly string[]): Promise<ContextOf>;
  /**
   * Together with other queries. A request takes five: three are the contexts'.
   * @param paths of those, below `/services/data/vNN.0` @throws PhoneError also where one of those is refused
   * @returns their answers
   */
  along(
    agent: Agent,
    paths: readonly string[],
    ids: readonly string[],
  ): Promise<readonly [readonly unknown[], ContextOf]>;
}

export function createContexts(request: SalesforceRequest): Contexts {
  /** Each query succeeds or fails by itself. */
  function readAll(agent: Agent, paths: readonly string[]): Promise<PartAnswer[]> {
    const parts = paths.map((path, index) => ({
      method: 'GET' as const,
      path,
      referenceId: `query${index}`,
    }));
    return composite(request, agent.id, parts, { allOrNone: false });
  }

  return {
    async of(agent, ids) {
      return readContexts((await readAll(agent, contextPaths(ids))).map(answerOrNull));
    },
    async along(agent, paths, ids) {
      const told = await readAll(agent, [...paths, ...contextPaths(ids)]);
      const contexts = told.slice(paths.length).map(answerOrNull);
      return [told.slice(0, paths.length).map(answerOf), readContexts(contexts)];
    },
  };
}

function answerOrNull({ httpStatusCode, body }: PartAnswer): unknown {
  return httpStatusCode < 300 ? body : null;
}

function answerOf(told: PartAnswer): unknown {
  const refusal = refusalOf(told);
  if (refusal !== null) throw refusal;
  return told.body;
}
