/** Zoom's list of a user's calls of some days, page by page ("Get user's call history"). */
import { PhoneError, parse } from '#call-core';
import type { PhoneNumbers } from '#call-core';
import * as v from 'valibot';
import type { AgentTokens } from '../agents/tokens.ts';
import type { CallList } from '../calls/ports.ts';
import { isInvalidParam, readable } from './callHistory.ts';
import { readZoom } from './zoomRequest.ts';

interface Deps {
  readonly tokens: AgentTokens;
  readonly numbers: PhoneNumbers;
}

/** The largest that Zoom gives. */
const PAGE_SIZE = '300';

const PageSchema = v.object({
  call_elements: v.optional(v.array(v.unknown()), []),
  next_page_token: v.optional(v.nullable(v.string()), null),
});

export function createCallList({ tokens, numbers }: Deps): CallList {
  return {
    page: (agentId, { start, end }, token) =>
      tokens.use(agentId, 'zoom', async ({ accessToken, baseUrl }) => {
        const query = {
          from: gmt(start),
          // Zoom takes the end in, to the second.
          to: gmt(end - 1000),
          page_size: PAGE_SIZE,
          ...(token !== null && { next_page_token: token }),
        };
        const answer = await readZoom(baseUrl, accessToken, '/v2/phone/users/me/call_history', query).catch(
          (error: unknown) => {
            // The rest of the query was good for the page before.
            if (token === null || !isInvalidParam(error)) throw error;
            throw new PhoneError('externalCalls.listExpired', { cause: error });
          },
        );
        const page = parse(PageSchema, answer, 'zoom.refused');
        return {
          calls: page.call_elements.flatMap((element) => readable(element, numbers)),
          next: page.next_page_token === '' ? null : page.next_page_token,
        };
      }),
  };
}

/** `yyyy-MM-dd'T'HH:mm:ss'Z'` */
function gmt(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
