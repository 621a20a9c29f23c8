/** The SIP account of a user's generic desk phone (Zoom Phone API, `listPhoneDevices` and `getADevice`). */
import { PhoneError, parse } from '#call-core';
import * as v from 'valibot';
import { Secret } from '../secret.ts';
import type { SipAccount, SipAccountSource } from '../voice/ports.ts';
import type { AccountToken } from './accountToken.ts';
import { readZoom } from './zoomRequest.ts';

const Assignee = v.object({ id: v.optional(v.string()) });
const ListSchema = v.object({
  devices: v.optional(
    v.array(
      v.object({
        id: v.string(),
        display_name: v.optional(v.string(), ''),
        assignee: v.optional(Assignee),
        assignees: v.optional(v.array(Assignee), []),
      }),
    ),
    [],
  ),
  next_page_token: v.optional(v.string(), ''),
});
const DeviceSchema = v.object({
  provision: v.optional(
    v.object({
      sip_accounts: v.optional(
        v.array(
          v.object({
            sip_domain: v.optional(v.string(), ''),
            user_name: v.optional(v.string(), ''),
            authorization_id: v.optional(v.string(), ''),
            password: v.optional(v.string(), ''),
            outbound_proxy: v.optional(v.string(), ''),
          }),
        ),
        [],
      ),
    }),
  ),
});

/** In the name of the device: a user's real desk phone must not be taken away by a second one with its account. */
const MARK = /salesforce/i;

/** Of SIP over TLS. */
const TLS_PORT = 5061;
const PAGE_SIZE = 300;
const MOST_PAGES = 100;

export function createSipDevices({ token }: { readonly token: AccountToken }): SipAccountSource {
  async function read(path: string, query: Readonly<Record<string, string>> = {}): Promise<unknown> {
    const { accessToken, baseUrl } = await token.get();
    return await readZoom(baseUrl, accessToken, path, query);
  }

  async function devicesOf(zoomUserId: string): Promise<string[]> {
    const found: string[] = [];
    let page = '';
    for (let count = 0; count < MOST_PAGES; count++) {
      const list = parse(
        ListSchema,
        await read('/v2/phone/devices', {
          type: 'assigned',
          assignee_type: 'user',
          page_size: String(PAGE_SIZE),
          ...(page !== '' && { next_page_token: page }),
        }),
        'zoom.refused',
      );
      for (const { id, display_name: name, assignee, assignees } of list.devices) {
        const isOfUser = [assignee, ...assignees].some((one) => one?.id === zoomUserId);
        if (isOfUser && MARK.test(name)) found.push(id);
      }
      page = list.next_page_token;
      if (page === '') break;
    }
    return found;
  }

  return {
    async find(zoomUserId) {
      for (const id of await devicesOf(zoomUserId)) {
        const device = parse(
          DeviceSchema,
          await read(`/v2/phone/devices/${encodeURIComponent(id)}`),
          'zoom.refused',
        );
        const account = device.provision?.sip_accounts.map(toAccount).find((one) => one !== null);
        if (account) return account;
      }
      throw new PhoneError('line.noAccount');
    },
  };
}

function toAccount(told: {
  readonly sip_domain: string;
  readonly user_name: string;
  readonly authorization_id: string;
  readonly password: string;
  readonly outbound_proxy: string;
}): SipAccount | null {
  const proxy = /^(?:sips?:)?([a-z0-9.-]+)(?::(\d{1,5}))?(?:;.*)?$/i.exec(told.outbound_proxy);
  const host = proxy?.[1];
  // They become part of SIP headers.
  const isPlain = [told.sip_domain, told.user_name, told.authorization_id].every((text) =>
    /^[\w.+~-]+$/.test(text),
  );
  if (host === undefined || told.password === '' || !isPlain) return null;
  return {
    domain: told.sip_domain,
    userName: told.user_name,
    authorizationId: told.authorization_id,
    password: new Secret(told.password),
    outboundProxy: { host, port: Number(proxy?.[2] ?? TLS_PORT) },
  };
}
