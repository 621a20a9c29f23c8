/** What the SIP proxy has seen of calls, read from what it tells as it happens. */
import { closeSync, fstatSync, openSync, readSync, watch } from 'node:fs';
import { TRACE } from './kamailio.ts';

export interface SipMoment {
  /** A method of SIP, or the code of an answer to an INVITE. */
  readonly what: string;
  /** Of SIP: the same at both ends. */
  readonly callId: string;
  /** Users at the SIP domain, of a call that begins. */
  readonly from: string;
  readonly to: string;
  /** It came over TLS: from an engine, and no telephone. */
  readonly byEngine: boolean;
  /** It does not belong to a call that has been answered. */
  readonly begins: boolean;
  /** `held`: an INVITE that stops the audio; `done`: a transfer has worked; else where to a call is sent. */
  readonly says: string;
}

/** @returns ends it */
export function followSipTrace(logFile: string, onMoment: (moment: SipMoment) => void): () => void {
  const file = openSync(logFile, 'r');
  let position = fstatSync(file).size;
  let rest = '';
  const read = () => {
    const size = fstatSync(file).size;
    const chunk = Buffer.alloc(Math.max(0, size - position));
    position += readSync(file, chunk, 0, chunk.length, position);
    const lines = `${rest}${chunk.toString()}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const moment = momentOf(line);
      if (moment !== null) onMoment(moment);
    }
  };
  const watcher = watch(logFile, read);
  return () => {
    watcher.close();
    closeSync(file);
  };
}

export function momentOf(line: string): SipMoment | null {
  const begin = line.indexOf(`${TRACE}|`);
  if (begin < 0) return null;
  const [, what = '', callId = '', from = '', to = '', protocol = '', toTag = '', says = ''] = line
    .slice(begin)
    .split('|');
  if (/^\d+$/.test(what) && to !== 'INVITE') return null;
  return {
    ...{ what, callId, from, to, says },
    byEngine: protocol.toLowerCase() === 'tls',
    begins: toTag === '' || toTag === '<null>',
  };
}
