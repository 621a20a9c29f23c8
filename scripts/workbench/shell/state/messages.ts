/** Lightning Message Service (LWC guide: "Communicate Across the DOM with Lightning Message Service"). */

export interface Subscription {
  readonly channelName: string;
  readonly receive: (message: unknown) => void;
  readonly context: MessageContext;
}

/** Belongs to one component; its subscriptions end with it. */
export interface MessageContext {
  readonly subscriptions: Set<Subscription>;
}

export interface MessageBus {
  createContext(): MessageContext;
  release(context: MessageContext): void;
  publish(channelName: string, message: unknown): void;
  subscribe(context: MessageContext, channelName: string, receive: (message: unknown) => void): Subscription;
  unsubscribe(subscription: Subscription): void;
}

export function createMessageBus(): MessageBus {
  const channels = new Map<string, Set<Subscription>>();
  const bus: MessageBus = {
    createContext: () => ({ subscriptions: new Set() }),
    release(context) {
      for (const subscription of [...context.subscriptions]) bus.unsubscribe(subscription);
    },
    publish(channelName, message) {
      // Components of different namespaces get copies: what cannot be written as JSON does not arrive.
      const text = JSON.stringify(message);
      for (const subscription of [...(channels.get(channelName) ?? [])])
        subscription.receive(JSON.parse(text));
    },
    subscribe(context, channelName, receive) {
      const subscription = { channelName, receive, context };
      channels.set(channelName, (channels.get(channelName) ?? new Set()).add(subscription));
      context.subscriptions.add(subscription);
      return subscription;
    },
    unsubscribe(subscription) {
      channels.get(subscription.channelName)?.delete(subscription);
      subscription.context.subscriptions.delete(subscription);
    },
  };
  return bus;
}
