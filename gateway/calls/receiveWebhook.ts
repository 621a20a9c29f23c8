/** Where webhooks are kept from the moment they are accepted until they have been worked off. */
export interface WebhookInbox {
  /**
   * Keeps a webhook durably.
   * @param identity what makes two deliveries the same event
   * @param body as Postgres can keep it
   * @param isUrgent worked off before all that are not, if it is left to the inbox
   * @returns its id, or null when this event is kept already
   */
  keep(identity: string, body: unknown, isUrgent: boolean): Promise<string | null>;
  done(id: string): Promise<void>;
}

/** Starts work that nobody waits for. @returns false when there is too much of it: the inbox then does it later */
type InBackground = (work: () => Promise<void>, afterwards: () => Promise<void>) => boolean;

interface Deps {
  readonly inbox: WebhookInbox;
  /** Works off a stored webhook. May be called more than once for the same one. */
  readonly apply: (body: unknown) => Promise<void>;
  /** Whether it tells of something that has just happened, so that somebody may be looking at it. */
  readonly isOfNow: (body: unknown) => boolean;
  readonly now: InBackground;
  /** What comes late, after an outage and then by the thousand, must not hold up what happens now. */
  readonly late: InBackground;
}

/**
 * Takes a verified webhook: stored first, and only then worked off. When this returns, a crash loses nothing; the
 * sender need not wait for more.
 */
export function createReceiveWebhook({ inbox, apply, isOfNow, now, late }: Deps) {
  return async function receiveWebhook(identity: string, body: unknown): Promise<'accepted' | 'known'> {
    const isUrgent = isOfNow(body);
    const id = await inbox.keep(identity, body, isUrgent);
    if (id === null) return 'known';
    const inBackground = isUrgent ? now : late;
    inBackground(
      () => apply(body),
      () => inbox.done(id),
    );
    return 'accepted';
  };
}
