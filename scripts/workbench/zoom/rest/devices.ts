/** Operations `listPhoneDevices` and `getADevice`: desk phones of the account, with the SIP accounts of those that were set up by hand. */
import type { Account } from '../account.ts';
import { SITE_ID } from '../account.ts';
import type { Clock } from '../clock.ts';
import { opaqueId } from '../ids.ts';
import type { ZoomUser } from '../options.ts';
import type { Operation, OperationRequest } from './operation.ts';
import { createPages } from './pages.ts';
import { invalidParam, ok, zoomError } from './zoomAnswer.ts';
import type { ZoomAnswer } from './zoomAnswer.ts';

export interface DeskPhone {
  readonly name: string;
  /** Of a phone that was set up by hand. */
  readonly sip: {
    readonly domain: string;
    readonly userName: string;
    readonly authorizationId: string;
    readonly password: string;
    /** Host and port. */
    readonly outboundProxy: string;
  } | null;
}

export interface DeskPhones {
  /** The phones of a user, in the place of those before. */
  readonly assign: (userId: string, phones: readonly DeskPhone[]) => void;
  readonly all: () => readonly AssignedPhone[];
  readonly reset: () => void;
}

interface AssignedPhone extends DeskPhone {
  readonly id: string;
  readonly user: ZoomUser;
}

const PAGE_SIZE = 30;
const LARGEST_PAGE = 300;

export function createDeskPhones(account: Account): DeskPhones {
  const phones = new Map<string, readonly AssignedPhone[]>();
  return {
    assign(userId, assigned) {
      const user = account.user(userId);
      const named = assigned.map((phone, index) => ({
        ...phone,
        user,
        id: opaqueId('device', `${userId} ${index}`),
      }));
      phones.set(userId, named);
    },
    all: () => [...phones.values()].flat(),
    reset() {
      phones.clear();
    },
  };
}

const noOtherUser = (userId: string) => zoomError(404, 1001, `User does not exist: ${userId}`);

export function deviceOperations(deskPhones: DeskPhones, clock: Clock): readonly Operation[] {
  const pages = createPages(clock);

  function list({ query }: OperationRequest): ZoomAnswer {
    const type = query.get('type');
    if (type !== 'assigned' && type !== 'unassigned') return invalidParam('type');
    const size = Number(query.get('page_size') ?? PAGE_SIZE);
    if (!Number.isInteger(size) || size < 1 || size > LARGEST_PAGE) return invalidParam('page_size');
    const isWanted = type === 'assigned' && (query.get('assignee_type') ?? 'user') === 'user';
    const found = isWanted ? deskPhones.all() : [];
    const page = pages.cut(found, size, query, 'account');
    if (page === null) return invalidParam('next_page_token');
    return ok({
      devices: page.items.map(inList),
      next_page_token: page.next,
      page_size: size,
      total_records: found.length,
    });
  }

  return [
    {
      id: 'listPhoneDevices',
      method: 'GET',
      path: '/phone/devices',
      rate: 'MEDIUM',
      scope: 'phone:read:list_devices:admin',
      otherUser: noOtherUser,
      answer: list,
    },
    {
      id: 'getADevice',
      method: 'GET',
      path: '/phone/devices/:deviceId',
      rate: 'LIGHT',
      scope: 'phone:read:device:admin',
      otherUser: noOtherUser,
      answer({ params }) {
        const phone = deskPhones.all().find(({ id }) => id === params['deviceId']);
        return phone === undefined ? zoomError(400, 300, 'Device does not exist.') : ok(inDetail(phone));
      },
    },
  ];
}

function inList({ id, name, user }: AssignedPhone) {
  const assignee = {
    id: user.id,
    name: user.name,
    extension_number: user.extension,
    extension_type: 'user',
  };
  return {
    id,
    display_name: name,
    device_type: 'other',
    mac_address: opaqueId('mac', id).slice(0, 12),
    assignee,
    site: { id: SITE_ID, name: 'Main Site' },
    status: 'offline',
  };
}

function inDetail(phone: AssignedPhone) {
  const { sip } = phone;
  return {
    ...inList(phone),
    provision:
      sip === null
        ? { type: 'ztp' }
        : {
            type: 'manual',
            sip_accounts: [
              {
                sip_domain: sip.domain,
                user_name: sip.userName,
                authorization_id: sip.authorizationId,
                password: sip.password,
                outbound_proxy: sip.outboundProxy,
              },
            ],
          },
  };
}
