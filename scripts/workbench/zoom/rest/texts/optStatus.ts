/** Operation `getUserNumberCampaignOptStatus`: who wants texts from which of the user's numbers. */
import { isMember, lineOf } from '../../texts/lines.ts';
import { optStatusOf } from '../../texts/optOuts.ts';
import type { TextCloud } from '../../texts/textCloud.ts';
import type { Account } from '../../account.ts';
import type { Operation, OperationRequest } from '../operation.ts';
import { invalidParam, ok, zoomError } from '../zoomAnswer.ts';
import type { ZoomAnswer } from '../zoomAnswer.ts';

const MOST = 10;

export function optStatus(account: Account, { data }: TextCloud): Operation {
  function answer({ query, user }: OperationRequest): ZoomAnswer {
    const consumers = numbersOf(query, 'consumer_phone_numbers');
    if (consumers.length === 0) return invalidParam('consumer_phone_numbers');
    const lines = numbersOf(query, 'zoom_phone_user_numbers');
    const areOwn = lines.every((number) => isMember(lineOf(account, number), user));
    if (lines.length === 0 || !areOwn) return invalidParam('zoom_phone_user_numbers');
    if (consumers.length > MOST || lines.length > MOST)
      return zoomError(400, 400, `Size of unique receiver phone numbers cannot exceed ${MOST}.`);
    const statuses = consumers.flatMap((consumer) =>
      lines.map((line) => optStatusOf(data(), consumer, line)),
    );
    return ok({ phone_number_campaign_opt_statuses: statuses });
  }

  return {
    id: 'getUserNumberCampaignOptStatus',
    method: 'GET',
    path: '/phone/user/:userId/sms_campaigns/phone_numbers/opt_status',
    rate: 'LIGHT',
    scope: 'phone:read:sms_campaign_number_opt_status',
    otherUser: (userId) => zoomError(404, 404, `User does not exist:${userId}.`),
    answer,
  };
}

/** Repeated, or separated by commas; in E.164, with or without the plus. */
function numbersOf(query: URLSearchParams, name: string): readonly string[] {
  const given = query.getAll(name).flatMap((text) => text.split(','));
  const digits = given.map((text) => text.replace(/\D/g, '')).filter((text) => text !== '');
  return [...new Set(digits)].map((text) => `+${text}`);
}
