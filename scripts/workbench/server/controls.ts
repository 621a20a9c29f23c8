/** What the panel of the workbench can see and do: the two local servers and the gateway behind one interface. */
import type { Action, WorkbenchState } from '../shell/controls.ts';

/** `reload`: the page has been built anew. */
export type Change = 'state' | 'reload';

export interface Controls {
  state(userId: string): WorkbenchState;
  /** @returns why it could not be done, in words; undefined when it was done. */
  perform(action: Exclude<Action, { do: 'signInAs' }>, userId: string): Promise<string | undefined>;
  subscribe(listener: (change: Change) => void): () => void;
  /** The user of a browser; the first where the id is nobody's. */
  userOrFirst(userId: string | undefined): string;
}
