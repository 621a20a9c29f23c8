/** What the details of a Task's call show, and how that changes. Knows the client, and no view. */
import { createPhoneNumbers, toPhoneError } from 'c/zoomCallCore';
import type { HistoryEntry, PhoneError, PhoneNumbers } from 'c/zoomCallCore';
import type { ZoomPhoneQueries } from 'c/zoomPhoneClient';
import type { OpenMedium } from 'c/zoomPhoneMedia';
import type { ShownProblem } from 'c/zoomPhoneStore';

export type DetailsState =
  | { readonly stage: 'loading' | 'signedOut' | 'noCall' }
  | { readonly stage: 'failed'; readonly problem: ShownProblem }
  | {
      readonly stage: 'shown';
      readonly entry: HistoryEntry;
      readonly numbers: PhoneNumbers | null;
      readonly opened: OpenMedium | null;
    };

export interface Details {
  /** Reads the call again; what is being heard goes on. */
  read(): Promise<void>;
  open(mediumId: string): Promise<void>;
  close(): void;
  /** The player got no further. */
  playerFailed(at: number): Promise<void>;
  /** Opens what is open once more. */
  retry(): Promise<void>;
}

interface Deps {
  readonly client: Pick<
    ZoomPhoneQueries,
    'session' | 'numberData' | 'callOfTask' | 'audioUrl' | 'audioProblem' | 'transcript'
  >;
  readonly taskId: string;
  readonly onState: (state: DetailsState) => void;
}

export function createDetails({ client, taskId, onState }: Deps): Details {
  let state: DetailsState = { stage: 'loading' };
  let numbers: PhoneNumbers | null = null;
  let retriedAt: number | null = null;

  function set(next: DetailsState): void {
    state = next;
    onState(next);
  }

  function fail(error: PhoneError): void {
    if (error.code === 'session.missing') set({ stage: 'signedOut' });
    else if (error.code === 'call.unknown') set({ stage: 'noCall' });
    // What stands there already is better than nothing.
    else if (state.stage !== 'shown') set({ stage: 'failed', problem: problemOf(error) });
  }

  /** Something about the medium that is open, if it still is. */
  function change(mediumId: string, changes: Partial<OpenMedium>): void {
    if (state.stage !== 'shown' || state.opened?.id !== mediumId) return;
    set({ ...state, opened: { ...state.opened, ...changes } });
  }

  /** Numbers are shown as they came where it cannot be learned how people read them. */
  async function learnNumbers(): Promise<void> {
    if (numbers !== null) return;
    const known = await Promise.all([client.session(), client.numberData()]).catch(() => null);
    if (known === null) return;
    const [{ homeCountry }, data] = known;
    numbers = createPhoneNumbers(data, homeCountry);
  }

  async function address(mediumId: string, startAt: number): Promise<void> {
    try {
      change(mediumId, { src: await client.audioUrl(mediumId), startAt, problem: null });
    } catch (error) {
      change(mediumId, { problem: problemOf(toPhoneError(error)) });
    }
  }

  async function readTranscript(mediumId: string): Promise<void> {
    try {
      change(mediumId, { transcript: await client.transcript(mediumId) });
    } catch (error) {
      const isOnlyText = kindOf(mediumId) === 'summary';
      // The audio can be heard without its text.
      change(mediumId, {
        transcript: { state: 'none', lines: [] },
        ...(isOnlyText && { problem: problemOf(toPhoneError(error)) }),
      });
    }
  }

  function kindOf(mediumId: string) {
    return state.stage === 'shown' ? state.entry.media.find(({ id }) => id === mediumId)?.kind : undefined;
  }

  async function open(mediumId: string): Promise<void> {
    if (state.stage !== 'shown') return;
    retriedAt = null;
    set({
      ...state,
      opened: { id: mediumId, src: null, startAt: 0, problem: null, transcript: null },
    });
    const hasAudio = kindOf(mediumId) !== 'summary';
    await Promise.all([hasAudio ? address(mediumId, 0) : null, readTranscript(mediumId)]);
  }

  return {
    async read() {
      try {
        const [entry] = await Promise.all([client.callOfTask(taskId), learnNumbers()]);
        set({ stage: 'shown', entry, numbers, opened: state.stage === 'shown' ? state.opened : null });
      } catch (error) {
        fail(toPhoneError(error));
      }
    },
    open,
    close() {
      if (state.stage === 'shown') set({ ...state, opened: null });
    },
    async playerFailed(at) {
      const opened = state.stage === 'shown' ? state.opened : null;
      if (!opened?.src) return;
      const problem = await client.audioProblem(opened.src);
      const isUsedUp = problem === null || problem.code === 'request.forbidden';
      // A ticket lasts for a while only; who listens does not notice that there is another.
      if (isUsedUp && retriedAt !== at) {
        retriedAt = at;
        await address(opened.id, at);
      } else {
        change(opened.id, { problem: { code: problem?.code ?? 'zoom.unavailable', said: null } });
      }
    },
    async retry() {
      if (state.stage === 'shown' && state.opened) await open(state.opened.id);
    },
  };
}

function problemOf({ code, said }: PhoneError): ShownProblem {
  return { code, said: said ?? null };
}
