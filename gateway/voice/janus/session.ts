/**
 * A session at Janus that outlives its connection: it is kept alive by the gateway, because a page in the background may
 * be too slow for that, and claimed again where only the connection broke.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { PhoneError } from '#call-core';
import type { Secret } from '../../secret.ts';
import { away, connectToJanus } from './connection.ts';
import type { JanusConnection, JanusRequest } from './connection.ts';
import { NO_SUCH_SESSION } from './messages.ts';
import type { HandleEvent, JanusMessage, Jsep, SipResult } from './messages.ts';

export interface JanusSession {
  readonly id: number;
  /** @returns a handle of the SIP plugin, unless another is said */
  attach(plugin?: string): Promise<number>;
  detach(handle: number): Promise<void>;
  /**
   * Tells the plugin something.
   * @throws PhoneError line.notNow when the state of the handle does not allow it, line.refused
   */
  tell(
    handle: number,
    body: Readonly<Record<string, unknown>>,
    options?: { readonly jsep?: Jsep; readonly withinMs?: number },
  ): Promise<SipResult>;
  trickle(handle: number, candidate: Readonly<Record<string, unknown>>): Promise<void>;
  /** Everything of it ends at Janus. */
  destroy(): Promise<void>;
}

export interface SessionOptions {
  readonly url: string;
  readonly secret: Secret;
  readonly onEvent: (handle: number, event: HandleEvent) => void;
  /** Its connection broke, and it was claimed again: what happened meanwhile was told to nobody. */
  readonly onClaimed: () => void;
  /** Once, and not after `destroy`. */
  readonly onLost: () => void;
}

/** Janus ends a session after 60 seconds without a word. */
const KEEP_ALIVE_MS = 20_000;
/** Less than Janus keeps a session whose connection broke (`reclaim_session_timeout`). */
const CLAIM_AFTER_MS = [100, 400, 1000, 2000, 3000];

/** No session outlives its Janus, and an agent must not wait to hear that. */
const REFUSALS_OF_THE_DEAD = 2;

/** Codes of the plugin that mean: not in this state. */
const WRONG_STATE = 447;
/** And of Janus: the PeerConnection before is not gone yet. */
const ERROR_SETTING_ICE = 490;

/** @throws PhoneError line.engineAway */
export async function openSession(options: SessionOptions): Promise<JanusSession> {
  let connection: JanusConnection | null = null;
  let ended = false;
  /** From the start, until there is a session to claim. */
  let reclaiming = true;
  connection = await connect();
  const id = await create(connection);
  reclaiming = false;
  const beat = setInterval(() => {
    // An answer that does not come means a connection that is dead: it closes, and is made again.
    ask({ janus: 'keepalive' }).catch(() => connection?.close());
  }, KEEP_ALIVE_MS);

  function connect(): Promise<JanusConnection> {
    return connectToJanus({
      url: options.url,
      secret: options.secret,
      onMessage,
      onClosed() {
        connection = null;
        if (!ended && !reclaiming) void reclaim();
      },
    });
  }

  function onMessage(message: JanusMessage): void {
    if (message.janus === 'timeout') lose();
    else if ('sender' in message && message.sender !== undefined) options.onEvent(message.sender, message);
  }

  async function reclaim(): Promise<void> {
    reclaiming = true;
    let refusals = 0;
    for (const pause of CLAIM_AFTER_MS) {
      await wait(pause);
      const isBack = ended ? 'gone' : await claim();
      if (isBack === 'refused') refusals += 1;
      if (isBack === 'gone' || refusals === REFUSALS_OF_THE_DEAD) break;
      if (isBack === 'yes') {
        reclaiming = false;
        options.onClaimed();
        return;
      }
    }
    lose();
  }

  async function claim(): Promise<'yes' | 'no' | 'refused' | 'gone'> {
    try {
      const opened = await connect();
      const answer = await opened.ask({ janus: 'claim', session_id: id });
      connection = opened;
      if (answer.janus === 'success') return 'yes';
      return answer.janus === 'error' && answer.error.code === NO_SUCH_SESSION ? 'gone' : 'no';
    } catch (error) {
      return error instanceof PhoneError && error.details['refused'] === true ? 'refused' : 'no';
    }
  }

  function lose(): void {
    if (ended) return;
    end();
    options.onLost();
  }

  function end(): void {
    ended = true;
    clearInterval(beat);
    connection?.close();
  }

  async function ask(request: JanusRequest, withinMs?: number): Promise<JanusMessage> {
    if (connection === null) throw away();
    const answer = await connection.ask({ ...request, session_id: id }, withinMs);
    if (answer.janus === 'error') throw refusal(answer.error.code);
    return answer;
  }

  return {
    id,
    async attach(plugin = 'janus.plugin.sip') {
      return idIn(await ask({ janus: 'attach', plugin }));
    },
    async detach(handle) {
      await ask({ janus: 'detach', handle_id: handle });
    },
    async tell(handle, body, { jsep, withinMs } = {}) {
      const request = { janus: 'message', handle_id: handle, body, ...(jsep && { jsep }) } as const;
      const answer = await ask(request, withinMs);
      if (answer.janus !== 'event') throw refusal(0);
      const { error_code: code, result } = answer.plugindata.data;
      if (result === undefined) throw refusal(code ?? 0);
      return result;
    },
    async trickle(handle, candidate) {
      await ask({ janus: 'trickle', handle_id: handle, candidate });
    },
    async destroy() {
      if (ended) return;
      ended = true;
      try {
        await ask({ janus: 'destroy' });
      } catch {
        // What does not answer is gone, or ends the session by itself.
      } finally {
        end();
      }
    },
  };
}

/** Ends a session that another gateway has left behind, and all calls with it. @throws PhoneError line.engineAway */
export async function endLeftSession(url: string, secret: Secret, id: number): Promise<void> {
  const ignore = () => undefined;
  const connection = await connectToJanus({ url, secret, onMessage: ignore, onClosed: ignore });
  try {
    const claimed = await connection.ask({ janus: 'claim', session_id: id });
    if (claimed.janus === 'success') await connection.ask({ janus: 'destroy', session_id: id });
  } finally {
    connection.close();
  }
}

async function create(connection: JanusConnection): Promise<number> {
  try {
    return idIn(await connection.ask({ janus: 'create' }));
  } catch (error) {
    connection.close();
    throw error;
  }
}

function idIn(answer: JanusMessage): number {
  if (answer.janus !== 'success' || answer.data === undefined)
    throw refusal(answer.janus === 'error' ? answer.error.code : 0);
  return answer.data.id;
}

function refusal(engineCode: number): PhoneError {
  const isOfState = engineCode === WRONG_STATE || engineCode === ERROR_SETTING_ICE;
  return new PhoneError(isOfState ? 'line.notNow' : 'line.refused', { details: { engineCode } });
}
