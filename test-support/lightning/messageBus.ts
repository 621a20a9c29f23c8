/** Joins the stand-ins of `lightning/messageService` to a working bus: what is published reaches who has subscribed. */
import { publish, subscribe, unsubscribe } from 'lightning/messageService';

type Listener = (message: unknown) => void;

export interface MessageBus {
  /** Everything that was published, in order. */
  readonly published: unknown[];
  /** How many listen now. */
  readonly listening: () => number;
  /** A message of somebody else. */
  readonly send: (message: object) => void;
}

export function connectMessageBus(): MessageBus {
  const listeners = new Map<object, Listener>();
  const published: unknown[] = [];
  const send = (message: object) => {
    for (const listener of listeners.values()) listener(message);
  };
  jest.mocked(publish).mockImplementation((_context, _channel, message) => {
    published.push(message);
    send(message);
  });
  jest.mocked(subscribe).mockImplementation((_context, _channel, listener) => {
    const subscription: Partial<ReturnType<typeof subscribe>> = {};
    listeners.set(subscription, listener);
    return subscription as ReturnType<typeof subscribe>;
  });
  jest.mocked(unsubscribe).mockImplementation((subscription) => {
    listeners.delete(subscription);
  });
  return { published, listening: () => listeners.size, send };
}
