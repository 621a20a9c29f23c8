/**
 * The session of a page beside the widget: where the gateway is, the widget on the same page tells, and there the agent
 * signs in. The page is told where it stands.
 */
import { toPhoneError } from 'c/zoomCallCore';
import type { Problem, Session } from 'c/zoomCallCore';
import { createZoomPhoneClient } from 'c/zoomPhoneClient';
import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import { requestGateway, showWidget } from 'c/zoomPhoneDialChannel';
import type { MessageContextValue } from 'lightning/messageService';

export type PageStage = 'loading' | 'noWidget' | 'notAllowed' | 'signedOut' | 'failed' | 'ready';

export interface PageSession {
  /** The page is there, and Lightning has given it what it needs to ask; both may be said again. */
  connect(context: MessageContextValue | undefined): void;
  disconnect(): void;
  /** Asks the widget, once more. */
  ask(): void;
  openWidget(): void;
  /** The gateway has said in between that nobody is signed in. */
  signedOut(): void;
}

interface Deps {
  /** The permission to telephone. */
  readonly isAllowed: boolean;
  readonly salesforceUserId: string;
  readonly language: string;
  /**
   * Somebody is signed in; said again after each sign-in. May ask for more, and throw PhoneError.
   * @returns what begins the page; called if it has not begun yet
   */
  readonly prepare: (client: ZoomPhoneClient, session: Session) => Promise<() => void> | (() => void);
  /** @param problem where it failed */
  readonly onStage: (stage: PageStage, problem: Problem | null) => void;
}

export function createPageSession(deps: Deps): PageSession {
  const { isAllowed, salesforceUserId, language, prepare, onStage } = deps;
  let stage: PageStage = isAllowed ? 'loading' : 'notAllowed';
  let context: MessageContextValue | undefined;
  let isConnected = false;
  let stopAsking: (() => void) | undefined;
  /** Only the answer to the last question counts. */
  let asked = 0;

  function enter(next: PageStage, problem: Problem | null = null): void {
    stage = next;
    onStage(next, problem);
  }

  function ask(): void {
    stopAsking?.();
    stopAsking = undefined;
    if (!isAllowed || !isConnected || !context) return;
    if (stage !== 'ready') enter('loading');
    stopAsking = requestGateway(context, {
      onGateway: (gatewayUrl) => void start(gatewayUrl),
      onSilence: () => {
        enter('noWidget');
      },
    });
  }

  /** Also when somebody has signed in or out: what the same agent has before the eyes stays. */
  async function start(gatewayUrl: string): Promise<void> {
    const mine = (asked += 1);
    const client = createZoomPhoneClient({
      ...{ gatewayUrl, salesforceUserId, language },
      // What the agent does here is answered at once; the widget's outbox is the widget's.
      ...{ storage: null, locks: null, onRefused: () => undefined },
    });
    try {
      const begin = await prepare(client, await client.session());
      if (mine !== asked || stage === 'ready') return;
      begin();
      enter('ready');
    } catch (caught) {
      if (mine === asked) giveReason(caught);
    }
  }

  function giveReason(caught: unknown): void {
    const { code, said } = toPhoneError(caught);
    if (code === 'session.missing') enter('signedOut');
    else if (stage !== 'ready') enter('failed', { code, said: said ?? null });
  }

  return {
    connect(given) {
      const isNew = !isConnected || given !== context;
      isConnected = true;
      context = given;
      if (isNew) ask();
    },
    disconnect() {
      isConnected = false;
      asked += 1;
      stopAsking?.();
    },
    ask,
    openWidget() {
      if (context) showWidget(context);
    },
    signedOut() {
      enter('signedOut');
    },
  };
}
