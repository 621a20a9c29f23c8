/** What an engine says of itself, for the doctor. Opens a session and ends it again; nothing else happens there. */
import { setTimeout as wait } from 'node:timers/promises';
import { PhoneError } from '#call-core';
import type { Secret } from '../../secret.ts';
import type { EngineState } from '../examineVoice.ts';
import { connectToJanus } from './connection.ts';
import type { JanusConnection } from './connection.ts';

interface Options {
  readonly url: string;
  readonly secret: Secret;
}

const SIP_PLUGIN = 'janus.plugin.sip';
/** "Unauthorized request (wrong or missing secret/token)". */
const UNAUTHORIZED = 403;
/** In all: whoever asks for metrics does not wait long. */
const WITHIN_MS = 4000;
const AWAY: EngineState = { state: 'away' };

export function examineJanus(options: Options): Promise<EngineState> {
  return Promise.race([examine(options), wait(WITHIN_MS, AWAY, { ref: false })]);
}

async function examine({ url, secret }: Options): Promise<EngineState> {
  try {
    const connection = await connectToJanus({ url, secret, onMessage: ignore, onClosed: ignore });
    try {
      return await look(connection);
    } finally {
      connection.close();
    }
  } catch (error) {
    if (error instanceof PhoneError && error.code === 'line.engineAway') return AWAY;
    throw error;
  }
}

async function look(connection: JanusConnection): Promise<EngineState> {
  const info = await connection.ask({ janus: 'info' });
  if (info.janus !== 'server_info') return AWAY;
  return {
    state: 'there',
    version: info.version_string,
    hasSip: SIP_PLUGIN in info.plugins,
    secret: info.api_secret ? await judgeSecret(connection) : 'none',
  };
}

async function judgeSecret(connection: JanusConnection): Promise<'right' | 'wrong'> {
  const answer = await connection.ask({ janus: 'create' });
  if (answer.janus === 'error') return answer.error.code === UNAUTHORIZED ? 'wrong' : 'right';
  if (answer.janus === 'success' && answer.data !== undefined)
    await connection.ask({ janus: 'destroy', session_id: answer.data.id });
  return 'right';
}

function ignore(): void {
  // The engine has nothing to tell but its answers.
}
