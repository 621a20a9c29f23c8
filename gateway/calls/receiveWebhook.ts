import type { WebhookInbox } from './ports.ts';

interface Deps {
  readonly inbox: WebhookInbox;
  /** Works off a stored webhook. May be called more than once for the same one. */
  readonly apply: (body: unknown) => Promise<void>;
  /** Starts work that nobody waits for. @returns false when there is too much of it: the inbox then does it later */
  readonly inBackground: (work: () => Promise<void>) => boolean;
}

/**
 * Takes a verified webhook: stored first, and only then worked off. When this returns, a crash loses nothing; the
 * sender need not wait for more.
 */
export function createReceiveWebhook({ inbox, apply, inBackground }: Deps) {
  return async function receiveWebhook(identity: string, body: unknown): Promise<'accepted' | 'known'> {
    const id = await inbox.keep(identity, body);
    if (id === null) return 'known';
    inBackground(async () => {
      await apply(body);
      await inbox.done(id);
    });
    return 'accepted';
  };
}
