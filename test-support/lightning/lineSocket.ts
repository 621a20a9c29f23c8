/** The channel of the browser line as the page has it, without a network: a test is the gateway. */
import { LineCommandSchema, parse } from 'c/zoomCallCore';
import type { LineCommand, LineEvent } from 'c/zoomCallCore';

type Command<T extends LineCommand['type']> = Extract<LineCommand, { type: T }>;

export class LineSocketStandIn extends EventTarget {
  readonly url: string;
  /** What the page has sent, in its order. */
  readonly sent: LineCommand[] = [];
  readyState: number = WebSocket.CONNECTING;

  constructor(url: string) {
    super();
    this.url = url;
  }

  send(text: string): void {
    if (this.readyState !== WebSocket.OPEN) throw new DOMException('not open', 'InvalidStateError');
    this.sent.push(parse(LineCommandSchema, JSON.parse(text), 'request.invalid'));
  }

  /** By the page: what the other end makes of it comes later, and may never come. */
  close(): void {
    if (this.readyState !== WebSocket.CLOSED) this.readyState = WebSocket.CLOSING;
  }

  get isOpen(): boolean {
    return this.readyState === WebSocket.OPEN;
  }

  /** Commands of one kind. */
  of<T extends LineCommand['type']>(type: T): Command<T>[] {
    return this.sent.filter((command): command is Command<T> => command.type === type);
  }

  // What the gateway does.

  accept(): void {
    this.readyState = WebSocket.OPEN;
    this.dispatchEvent(new Event('open'));
  }

  tell(...events: readonly LineEvent[]): void {
    for (const event of events) this.tellText(JSON.stringify(event));
  }

  tellText(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  breakOff(): void {
    this.readyState = WebSocket.CLOSED;
    this.dispatchEvent(new Event('close'));
  }
}
