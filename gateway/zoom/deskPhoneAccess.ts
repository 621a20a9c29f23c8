/** Whether the account's desk phones can be read, from which the SIP accounts of the browser line come. */
import { parse, toPhoneError } from '#call-core';
import type { ErrorCode } from '#call-core';
import * as v from 'valibot';
import type { AccountToken } from './accountToken.ts';
import { readZoom } from './zoomRequest.ts';

/** Of the account's app, not of the agents'. */
const DEVICES = '/v2/phone/devices';

const ListSchema = v.object({ devices: v.optional(v.array(v.object({ id: v.string() })), []) });

/** @returns why not; null where they can */
export async function whyNoDeskPhones(token: AccountToken): Promise<ErrorCode | null> {
  try {
    const { accessToken, baseUrl } = await token.get();
    const answer = await readZoom(baseUrl, accessToken, DEVICES, {
      ...{ type: 'assigned', assignee_type: 'user', page_size: '1' },
    });
    const [first] = parse(ListSchema, answer, 'zoom.refused').devices;
    // Another scope.
    if (first !== undefined)
      await readZoom(baseUrl, accessToken, `${DEVICES}/${encodeURIComponent(first.id)}`);
    return null;
  } catch (caught) {
    return toPhoneError(caught).code;
  }
}
