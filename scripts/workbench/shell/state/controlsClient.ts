/** The panel's line to the server of the workbench. */
import * as v from 'valibot';
import { StateSchema, type Action, type WorkbenchState } from '../controls.ts';
import { createValue, type Value } from './value.ts';

const ProblemSchema = v.object({ error: v.string() });

export interface ControlsClient {
  /** Undefined until the server has answered, and while it does not. */
  readonly state: Pick<Value<WorkbenchState | undefined>, 'current' | 'subscribe'>;
  start(): void;
  stop(): void;
  /** @returns what went wrong, in words; undefined when all is well. */
  perform(action: Action): Promise<string | undefined>;
}

export function createControlsClient(reload: () => void): ControlsClient {
  const state = createValue<WorkbenchState | undefined>(undefined);
  let source: EventSource | undefined;
  return {
    state,
    start() {
      source = new EventSource('/workbench/state');
      source.addEventListener('state', ({ data }) => {
        state.set(v.parse(StateSchema, JSON.parse(String(data))));
      });
      source.addEventListener('reload', reload);
      source.addEventListener('error', () => {
        state.set(undefined);
      });
    },
    stop() {
      source?.close();
    },
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
