/** The panel's line to the server of the workbench. */
import * as v from 'valibot';
import type { Action, WorkbenchState } from '../controls.ts';
import { createStateFeed, type StateFeed } from './stateFeed.ts';
import { createValue, type Value } from './value.ts';

const ProblemSchema = v.object({ error: v.string() });

export interface ControlsClient extends StateFeed {
  /** Undefined until the server has answered, and while it does not. */
  readonly state: Pick<Value<WorkbenchState | undefined>, 'current' | 'subscribe'>;
  /** @returns what went wrong, in words; undefined when all is well. */
  perform(action: Action): Promise<string | undefined>;
}

interface Deps {
  /** Whose state it is. */
  readonly userId: string;
  readonly onReload: () => void;
}

export function createControlsClient({ userId, onReload }: Deps): ControlsClient {
  const state = createValue<WorkbenchState | undefined>(undefined);
  const { start, stop } = createStateFeed(`workbench ${userId}`, { onState: state.set, onReload });
  return {
    state,
    ...{ start, stop },
    async perform(action) {
      const response = await fetch('/workbench/actions', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(action),
      }).catch((error: unknown) => String(error));
      if (typeof response === 'string') return response;
      if (response.ok) return undefined;
      const problem = v.safeParse(ProblemSchema, await response.json().catch(() => undefined));
      return problem.success ? problem.output.error : response.statusText;
    },
  };
}
