/** `lightning/messageService`. Every component of the page counts as being in the active area. */
import type { MessageContext as Context, Subscription } from '../state/messages.ts';
import { messages } from '../page.ts';
import { isClassic, refuseInClassic } from '../state/host.ts';

export const APPLICATION_SCOPE = Symbol('APPLICATION_SCOPE');

interface Channel {
  readonly channelName: string;
}

/** Wire adapter: a context that ends with the component. */
export class MessageContext {
  readonly #context = messages.createContext();

  constructor(provide: (context: Context) => void) {
    if (!isClassic) provide(this.#context);
  }

  connect(): void {
    // The context is there from the start.
  }

  update(): void {
    // It has no configuration.
  }

  disconnect(): void {
    messages.release(this.#context);
  }
}

export function createMessageContext(): Context {
  return messages.createContext();
}

export function releaseMessageContext(context: Context): void {
  messages.release(context);
}

export function publish(context: Context | undefined, channel: Channel, message?: object): void {
  requireContext(context);
  messages.publish(channel.channelName, message ?? {});
}

export function subscribe(
  context: Context | undefined,
  channel: Channel,
  listener: (message: unknown) => void,
  options: { readonly scope?: symbol } = {},
): Subscription {
  if (options.scope !== undefined && options.scope !== APPLICATION_SCOPE) {
    throw new Error('The only scope of lightning/messageService is APPLICATION_SCOPE.');
  }
  return messages.subscribe(requireContext(context), channel.channelName, listener);
}

export function unsubscribe(subscription: Subscription | undefined): void {
  if (subscription !== undefined) messages.unsubscribe(subscription);
}

function requireContext(context: Context | undefined): Context {
  refuseInClassic('lightning/messageService');
  if (context === undefined) throw new Error('lightning/messageService needs a message context.');
  return context;
}
