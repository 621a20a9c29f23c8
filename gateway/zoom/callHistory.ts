/** Zoom's call history of a user, part by part ("Sync user's call history"). */
import { PhoneError, parse } from '#call-core';
import type { PhoneNumbers } from '#call-core';
import * as v from 'valibot';
import type { AgentTokens } from '../agents/tokens.ts';
import type { CallHistory, HistoryPage, RecordedCall } from '../calls/ports.ts';
import { toRecordedCall } from './events/recordEvents.ts';
import { readZoom } from './zoomRequest.ts';

interface Deps {
  readonly tokens: AgentTokens;
  readonly numbers: PhoneNumbers;
}

const COUNT = '100';
/** "Invalid request param: {paramName}." */
const INVALID_PARAM = 301;

const PageSchema = v.object({
  call_elements: v.optional(v.array(v.unknown()), []),
  sync_token: v.string(),
});

/** "Get user's call history" */
const ListSchema = v.object({
  call_elements: v.optional(v.array(v.unknown()), []),
  next_page_token: v.optional(v.string(), ''),
});
const PAGE_SIZE = '300';

export function createCallHistory({ tokens, numbers }: Deps): CallHistory {
  function sync(agentId: string, query: Readonly<Record<string, string>>): Promise<HistoryPage> {
    return tokens.use(agentId, 'zoom', async ({ accessToken, baseUrl }) => {
      const answer = await readZoom(baseUrl, accessToken, '/v2/phone/users/me/call_history/sync', {
        ...query,
        count: COUNT,
      });
      const page = parse(PageSchema, answer, 'zoom.refused');
      return {
        calls: page.call_elements.flatMap((element) => readable(element, numbers)),
        isEmpty: page.call_elements.length === 0,
        token: page.sync_token,
      };
    });
  }

  function list(agentId: string, query: Readonly<Record<string, string>>) {
    return tokens.use(agentId, 'zoom', async ({ accessToken, baseUrl }) => {
      const answer = await readZoom(baseUrl, accessToken, '/v2/phone/users/me/call_history', query);
      return parse(ListSchema, answer, 'zoom.refused');
    });
  }

  return {
    newest: (agentId) => sync(agentId, { sync_type: 'FSync' }),
    async newerThan(agentId, token) {
      try {
        return await sync(agentId, { sync_type: 'ISync', sync_token: token });
      } catch (error) {
        if (isInvalidParam(error)) return null;
        throw error;
      }
    },
    async between(agentId, { start, end }) {
      const calls: RecordedCall[] = [];
      const query = { from: secondOf(start), to: secondOf(end), page_size: PAGE_SIZE };
      let token = '';
      do {
        const page = await list(agentId, { ...query, ...(token !== '' && { next_page_token: token }) });
        calls.push(...page.call_elements.flatMap((element) => readable(element, numbers)));
        token = page.next_page_token;
      } while (token !== '');
      return calls;
    },
    olderThan: (agentId, token) => sync(agentId, { sync_type: 'BSync', sync_token: token }),
  };
}

/** Zoom's times have no fractions of a second. */
function secondOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

export function isInvalidParam(error: unknown): boolean {
  return (
    error instanceof PhoneError &&
    error.code === 'zoom.refused' &&
    error.details['zoomCode'] === INVALID_PARAM
  );
}

/** One record that is not understood must not hide those behind it. */
export function readable(element: unknown, numbers: PhoneNumbers): RecordedCall[] {
  try {
    return [toRecordedCall(element, numbers) ?? []].flat();
  } catch (error) {
    if (error instanceof PhoneError) return [];
    throw error;
  }
}
